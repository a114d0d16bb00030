from intake_desk.ui.scanner import Scanner

CARD = "001199054321|012345678|Đặng Thị Hường|28021999|Nữ|Thôn Đô Quan|20112021"


def typed(scanner, text, gap, start=1000):
    at = start
    for letter in text:
        scanner.feed(letter, at)
        at += gap
    return at


def test_a_fast_burst_ended_by_enter_is_a_scan():
    scanner = Scanner()
    at = typed(scanner, CARD, 4)

    assert CARD == scanner.end(at)


def test_a_hand_is_never_a_scan():
    scanner = Scanner()
    at = typed(scanner, "H26.103-261120-3128", 55)

    assert scanner.end(at) is None


def test_a_few_fast_letters_are_a_hand():
    scanner = Scanner()
    at = typed(scanner, "chung", 5)

    assert scanner.end(at) is None


def test_a_pause_begins_a_new_burst():
    scanner = Scanner()
    typed(scanner, "abc", 10)
    at = typed(scanner, "H26.103-261120-3128", 3, start=2000)

    assert "H26.103-261120-3128" == scanner.end(at)


def test_an_enter_long_after_the_burst_is_a_hands_enter():
    scanner = Scanner()
    at = typed(scanner, "H26.103-261120-3128", 3)

    assert scanner.end(at + 500) is None


def test_a_forgotten_burst_cannot_end():
    scanner = Scanner()
    at = typed(scanner, "H26.103-261120-3128", 3)
    scanner.forget()

    assert scanner.end(at) is None


def test_only_the_first_letter_begins_a_burst():
    scanner = Scanner()

    assert [True, False, False] == [scanner.feed(letter, at) for letter, at in (("a", 10), ("b", 15), ("c", 20))]
    assert "abc" == scanner.text
