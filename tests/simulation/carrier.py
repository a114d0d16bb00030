"""A carrier who can read and change what passes, as a proxy that ends the encryption could."""

from collections.abc import Callable
from random import Random

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.entries import BrokenEntry, Draft, Place, Sealed, header, seal
from intake_desk.domain.kinds import FeePaid
from intake_desk.wire import ExchangeAnswer, ExchangeRequest, HeadSignature, Reach, SignedSheet, Tail, head_statement

FALSE_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
_change = msgspec.structs.replace
Tails = tuple[Tail, ...]


def answer(content: bytes, chance: Random) -> bytes:
    """Another answer than the server gave."""
    try:
        read = msgspec.msgpack.decode(content, type=ExchangeAnswer)
    except msgspec.MsgspecError:
        return content
    false = chance.choice((_false_tails, _false_heads, _false_sheets, _hidden_journal, _false_waypoints))
    return msgspec.msgpack.encode(false(read, chance))


def request(content: bytes, chance: Random) -> bytes:
    """Another request than the desk made; its own head is signed and stays."""
    try:
        read = msgspec.msgpack.decode(content, type=ExchangeRequest)
    except msgspec.MsgspecError:
        return content
    if chance.random() < 0.3:
        return msgspec.msgpack.encode(_change(read, heads=_heads(read.heads, chance)))
    return msgspec.msgpack.encode(_change(read, tails=_tails(read.tails, chance)))


def _false_tails(read: ExchangeAnswer, chance: Random) -> ExchangeAnswer:
    if not read.tails:
        invented = [_invented(name, reach, chance) for name, reach in sorted(read.heads.items())]
        return _change(read, tails=tuple(invented))
    return _change(read, tails=_tails(read.tails, chance))


def _false_heads(read: ExchangeAnswer, chance: Random) -> ExchangeAnswer:
    return _change(read, heads=_heads(read.heads, chance))


def _false_waypoints(read: ExchangeAnswer, chance: Random) -> ExchangeAnswer:
    return _change(read, waypoints=dict.fromkeys(sorted(read.heads), ()), taken={})


def _hidden_journal(read: ExchangeAnswer, chance: Random) -> ExchangeAnswer:
    hidden = chance.choice(sorted(read.heads)) if read.heads else ""
    return _change(
        read,
        heads={name: reach for name, reach in read.heads.items() if name != hidden},
        tails=tuple(tail for tail in read.tails if tail.journal != hidden),
    )


def _false_sheets(read: ExchangeAnswer, chance: Random) -> ExchangeAnswer:
    body = msgspec.json.encode({"agency": "H26.103", "unit_code": "1", "desks": []})
    return _change(read, sheets=(SignedSheet(name="unit", version=2**50, body=body, signature=bytes(64)),))


def _heads(heads: dict[str, Reach], chance: Random) -> dict[str, Reach]:
    return {
        name: Reach(max(reach.number + chance.randint(-5, 5), 0), chance.randbytes(32))
        if chance.random() < 0.5
        else reach
        for name, reach in heads.items()
    }


def _tails(tails: Tails, chance: Random) -> Tails:
    change: Callable[[Tail, Random], Tail] = chance.choice((_forged, _unsigned, _with_gap, _swapped, _resigned))
    return tuple(change(tail, chance) if tail.entries else tail for tail in tails)


def _forged(tail: Tail, chance: Random) -> Tail:
    """An entry says something else; whoever looks only at the numbers sees nothing."""
    place = chance.randrange(len(tail.entries))
    entries = list(tail.entries)
    entries[place] = _false_entry(entries[place], chance)
    return _change(tail, entries=tuple(entries))


def _resigned(tail: Tail, chance: Random) -> Tail:
    """The last entry is another one, signed by somebody who may not."""
    last = _false_entry(tail.entries[-1], chance)
    number = tail.after + len(tail.entries)
    made = FALSE_KEY.sign(head_statement(tail.journal, number, last.hash))
    return _change(tail, entries=(*tail.entries[:-1], last), signatures=(HeadSignature(number, made),))


def _unsigned(tail: Tail, chance: Random) -> Tail:
    return _change(tail, signatures=())


def _with_gap(tail: Tail, chance: Random) -> Tail:
    """The beginning is kept back: what is left is genuine, and does not follow."""
    first = chance.randint(1, len(tail.entries))
    entries = tail.entries[first:]
    signatures = tuple(one for one in tail.signatures if one.number > tail.after + first)
    return _change(tail, after=tail.after + first, entries=entries, signatures=signatures)


def _swapped(tail: Tail, chance: Random) -> Tail:
    entries = list(tail.entries)
    chance.shuffle(entries)
    return _change(tail, entries=tuple(entries))


def _false_entry(sealed: Sealed, chance: Random) -> Sealed:
    try:
        read = header(sealed)
    except BrokenEntry:
        return sealed
    place = Place(read.hlc, read.journal, read.number)
    draft = Draft(facts=FeePaid(amount=chance.randrange(10**9), means="cash"), subject=read.subject)
    return seal(draft, place, read.previous, day=read.day, actor="thuy", salt=bytes(16))


def _invented(name: str, reach: Reach, chance: Random) -> Tail:
    """One more entry at the end of somebody's journal."""
    place = Place(1 << 60, name, reach.number + 1)
    draft = Draft(facts=FeePaid(amount=chance.randrange(10**9), means="cash"), subject="x")
    sealed = seal(draft, place, reach.hash, day="2026-11-20", actor="thuy", salt=bytes(16))
    made = FALSE_KEY.sign(head_statement(name, reach.number + 1, sealed.hash))
    return Tail(
        journal=name, after=reach.number, entries=(sealed,), signatures=(HeadSignature(reach.number + 1, made),)
    )
