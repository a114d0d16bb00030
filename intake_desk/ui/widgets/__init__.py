"""The program's own widgets: a page composes them and sets no colour, font or margin of its own."""
