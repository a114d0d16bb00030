"""The day at a glance and its ruling off."""
