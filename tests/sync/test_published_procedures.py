"""The procedures that a server publishes reach its desks by the ordinary exchange, and hold there."""

import msgspec
import pytest

from intake_desk.app import reference, resource
from intake_desk.domain.procedures import CatalogueSheet
from intake_desk.server.units import UnknownUnit, put_procedures

AGENCY = "H26.103"


@pytest.fixture(scope="module")
def shipped():
    return msgspec.json.decode(resource("procedures.json"), type=CatalogueSheet)


def edition(shipped, version, most=None):
    return msgspec.structs.replace(shipped, version=version, procedures=shipped.procedures[:most])


def test_a_desk_goes_by_what_its_server_publishes(make_desk, central, shipped):
    desk, documents = make_desk(), reference()
    put_procedures(central, AGENCY, edition(shipped, "tỉnh-1", 12))
    assert ("procedures",) == desk.level().sheets
    assert documents.follow(desk.journal.database)
    assert ("tỉnh-1", shipped.procedures[:12]) == (documents.catalogue.version, documents.catalogue.procedures)

    put_procedures(central, AGENCY, edition(shipped, "tỉnh-2"))
    assert ("procedures",) == desk.level().sheets
    assert documents.follow(desk.journal.database)
    assert ("tỉnh-2", len(shipped.procedures)) == (documents.catalogue.version, len(documents.catalogue.procedures))
    assert () == desk.level().sheets
    assert not documents.follow(desk.journal.database)


def test_a_desk_that_enrols_later_begins_with_it(make_desk, central, shipped):
    make_desk()
    put_procedures(central, AGENCY, edition(shipped, "tỉnh-1", 12))
    later, documents = make_desk(), reference()
    documents.follow(later.journal.database)

    assert "tỉnh-1" == documents.catalogue.version


def test_a_sheet_of_five_thousand_procedures_travels(make_desk, central, shipped):
    desk, documents = make_desk(), reference()
    many = tuple(msgspec.structs.replace(one, code=f"{n}.{one.code}") for n in range(15) for one in shipped.procedures)[
        :5000
    ]
    put_procedures(central, AGENCY, msgspec.structs.replace(shipped, procedures=many))
    desk.level()
    documents.follow(desk.journal.database)

    assert 5000 == len(documents.catalogue.procedures)


def test_only_a_known_unit_is_published_to(central, shipped):
    with pytest.raises(UnknownUnit):
        put_procedures(central, "H26.999", shipped)
