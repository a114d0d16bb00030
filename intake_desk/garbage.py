"""Python's own search for garbage: it may not hold up whoever waits, and there is little for it to find."""

import gc

# Counted in new objects; as it comes, it looks after each 700, and then at all that was left by the last looks.
LOOKS = (10_000, 20, 20)


def settled() -> None:
    """What there is now stays: the program has started, and what it is made of is not looked through again."""
    gc.freeze()
    gc.set_threshold(*LOOKS)
