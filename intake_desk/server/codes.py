"""Dossiers by the codes on their receipts, as the register folds them."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.numbers import code_in
from intake_desk.server import schema

LONGEST = 60


def keep(connection: sa.Connection, agency: str, before: Mapping[str, Dossier], dossiers: Iterable[Dossier]) -> None:
    """Note by which codes these dossiers may be asked for, besides those that they had `before` (by id); a code once
    printed leads to its dossier for good.
    """
    rows = [
        {"agency": agency, "code": code, "dossier": dossier.id}
        for dossier in dossiers
        for code in sorted(_of(dossier) - (_of(before[dossier.id]) if dossier.id in before else set()))
    ]
    if rows:
        # a code that was corrected away and comes back is there already
        connection.execute(
            sa.text(
                "INSERT INTO dossier_code (agency, code, dossier) VALUES (:agency, :code, :dossier)"
                " ON CONFLICT DO NOTHING"
            ),
            rows,
        )


def _of(dossier: Dossier) -> set[str]:
    codes = {dossier.code, *dossier.other_codes}
    # a stranger's entry may call anything a code
    return {known for code in codes if len(code) <= LONGEST and (known := code_in(code))}


def bodies(connection: sa.Connection, agency: str, code: str, most: int) -> list[bytes]:
    """The dossiers as the register holds them (msgpack) whose receipts bear this code."""
    column, known = schema.dossier.c, schema.dossier_code.c
    rows = connection.execute(
        sa.select(column.body)
        .select_from(
            schema.dossier_code.join(schema.dossier, sa.and_(column.agency == known.agency, column.id == known.dossier))
        )
        .where(known.agency == agency, known.code == code)
        .order_by(known.dossier)
        .limit(most)
    )
    return [row.body for row in rows]
