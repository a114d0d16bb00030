"""A dossier's story in words: what happened, who did it where, and what was said."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from intake_desk.server.office_messages import Moment
from intake_desk.server.pages.rendering import figure, moment

Words = Mapping[str, str]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One moment as it is read."""

    at: int
    title: str
    who: str
    lines: tuple[str, ...]
    misfit: bool


def told(story: tuple[Moment, ...], t: Words, language: str) -> list[Told]:
    """The story, the latest first."""
    return [
        Told(
            at=one.at,
            title=t.get(f"kind_{one.kind}", t["kind_unknown"]),
            who=" · ".join(part for part in (one.who, one.desk) if part),
            lines=tuple(_lines(one, t, language)),
            misfit=one.misfit,
        )
        for one in reversed(story)
    ]


def _lines(one: Moment, t: Words, language: str) -> Iterator[str]:
    said = {**one.facts, **one.personal}
    for key, say in _SAID.items():
        if said.get(key):
            yield say(said[key], t, language)


def _labelled(label: str) -> Callable[[Any, Words, str], str]:
    return lambda value, t, _language: f"{t[label]}: {value}"


def _papers(papers: Any, _t: Words, _language: str) -> str:
    return "; ".join(str(paper["text"]) for paper in papers if isinstance(paper, dict) and "text" in paper)


def _fees(lines: Any, _t: Words, language: str) -> str:
    return f"{figure(sum(line['amount'] for line in lines), language)} đ"


# What an entry says, by the names of its fields, in the order in which it is read.
_SAID: dict[str, Callable[[Any, Words, str], str]] = {
    "receiver": lambda value, _t, _language: f"→ {value}",
    "sort": lambda value, _t, _language: str(value),
    "number": _labelled("field_number"),
    "summary": lambda value, _t, _language: str(value),
    "papers": _papers,
    "amount": lambda value, _t, language: f"{figure(value, language)} đ",
    "lines": _fees,
    "due_at": lambda value, t, _language: f"{t['due']}: {moment(value)}",
    "due_reason": lambda value, _t, _language: str(value),
    "reason": _labelled("field_reason"),
    "stage": _labelled("field_stage"),
    "decision": _labelled("field_decision"),
    "text": lambda value, _t, _language: str(value),
    "note": lambda value, _t, _language: str(value),
    "name": lambda value, _t, _language: str(value),
    "form": _labelled("form"),
}
