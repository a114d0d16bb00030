"""A desk takes its place in a unit, once."""

from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal
from intake_desk.store import watermarks
from intake_desk.store.identity import IDENTITY, identity_of
from intake_desk.store.sheets import Sheets
from intake_desk.store.vault import Vault
from intake_desk.sync.keys import TOKEN_NAME, enrol_request, is_genuine, kept, key_to_enrol, token_secret
from intake_desk.sync.link import Link
from intake_desk.wire import place_statement, signed_by, token_of


class AlreadyEnrolled(Refusal):
    """This store belongs to a desk already; a second one needs a home of its own. params: journal."""

    code = "already_enrolled"


class FalseSheet(Refusal):
    """A document that came with the answer, or the answer itself, is not signed by the server; params: name."""

    code = "false_sheet"


def enrol(link: Link, code: str, desk_name: str, vault: Vault, sheets: Sheets) -> DeskIdentity:
    """Enrol with a one-time code; asking again with the same code is harmless when the answer was lost.

    Secrets go to the vault first and the identity is kept last: whoever has an identity has everything.
    Raises AlreadyEnrolled, FalseSheet, and what the link and the vault raise.
    """
    present = identity_of(sheets)
    if present is not None:
        raise AlreadyEnrolled(journal=present.journal)
    key = key_to_enrol(vault)
    answer = link.enrol(enrol_request(key, code.strip(), nfc(desk_name)))
    own = key.public_key().public_bytes_raw()
    if not signed_by(answer.server_public_key, answer.signature, place_statement(answer, own)):
        raise FalseSheet(name="place")
    for sheet in answer.sheets:
        if not is_genuine(sheet, answer.agency, answer.server_public_key):
            raise FalseSheet(name=sheet.name)
    vault.forget(watermarks.NAME)  # of whatever desk this was before
    vault.put(TOKEN_NAME, token_of(answer.agency, answer.token_holder, token_secret(key)).encode())
    for sheet in answer.sheets:
        sheets.put(kept(sheet))
    identity = DeskIdentity(
        agency=answer.agency,
        unit_code=answer.unit_code,
        desk=answer.desk,
        desk_name=nfc(desk_name),
        journal=answer.journal,
        numbers=answer.numbers,
        server_url=link.address,
        server_public_key=answer.server_public_key,
    )
    sheets.set(IDENTITY, identity)
    return identity
