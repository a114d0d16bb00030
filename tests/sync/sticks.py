"""What carries a desk's sticks, for whoever tests with one."""

from intake_desk.sync.bundle import Carrier
from intake_desk.sync.keys import desk_key


def carrier(desk):
    return Carrier(desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault), desk.clock)
