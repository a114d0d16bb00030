"""The steps by which a desk's file came to its present shape. They import nothing of the program."""
