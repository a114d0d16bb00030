"""How things stand between the desks and the server, and what a supervisor may do about desks."""
