"""Journals that forked are split into branches; nothing is kept aside any more."""

import sqlalchemy as sa
from alembic import op

from intake_desk.domain.branches import split
from intake_desk.domain.entries import START, Sealed, header

revision = "0005"
down_revision = "0004"

_STANDING = "SELECT number, hash FROM entry WHERE agency = :agency AND journal = :base ORDER BY number"
_ASIDE = "SELECT * FROM fork WHERE agency = :agency AND journal = :base ORDER BY number"
_MOVED = "UPDATE {table} SET journal = :name WHERE agency = :agency AND journal = :base AND number >= :first"
_BEGUN = (
    "INSERT INTO journal (agency, name, number, hash, after, folded)"
    " VALUES (:agency, :name, :number, :hash, :after, :after)"
)


def upgrade() -> None:
    op.add_column("journal", sa.Column("after", sa.BigInteger, nullable=False, server_default="0"))
    connection = op.get_bind()
    forked = connection.exec_driver_sql("SELECT DISTINCT agency, journal FROM fork").all()
    for agency, base in forked:
        _split(connection, agency, base)
    op.drop_table("fork")


def _split(connection: sa.Connection, agency: str, base: str) -> None:
    here = {"agency": agency, "base": base}
    standing = connection.execute(sa.text(_STANDING), here).all()
    aside = connection.execute(sa.text(_ASIDE), here).mappings().all()
    tree = [
        (number, before, mark)
        for (number, mark), before in zip(standing, [START, *(mark for _, mark in standing)], strict=False)
    ]
    numbers = {mark: number for number, mark in standing} | {row["hash"]: row["number"] for row in aside}
    journals = split(base, [*tree, *((row["number"], row["previous"], row["hash"]) for row in aside)])
    moved = {name: number for number, mark in reversed(standing) if (name := journals[mark]) != base}
    for name, first in sorted(moved.items(), key=lambda one: -one[1]):
        for table in ("entry", "signature"):
            connection.execute(sa.text(_MOVED.format(table=table)), here | {"name": name, "first": first})
    for row in aside:
        if row["hash"] in journals:
            values = dict(row) | {"journal": journals[row["hash"]], "subject": header(Sealed(row["body"])).subject}
            connection.execute(
                sa.text(
                    "INSERT INTO entry (agency, journal, number, hash, subject, body, personal, received_ms)"
                    " VALUES (:agency, :journal, :number, :hash, :subject, :body, :personal, :received_ms)"
                ),
                values,
            )
    connection.execute(sa.text("DELETE FROM journal WHERE agency = :agency AND name = :base"), here)
    for name in set(journals.values()):
        ours = sorted((numbers[mark], mark) for mark, found in journals.items() if found == name)
        end = {"number": ours[-1][0], "hash": ours[-1][1], "after": ours[0][0] - 1}
        connection.execute(sa.text(_BEGUN), {"agency": agency, "name": name} | end)
