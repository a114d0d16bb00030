"""Reports: chosen, seen, printed, saved."""
