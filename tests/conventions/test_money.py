"""Money is a whole number of đồng wherever it is: no fraction is stored, and none comes up while it is counted."""

import ast
import re
from typing import get_args, get_type_hints

import msgspec
import pytest

from intake_desk.domain import dossier, exemptions, fee_decisions, fees, kinds, procedures, registry

# Where money is taken, let go, moved, counted or summed, on desk and server.
PATHS = re.compile(
    r"intake_desk/(domain|services|store|server)/(\w*_)?"
    r"(money|fees?|tally|payments?|till|drawers?|cash|charging|exemptions|closings?|applications|vietqr)(_\w+)?\.py"
)
FRACTIONS = {"float", "Decimal", "round", "Fraction"}
MONEY = re.compile(
    r"(\w+_)?(amount|phi|le_phi|tendered|paid|paid_\w+|waived|refunded|further|cap|expected|counted|kept|delivered)"
)


def fractions(tree):
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float()) | ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                yield node
            case ast.Name(id=name) if name in FRACTIONS:
                yield node


def test_no_fraction_comes_up_where_money_is_counted(package):
    counted = [module for module in package if PATHS.fullmatch(module.path)]

    assert [] == [module.at(node) for module in counted for node in fractions(module.tree)]
    assert {"charging", "fees", "tally", "till", "exemptions", "fee_decisions", "money_kinds", "payments"} <= {
        module.path.rpartition("/")[2].removesuffix(".py") for module in counted
    }


@pytest.mark.parametrize("written", ["1 / 2", "a /= 3", "0.5", "round(a)", "float(a)"])
def test_a_fraction_would_be_found(written):
    assert list(fractions(ast.parse(written)))


STRUCTS = [
    *(kind.facts for kind in registry.KINDS),
    kinds.FeeLine,
    kinds.FeeReceipt,
    dossier.Dossier,
    dossier.Payment,
    fees.FeeLine,
    exemptions.LetGo,
    fee_decisions.FeeDecision,
    procedures.FeeRule,
]


def money_fields():
    """Every field of theirs that is called as money is, with the types that it may hold."""
    for struct in STRUCTS:
        for name, hint in get_type_hints(struct).items():
            if MONEY.fullmatch(name):
                yield struct, name, set(get_args(hint)) - {type(None)} or {hint}


@pytest.mark.parametrize(
    ("struct", "name", "types"), [pytest.param(*one, id=f"{one[0].__name__}.{one[1]}") for one in money_fields()]
)
def test_what_is_kept_of_money_is_whole(struct, name, types):
    assert {int} == types


def test_the_fields_that_hold_money_are_looked_at():
    looked_at = {(struct.__name__, name) for struct, name, _types in money_fields()}

    assert {
        ("FeePaid", "amount"),
        ("FeePaid", "tendered"),
        ("FeeWaived", "le_phi"),
        ("DrawerClosed", "expected"),
        ("Dossier", "paid_cash"),
        ("Payment", "refunded"),
        ("FeeRule", "cap"),
        ("FeeDecision", "further"),
    } <= looked_at


@pytest.mark.parametrize("amount", ["1.5", "1e3", '"8000"', "true"])
def test_an_entry_that_says_a_fraction_is_not_understood(amount):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(f'{{"amount": {amount}, "means": "cash"}}', type=kinds.FeePaid)
