"""The tables of the central server. Every key starts with the agency, so that they can be split by it.

Only `dossier`, `dossier_code`, `figure`, `owed` and `journal.folded` are derived; thrown away together, they are folded
again.
"""

import sqlalchemy as sa


class Bytes(sa.LargeBinary):
    """Bytes as they are: both drivers take and give them, and wrapping each value costs a third of an insert."""

    def bind_processor(self, dialect: sa.Dialect) -> None:  # SQLAlchemy's signature
        """Nothing is done to a value that goes in."""

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> None:  # SQLAlchemy's signature
        """Nothing is done to a value that comes out."""


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The dossiers whose promise is running, or broken.
PROMISED = sa.text("state = 'in_hand'")

# What is counted; the index holds it too, so that a month of all units is read from there alone.
FIGURES = ("received", "resolved", "kept")

# One row per unit; `desks` is how many it plans for, which fixes the width of the daily ranges for good, and
# `register_shape` which program folded its register.
unit = sa.Table(
    "unit",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("unit_code", sa.Text, nullable=False),
    sa.Column("parent", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("phone", sa.Text, nullable=False),
    sa.Column("website", sa.Text, nullable=False),
    sa.Column("public_url", sa.Text, nullable=False, server_default=""),
    sa.Column("desks", sa.Integer, nullable=False),
    sa.Column("register_shape", sa.Text, nullable=False, server_default=""),
)

# A desk that enrolled. Its slot, and so its numbers of every day, is never given to another, also when it was revoked;
# `revoked_hash` is what was its token's: the desk, and nobody else, is told what became of it.
desk = sa.Table(
    "desk",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("slot", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("journal", sa.Text, nullable=False),
    sa.Column("public_key", Bytes, nullable=False),
    sa.Column("first_number", sa.Integer, nullable=False),
    sa.Column("last_number", sa.Integer, nullable=False),
    sa.Column("enrolled_ms", sa.BigInteger, nullable=False),
    sa.Column("revoked_ms", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("revoked_hash", Bytes),
    sa.Column("sealing_key", Bytes),
    sa.UniqueConstraint("agency", "slot"),
    sa.UniqueConstraint("agency", "journal"),
    sa.UniqueConstraint("agency", "first_number"),
)

# Who may call: a desk (`desk` not 0) or an administrator; only the SHA-256 of the secret is kept.
token = sa.Table(
    "token",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("holder", sa.Text, primary_key=True),
    sa.Column("desk", sa.Integer, nullable=False),
    sa.Column("hash", Bytes, nullable=False),
    sa.Column("issued_ms", sa.BigInteger, nullable=False),
)

# What supervisors and administrators did about desks: `act` is "code", "revoke" or "back", `actor` the clerk's login or
# "admin", `at_desk` where they stood (0: at the server), `desk` the one that it was done to.
deed = sa.Table(
    "deed",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True),
    sa.Column("at_ms", sa.BigInteger, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at_desk", sa.Integer, nullable=False),
    sa.Column("desk", sa.Integer, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
)

# One-time enrolment codes, hashed. `public_key` and `desk` say who used it: only they may ask again.
enrolment = sa.Table(
    "enrolment",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("code_hash", Bytes, primary_key=True),
    sa.Column("expires_ms", sa.BigInteger, nullable=False),
    sa.Column("public_key", Bytes),
    sa.Column("desk", sa.Integer),
    sa.Index("ix_enrolment_code_hash", "code_hash"),
)

# Every version of every signed document, for entries name the one they were made under.
sheet = sa.Table(
    "sheet",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.BigInteger, primary_key=True),
    sa.Column("body", Bytes, nullable=False),
    sa.Column("signature", Bytes, nullable=False),
)

# The head of every journal, the number after which it begins (a branch: where it left the others), and up to where the
# register has folded it.
journal = sa.Table(
    "journal",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("hash", Bytes, nullable=False),
    sa.Column("after", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("folded", sa.BigInteger, nullable=False, server_default="0"),
)

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("journal", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True),
    sa.Column("hash", Bytes, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("body", Bytes, nullable=False),
    sa.Column("personal", Bytes, nullable=False),
    sa.Column("received_ms", sa.BigInteger, nullable=False),
    sa.Index("ix_entry_agency_subject", "agency", "subject"),
)

# The owner's signatures over entries of its journal, never further apart than a tail can be cut.
signature = sa.Table(
    "signature",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("journal", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True),
    sa.Column("signature", Bytes, nullable=False),
)

# When the server last heard of a desk, true to a minute.
heard = sa.Table(
    "heard",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("journal", sa.Text, primary_key=True),
    sa.Column("at_ms", sa.BigInteger, nullable=False),
)

# The register: what the journals' entries make of each dossier. `turn` is the promise while its time runs, else never;
# `asked` counts open questions; `words` is what a search looks at.
dossier = sa.Table(
    "dossier",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("cash", sa.BigInteger, nullable=False),
    sa.Column("transfer", sa.BigInteger, nullable=False),
    sa.Column("waived", sa.BigInteger, nullable=False),
    sa.Column("turn", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("received_at", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("procedure", sa.Text, nullable=False, server_default=""),
    sa.Column("asked", sa.Integer, nullable=False, server_default="0"),
    sa.Column("words", sa.Text, nullable=False, server_default=""),
    sa.Column("hlc", sa.BigInteger, nullable=False),
    sa.Column("body", Bytes, nullable=False),
    sa.Index("ix_dossier_turn", "agency", "state", "turn", "id"),
    sa.Index("ix_dossier_received", "agency", "received_at", "id"),
    # the province counts broken promises at every look: they are few beside all that was ever received
    sa.Index("ix_dossier_promised", "turn", "agency", sqlite_where=PROMISED, postgresql_where=PROMISED),
)

# The dossiers by the codes on their receipts; a number that was used twice names two.
dossier_code = sa.Table(
    "dossier_code",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("dossier", sa.Text, primary_key=True),
)

# How many dossiers a unit received and resolved in each hour of each business day, and kept the promise of.
figure = sa.Table(
    "figure",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("hour", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.BigInteger, nullable=False) for name in FIGURES),
    sa.Index("ix_figure_day", "day", "agency", "hour", *FIGURES),
)

# How many dossiers of a unit stand in each state in which something is owed to a citizen (`domain/backlog.py`).
owed = sa.Table(
    "owed",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, primary_key=True),
    sa.Column("dossiers", sa.BigInteger, nullable=False),
)

# What became of each dossier at the national system, as it was when its last entry was `hlc`.
national = sa.Table(
    "national",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("dossier", sa.Text, primary_key=True),
    sa.Column("hlc", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("digest", Bytes, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("next_ms", sa.BigInteger, nullable=False),
    sa.Column("sent_ms", sa.BigInteger, nullable=False),
    sa.Column("accepted_ms", sa.BigInteger, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
)

# A person who works with the server itself: for one unit, or (role "province") with figures of many.
officer = sa.Table(
    "officer",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("login", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("verifier", sa.Text, nullable=False),
)

# Who is signed in: only the SHA-256 of the secret is kept. `idle_ms` 0 is a program's token, which may rest.
session = sa.Table(
    "session",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("hash", Bytes, primary_key=True),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("seen_ms", sa.BigInteger, nullable=False),
    sa.Column("idle_ms", sa.BigInteger, nullable=False),
    sa.Column("ends_ms", sa.BigInteger, nullable=False),
)

# Tries of a password since the last one that was right, and until when no other is looked at.
attempt = sa.Table(
    "attempt",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("until_ms", sa.BigInteger, nullable=False),
)

# The acts of the back office by the names that callers gave them: asked again, they are answered again and not done.
act = sa.Table(
    "act",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("digest", Bytes, nullable=False),
    sa.Column("first", sa.BigInteger, nullable=False),
    sa.Column("last", sa.BigInteger, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("at_ms", sa.BigInteger, nullable=False),
)
