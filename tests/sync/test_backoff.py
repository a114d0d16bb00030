from intake_desk.sync.backoff import MOST_SECONDS, delay


def test_the_wait_doubles_and_never_exceeds_the_cap():
    assert [1, 2, 4, 8, 16, 32, 60, 60] == [delay(failures, 1.0) for failures in range(1, 9)]
    assert MOST_SECONDS == delay(10**6, 1.0)


def test_desks_that_failed_together_do_not_return_together():
    assert [0.0, 2.0, 3.0] == [delay(3, chance) for chance in (0.0, 0.5, 0.75)]


def test_another_cap_is_kept_too():
    assert 300 == delay(50, 1.0, most=300)
