"""Slips of the fingers in an amount: what it may have been meant to be."""


def swaps(amount: int) -> set[int]:
    """What the amount may have been before two neighbouring digits changed places."""
    digits = str(amount)
    swapped = {
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0")
    }
    return swapped - {amount}


def swapped(one: int, other: int) -> bool:
    """Whether two neighbouring digits in each other's place make one of the other."""
    return (one - other) % 9 == 0 and other in swaps(one)


def noughts(amount: int) -> tuple[int, ...]:
    """What the amount may have been with a nought less or more; of nothing that is nothing."""
    if not amount:
        return ()
    return (amount * 10,) if amount % 10 else (amount // 10, amount * 10)
