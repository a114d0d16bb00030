"""What people see of the server in a browser: templates, their texts in two languages, sign-in."""
