"""Every published procedure, in each of its cases and ways, can be promised, charged and received on a real store."""

import msgspec

from intake_desk.domain.dossier import IN_HAND
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.applications import CASH, Application

ANSWERS = {"text": "Chi bộ 4", "number": "2", "money": "1.000.000", "date": "01/12/2026", "yes_no": "Có"}
NEXT_WEEK = "2026-11-27"


def ways(procedure):
    """Each case once, and each published line of each way of handing in once."""
    for case in range(len(procedure.cases)):
        yield case, "counter", 0
    for channel in {terms.channel for terms in procedure.channels}:
        for line in range(len(procedure.lines(channel))):
            yield 0, channel, line


def answers(procedure):
    return {one.name: one.choices[0] if one.choices else ANSWERS[one.kind] for one in procedure.fields}


def papers_of(case):
    counted = [PaperCount(text=one.text, originals=one.originals, copies=one.copies) for one in case.papers]
    return tuple(counted)[:100]


def test_each_can_be_promised_charged_and_received(desk, clerk):
    reception, catalogue = desk.bench.reception, desk.bench.desk.reference.catalogue
    charged = taken = 0
    for procedure in catalogue.procedures:
        for case, channel, line in ways(procedure):
            application = Application(
                applicant=Person(name="Đặng Thị Hường"),
                procedure=procedure.code.lower(),
                case=case,
                terms=line,
                channel=channel,
                papers=papers_of(procedure.cases[case]),
                pages=2,
                copies=3,
                means=CASH,
                fields=answers(procedure),
            )
            promise = reception.promise(application)
            assert promise.unstated == (promise.due_at is None)
            if promise.unstated:
                application = msgspec.structs.replace(application, due_day=NEXT_WEEK)
                promise = reception.promise(application)
            assert promise.due_at > desk.clock()
            assert promise.reason
            dossier = reception.receive(clerk, application)
            assert (IN_HAND, procedure.code, procedure.name) == (
                dossier.state,
                dossier.procedure,
                dossier.procedure_name,
            )
            assert procedure.limit(channel, procedure.cases[case], line).said == dossier.limit
            assert promise.fee_total == dossier.paid_cash
            assert dossier.fields.keys() == {one.name for one in procedure.fields}
            charged += promise.fee_total
            taken += 1
    assert taken > len(catalogue.procedures) >= 340
    assert charged > 0
