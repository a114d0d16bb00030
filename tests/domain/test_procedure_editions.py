"""The catalogue follows what a unit adopts, and still explains what held before."""

import os
import zlib
from importlib.resources import files

import msgspec
import pytest

from intake_desk.domain.documents import MOST_BYTES
from intake_desk.domain.procedure_editions import Adoption, Delta, Editions, packed, read_delta
from intake_desk.domain.procedures import Case, Catalogue, Limit, Procedure

SHIPPED = Catalogue.decode(files("intake_desk.resources").joinpath("procedures.json").read_bytes())
BIRTH = next(procedure for procedure in SHIPPED.procedures if procedure.code == "1.001193")


def a_procedure(code="TP-01", name="Xác nhận của phường", **said):
    return Procedure(code=code, name=name, short_name=name, field="Khác", cases=(Case(),), **said)


def changed(**fields):
    return Delta(changed=(msgspec.structs.replace(BIRTH, **fields),), source="a.xlsx")


def test_without_adoptions_the_document_itself_holds():
    editions = Editions(SHIPPED)

    assert SHIPPED.version == editions.version == editions.catalogue.version
    assert SHIPPED.procedures == editions.catalogue.procedures
    assert () == editions.sources


def test_each_adoption_is_a_new_version_that_names_it():
    one = Editions(SHIPPED, [Adoption("a1b2", changed(name="Khai sinh"))])
    two = Editions(SHIPPED, [Adoption("a1b2", changed(name="Khai sinh")), Adoption("c3d4", Delta(source="b.csv"))])

    assert [f"{SHIPPED.version}+1.a1b2", f"{SHIPPED.version}+2.c3d4"] == [one.version, two.version]
    assert ("a.xlsx", "b.csv") == two.sources


def test_adopted_procedures_are_added_changed_and_withdrawn():
    delta = Delta(changed=(a_procedure(), msgspec.structs.replace(BIRTH, name="Khai sinh")), withdrawn=("2.000815",))
    catalogue = Editions(SHIPPED, [Adoption("a", delta)]).catalogue

    assert "Khai sinh" == catalogue.by_code("1.001193").name
    assert "TP-01" == catalogue.search("xac nhan cua phuong")[0].procedure.code
    assert catalogue.by_code("2.000815") is None
    assert "2.000815" not in [hit.procedure.code for hit in catalogue.search("chung thuc ban sao", 400)]
    assert len(SHIPPED.procedures) == len(catalogue.procedures)


def test_what_was_withdrawn_can_come_back():
    steps = [Adoption("a", Delta(withdrawn=("1.001193",))), Adoption("b", Delta(changed=(BIRTH,)))]

    assert Editions(SHIPPED, steps[:1]).catalogue.by_code("1.001193") is None
    assert BIRTH == Editions(SHIPPED, steps).catalogue.by_code("1.001193")


def test_an_earlier_version_is_still_explained():
    steps = [
        Adoption("a", changed(name="Lần một")),
        Adoption("b", changed(name="Lần hai")),
        Adoption("c", Delta(changed=(a_procedure(),), withdrawn=("1.001193",))),
    ]
    editions = Editions(SHIPPED, steps)
    versions = [Editions(SHIPPED, steps[:number]).version for number in range(4)]
    names = [editions.procedure("1.001193", version).name for version in versions]

    assert [BIRTH.name, "Lần một", "Lần hai", "Lần hai"] == names
    assert "Lần hai" == editions.procedure("1.001193").name
    assert "Lần hai" == editions.procedure("1.001193", "2024.01").name
    assert "TP-01" == editions.procedure("tp-01", SHIPPED.version).code
    assert editions.procedure("9.999999") is None


def test_an_adopted_procedure_nobody_could_use_changes_nothing():
    bad = Delta(changed=(Procedure(code="", name="", short_name="", field=""), Procedure("X", "X", "X", "X")))

    assert SHIPPED.procedures == Editions(SHIPPED, [Adoption("a", bad)]).catalogue.procedures


def test_a_delta_is_read_back_as_it_was_packed():
    delta = Delta(changed=SHIPPED.procedures, withdrawn=("1.1",), source="danh muc.xlsx")
    bodies = packed(delta)

    assert all(len(body) <= MOST_BYTES for body in bodies)
    assert delta.changed == tuple(procedure for body in bodies for procedure in read_delta(body).changed)
    assert ("1.1",) == tuple(code for body in bodies for code in read_delta(body).withdrawn)


def test_a_large_delta_is_parted():
    large = tuple(a_procedure(f"TP-{number}", os.urandom(3000).hex()) for number in range(200))
    bodies = packed(Delta(changed=large, withdrawn=("a", "b")))

    assert len(bodies) > 1
    assert all(len(body) <= MOST_BYTES for body in bodies)
    assert large == tuple(procedure for body in bodies for procedure in read_delta(body).changed)
    assert ("a", "b") == tuple(code for body in bodies for code in read_delta(body).withdrawn)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no json"),
        zlib.compress(b"[]"),
        zlib.compress(b'{"changed":[{"code":"x","name":"x","short_name":"x","field":"x","channels":'
                      b'[{"channel":"counter","limit":{"unit":"moon"}}]}]}'),
        zlib.compress(b"{}" + b" " * (33 * 1024 * 1024)),
        zlib.compress(b'{"withdrawn":["1.001193"]}')[:-6],
    ],
    ids=["empty", "no zlib", "no json", "no delta", "unknown limit", "too large", "cut off"],
)  # fmt: skip
def test_a_body_that_is_no_delta_changes_nothing(body):
    assert Delta() == read_delta(body)


def test_a_dossiers_limit_is_read_back_whatever_became_of_its_procedure():
    limits = {terms.limit for procedure in SHIPPED.procedures for terms in procedure.channels}

    assert len(limits) > 30
    assert all(limit == Limit.read(limit.said) for limit in limits)
    assert Limit() == Limit.read("") == Limit.read("3 ngày làm việc (quầy 2)")
