"""One citizen of the day's file, put on the intake page as a clerk's hands would; what no hand can type is refused."""

from collections.abc import Callable

from intake_desk.day_file import Applicant, Line, Paper
from intake_desk.domain.people import UnreadableCard, is_card
from intake_desk.domain.procedures import Procedure
from intake_desk.services.applications import MOST_FEE
from intake_desk.ui.driver import Driver, NotTaken
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.keystrokes import shown_date, write
from intake_desk.ui.messages import explain
from intake_desk.ui.widgets import ChoiceField, NumberField

MOST_OF_A_PAPER = 999
MEANS = ("cash", "transfer", "waived")
Counted = tuple[str, int, int, int]


def fill(driver: Driver, line: Line) -> IntakePage:
    """The intake page with everything that the line says on it. Raises NotTaken."""
    page = driver.intake()
    if line.scan:
        _scan_card(driver, page, line.scan)
    else:
        _type_person(page, line.applicant or Applicant())
    phone = line.phone or (line.applicant.phone if line.applicant else "")
    if phone:
        write(page.applicant.phone, phone)
        page.applicant.known_by_phone.close_list()
    if line.on_behalf_of is not None:
        page.applicant.on_behalf.setChecked(True)
        write(page.applicant.owner.name, line.on_behalf_of.name)
        write(page.applicant.owner.number, line.on_behalf_of.id_number)
    procedure = driver.pick_procedure(page, line.procedure, line.case)
    driver.tick_table(page.papers.table, counted(procedure, line.case, line.papers))
    _put(page.papers.sets, line.sets, "số bộ")
    if page.papers.pages_field.isVisibleTo(page) or line.pages:
        _put(page.papers.pages, line.pages, "số trang")
        page.papers.pages.edited.emit(line.pages)
    _choose(page.papers.deliver, line.deliver, "nơi trả kết quả")
    write(page.papers.note, line.note)
    return page


def pay(driver: Driver, page: IntakePage, line: Line) -> None:
    """How the fee is paid; a line without a fee leaves it for later. Raises NotTaken."""
    fee = line.fee
    if fee is None:
        driver.pay(page, None, "", "")
        return
    if fee.paid_by not in MEANS:
        raise NotTaken(f"không biết hình thức thu “{fee.paid_by[:40]}”")
    if not 0 <= fee.amount <= MOST_FEE:
        raise NotTaken(f"mức thu {str(fee.amount)[:20]} không thể có")
    driver.pay(page, fee.amount, fee.paid_by, fee.reason)


def counted(procedure: Procedure | None, case: int, papers: list[Paper | str]) -> list[Counted]:
    """The papers by name with their numbers. Raises NotTaken for a place where no paper is, or an impossible number."""
    return [_counted(procedure, case, paper) for paper in papers]


def _counted(procedure: Procedure | None, case: int, paper: Paper | str) -> Counted:
    if isinstance(paper, str):
        return paper, 1, 0, 0
    counts = (paper.originals, paper.certified, paper.copies)
    if not all(0 <= count <= MOST_OF_A_PAPER for count in counts):
        raise NotTaken(f"số bản phải từ 0 đến {MOST_OF_A_PAPER}")
    if isinstance(paper.paper, str):
        return paper.paper, *counts
    found = procedure.paper_at(case, paper.paper) if procedure else None
    if found is None:
        code = procedure.code if procedure else "–"
        raise NotTaken(f"thủ tục {code} không có giấy tờ số {str(paper.paper)[:20]} trong trường hợp {str(case)[:20]}")
    return found.text, *counts


def _scan_card(driver: Driver, page: IntakePage, text: str) -> None:
    if not is_card(text) or not text.isprintable():  # no scanner of cards types this, and a window may ask about it
        raise NotTaken(explain(UnreadableCard()))
    said: list[str] = []
    page.not_recorded.connect(said.append)
    try:
        driver.scan(text)
        driver.wait(lambda: bool(said or page.applicant.name.value()), "the card")
    finally:
        page.not_recorded.disconnect(said.append)
    if said:
        raise NotTaken(said[0])


def _type_person(page: IntakePage, person: Applicant) -> None:
    step = page.applicant
    write(step.name, person.name)
    write(step.id_number, person.id_number)
    write(step.birth_date, shown_date(person.birth_date))
    _choose(step.sex, person.sex, "giới tính")
    write(step.address, person.address)
    step.known.close_list()


def _put(field: NumberField, value: int, name: str) -> None:
    """A field of the window holds what is possible and nothing else; a line is not quietly bent to fit."""
    _checked(field.set_value, field.value, value, name)


def _choose(field: ChoiceField, value: str, name: str) -> None:
    _checked(field.set_value, field.value, value, name)


def _checked(put: Callable[..., None], read: Callable[[], object], value: object, name: str) -> None:
    put(value)
    if read() != value:
        raise NotTaken(f"{name} “{str(value)[:40]}” không nhận được")
