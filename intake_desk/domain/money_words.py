"""An amount in words, as the papers of state money write it: "một triệu không trăm linh năm đồng"."""

from intake_desk.domain.refusals import Refusal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = (*_DIGITS[:5], "lăm", *_DIGITS[6:])
_AFTER_TENS = ("", "mốt", *_DIGITS[2:4], "tư", "lăm", *_DIGITS[6:])  # the last figure from twenty on
_SCALES = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000


class NegativeAmount(Refusal):
    """No paper states less than nothing."""

    code = "negative_amount"


def in_words(amount: int) -> str:
    """An amount of đồng in words, in small letters, ending with "đồng". Raises NegativeAmount."""
    if amount < 0:
        raise NegativeAmount
    return f"{_number(amount) or _DIGITS[0]} đồng"


def sentence(amount: int) -> str:
    """An amount of đồng in words as it begins a line on paper: "Hai mươi mốt nghìn đồng". Raises NegativeAmount."""
    words = in_words(amount)
    return words[0].upper() + words[1:]


def _number(number: int, *, inside: bool = False) -> str:
    """The words of a number, "" for nothing; `inside` when words for greater ones stand before it."""
    words = []
    billions, rest = divmod(number, _BILLION)
    if billions:
        words += [_number(billions, inside=inside), "tỷ"]
    for scale, name in _SCALES:
        group, rest = divmod(rest, scale)
        if group:
            words += [*_group(group, inside=inside or bool(words)), name]
    return " ".join(word for word in words if word)


def _group(group: int, *, inside: bool) -> list[str]:
    """Three figures; `inside` a number the hundreds are said even where there are none."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inside else []
    if tens > 1:
        return [*words, _DIGITS[tens], "mươi", _AFTER_TENS[ones]]
    if tens:
        return [*words, "mười", *([_AFTER_TEN[ones]] if ones else [])]
    if ones:
        words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    return words
