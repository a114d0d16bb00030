"""A procedure, a change of one, and a refused line, as captions and texts for the card beside the list."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.procedure_lists import CHANGED, Change, RefusedLine
from intake_desk.domain.procedure_terms import BLOCK_WORDS, channels_said, fees_said, limits_said, paper_said
from intake_desk.domain.procedures import PARTY, OwnField, Procedure
from intake_desk.ui.table_model import TagLook
from intake_desk.ui.unit_data.list_words import REFUSED, change_look, column_word, why_refused

translate = QCoreApplication.translate


class Section(NamedTuple):
    """A caption with the text below it."""

    caption: str
    text: str
    tone: str = "ink"


class Detail(NamedTuple):
    """All that the card shows."""

    code: str
    title: str
    tags: tuple[TagLook, ...]
    sections: tuple[Section, ...]


def of_procedure(procedure: Procedure) -> Detail:
    """Everything that is known of a procedure."""
    return Detail(procedure.code, procedure.short_name, _tags(procedure), tuple(_sections(procedure)))


def of_change(change: Change) -> Detail:
    """What the list does to a procedure: each changed field old and new, or the whole of a new one."""
    one = of_procedure(change.procedure)
    tags = (change_look(change.kind), *one.tags)
    if change.kind != CHANGED:
        return Detail(_place(one.code, change.line), one.title, tags, one.sections)
    sections = []
    for field in change.fields:
        word = column_word(field.field)
        nothing = translate("procedures", "(trống)")
        sections.append(Section(translate("procedures", "{0} · đang có").format(word), field.before or nothing, "soft"))
        sections.append(Section(translate("procedures", "{0} · sẽ là").format(word), field.after or nothing))
    return Detail(_place(one.code, change.line), one.title, tags, tuple(sections))


def of_refused(line: RefusedLine) -> Detail:
    """Which line was not taken, why, and what to do."""
    sections = [Section(column_word(line.column), line.text or translate("procedures", "(trống)"), "soft")]
    sections.append(Section(translate("procedures", "Lý do và cách sửa"), why_refused(line)))
    title = translate("procedures", "Dòng {0} không được nhận").format(line.line)
    return Detail(line.code, title, (change_look(REFUSED),), tuple(sections))


def _place(code: str, line: int) -> str:
    return translate("procedures", "{0} · dòng {1}").format(code, line) if line else code


def _tags(procedure: Procedure) -> tuple[TagLook, ...]:
    tags = []
    if procedure.block == PARTY:
        tags.append(TagLook("information", translate("procedures", "Khối Đảng")))
    if not procedure.has_published_code:
        tags.append(TagLook("neutral", translate("procedures", "Mã tự đặt")))
    if procedure.certification:
        tags.append(TagLook("neutral", translate("procedures", "Chứng thực")))
    return tuple(tags)


def _sections(procedure: Procedure) -> Iterator[Section]:
    if procedure.name != procedure.short_name:
        yield Section(column_word("name"), procedure.name)
    yield Section(column_word("field"), procedure.field)
    yield Section(column_word("limit"), _sentence(limits_said(procedure)))
    yield Section(column_word("fees"), _sentence(fees_said(procedure)))
    for case in procedure.cases:
        caption = f"{column_word('papers')} · {case.title}" if case.title else column_word("papers")
        yield Section(caption, "\n".join(f"– {paper_said(paper)}" for paper in case.papers))
    if procedure.fields:
        yield Section(
            translate("procedures", "Thủ tục hỏi thêm"), "\n".join(f"– {_asked(field)}" for field in procedure.fields)
        )
    yield Section(column_word("channels"), channels_said(procedure))
    yield Section(column_word("results"), "\n".join(procedure.outcomes))
    yield Section(column_word("resolver"), procedure.resolver or translate("procedures", "Đơn vị tiếp nhận"))
    yield Section(column_word("block"), BLOCK_WORDS.get(procedure.block, procedure.block))
    if procedure.decision:
        yield Section(column_word("decision"), procedure.decision)
    if procedure.basis:
        yield Section(column_word("basis"), procedure.basis)


def _asked(field: OwnField) -> str:
    parts = [part for part in (field.unit, " / ".join(field.choices)) if part]
    parts += [translate("procedures", "bắt buộc")] if field.required else []
    return f"{field.label} ({'; '.join(parts)})" if parts else field.label


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
