"""What the unit goes by: procedures, calendar, places."""
