"""What a person can do at the counter: one public method is one transaction."""
