"""What clerks do in a history: the real services, on dossiers that any desk may have touched."""

from collections.abc import Callable
from random import Random

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierRated, PaperCount
from intake_desk.domain.people import Person
from intake_desk.domain.times import local
from intake_desk.services.applications import Application
from intake_desk.services.lookup import Filter
from tests.ruling import rule_off
from tests.simulation.ledger import Violated
from tests.simulation.machines import DeskMachine
from tests.simulation.programs import NEXT, DossierMarked
from tests.simulation.template import PASSWORD

NAMES = ("Đặng Thị Hường", "Bùi Văn Tốn", "Vũ Thị Sáu", "Hồ Thu Oanh", "Lý Bích Mỵ", "Khuất Văn Đạt")
PAPERS = (PaperCount(text="Giấy tờ kèm theo", originals=1),)
CERTIFICATION = "2.000815"
# Most acts are about what lies on top: so desks that are apart meet on the same dossiers.
ON_TOP = 8

Act = Callable[[DeskMachine, Clerk, Random], object]


def _application(chance: Random, **changes: object) -> Application:
    said = {
        "applicant": Person(name=chance.choice(NAMES), phone=f"09{chance.randrange(10**8):08d}"),
        "procedure": CERTIFICATION,
        "papers": (PaperCount(text="Bản chính giấy tờ", originals=1, copies=chance.randint(1, 3)),),
        "pages": chance.randint(1, 9),
        "means": chance.choices(("cash", "transfer", "waived", "later"), (6, 2, 1, 2))[0],
        "waiver_reason": "Hộ nghèo",
    }
    return Application(**{**said, **changes})


def _receive(desk: DeskMachine, clerk: Clerk, chance: Random) -> object:
    return desk.bench.reception.receive(clerk, _application(chance))


def _together(desk: DeskMachine, clerk: Clerk, chance: Random) -> object:
    several = [_application(chance) for _ in range(chance.randint(2, 4))]
    return desk.bench.reception.receive_together(clerk, several)


def _serve(desk: DeskMachine, clerk: Clerk, chance: Random) -> object:
    return desk.bench.reception.serve(clerk, _application(chance))


def _file(desk: DeskMachine, clerk: Clerk, chance: Random) -> object:
    code = f"H26.103-261120-{chance.randrange(1000):04d}" if chance.random() < 0.5 else ""
    return desk.bench.reception.file(clerk, _application(chance, channel="online"), code)


def _feedback(desk: DeskMachine, clerk: Clerk, chance: Random) -> object:
    return desk.bench.feedback.receive(clerk, "", "", "Chờ lâu")


def _on(step: Callable[[DeskMachine, Clerk, Dossier, Random], object]) -> Act:
    """A step on one of the newest dossiers that this desk knows, lawful or not: the service must know."""

    def act(desk: DeskMachine, clerk: Clerk, chance: Random) -> object:
        found = desk.bench.lookup.page(Filter(), most=ON_TOP)
        if not found:
            return _receive(desk, clerk, chance)
        dossier = desk.bench.lookup.dossier(chance.choice(found).dossier.id)
        assert dossier is not None
        done = step(desk, clerk, dossier, chance)
        if step is not _as_next_release:  # it asks no service
            _counts(desk, dossier)
        return done

    return act


def _counts(desk: DeskMachine, before: Dossier) -> None:
    """I16: what a clerk was told is done has its effect, whatever the clocks of other desks showed."""
    after = desk.bench.lookup.dossier(before.id)
    if after is not None and len(after.misfits) > len(before.misfits):
        raise Violated("I16 what was answered done counts", f"{desk.name}: {after.misfits[-1].kind} on {before.state}")


def _means(chance: Random) -> str:
    return chance.choice(("cash", "transfer", "waived"))


def _rate(desk: DeskMachine, clerk: Clerk, dossier: Dossier, chance: Random) -> object:
    return desk.bench.casework.rate(clerk, dossier.id, chance.choice(("very", "not")))


def _as_next_release(desk: DeskMachine, clerk: Clerk, dossier: Dossier, chance: Random) -> object:
    """What only the next release can say; today's does something else."""
    if desk.release != NEXT:
        return _receive(desk, clerk, chance)
    with desk.bench.desk.recording(clerk) as recording:
        facts = chance.choice((DossierMarked(mark="Đã đánh dấu"), DossierRated(level="very")))
        recording.add(Draft(facts=facts, subject=dossier.id))
    return recording.dossiers


def _correct(desk: DeskMachine, clerk: Clerk, dossier: Dossier, chance: Random) -> object:
    return desk.bench.casework.correct(clerk, dossier.id, {"phone": f"09{chance.randrange(10**8):08d}"}, "Nhầm")


def _extend(desk: DeskMachine, clerk: Clerk, dossier: Dossier, chance: Random) -> object:
    day = desk.bench.desk.calendar.working_from(local(desk.bench.desk.now()).date()).isoformat()
    return desk.bench.casework.extend(clerk, dossier.id, day, "Chờ xác minh")


def close_day(desk: DeskMachine, person: Clerk, chance: Random) -> object:
    """The supervisor rules the open day off."""
    day, counted = desk.bench.desk.business_day(), chance.choice((None, 120_000))
    return rule_off(desk.bench, person, day, PASSWORD, counted_cash=counted, note="Đếm nhanh")


ACTS: tuple[tuple[int, Act], ...] = (
    (24, _receive),
    (4, _together),
    (6, _serve),
    (5, _file),
    (2, _feedback),
    (5, _on(lambda desk, clerk, one, chance: desk.bench.reception.accept(
        clerk, one.id, _means(chance), waiver_reason="Hộ nghèo"))),
    (5, _on(lambda desk, clerk, one, _: desk.bench.casework.request_supplement(clerk, one.id, PAPERS, "Thiếu"))),
    (5, _on(lambda desk, clerk, one, _: desk.bench.casework.supplement(clerk, one.id, PAPERS))),
    (8, _on(lambda desk, clerk, one, _: desk.bench.casework.result_ready(clerk, one.id, shelf="Kệ B"))),
    (8, _on(lambda desk, clerk, one, _: desk.bench.casework.hand_back(clerk, one.id, "applicant"))),
    (6, _on(lambda desk, clerk, one, chance: desk.bench.till.take(clerk, one.id, _means(chance), "Hộ nghèo"))),
    (2, _on(lambda desk, clerk, one, _: desk.bench.casework.withdraw(clerk, one.id, "Đổi ý"))),
    (2, _on(_correct)),
    (2, _on(_extend)),
    (2, _on(_rate)),
    (3, _on(_as_next_release)),
)  # fmt: skip


def any_act(chance: Random) -> Act:
    """What a clerk does next."""
    weights, acts = zip(*ACTS, strict=True)
    return chance.choices(acts, weights)[0]
