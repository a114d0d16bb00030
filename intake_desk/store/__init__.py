"""The desk's encrypted store: journal, roll, register, search. The only desk code that knows SQL."""
