"""The counter's rules: pure values and functions, without clock, random or I/O."""
