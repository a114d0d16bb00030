"""What needs a supervisor's eye."""
