import threading

import pytest

from intake_desk.exchanging import beside
from intake_desk.sync.failures import Offline


def test_what_is_begun_beside_goes_on_while_its_caller_does_something_else():
    may_end, here = threading.Event(), threading.get_ident()

    def work():
        assert may_end.wait(10)
        return threading.get_ident()

    wait = beside(work)
    may_end.set()
    assert here != wait()


def test_what_it_raised_is_raised_where_it_is_waited_for():
    def work():
        raise Offline(cause="ReadTimeout")

    wait = beside(work)
    with pytest.raises(Offline):
        wait()
