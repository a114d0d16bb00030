"""Intake Desk: the one-stop counter of a Vietnamese commune, online or not."""

__version__ = "0.1.0"
