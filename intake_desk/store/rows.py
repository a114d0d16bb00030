"""How an entry and the head of its journal are written down, by whoever writes them."""

INSERT_ENTRY = (
    "INSERT INTO entry (journal, number, hash, hlc, day, kind, subject, body, personal)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
MOVE_HEAD = (
    "INSERT INTO journal (name, number, hash, hlc, after, server_number) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (name) DO UPDATE"
    " SET number = excluded.number, hash = excluded.hash, hlc = max(hlc, excluded.hlc)"
)
