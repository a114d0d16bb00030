"""Receiving: the intake page, its steps, the fast lane."""
