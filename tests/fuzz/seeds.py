"""What the decoders are really sent: made by the program's own encoders, of invented people."""

import zlib
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import msgspec
import xlsxwriter
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.entries import START, Draft, Place, seal
from intake_desk.domain.kinds import DossierReceived, DossierReceivedPersonal, FeePaid
from intake_desk.domain.people import Person
from intake_desk.domain.procedure_editions import Delta
from intake_desk.packing import packed as pack_body
from intake_desk.server import sealed_file
from intake_desk.server.office_messages import OfficeSignIn, QuestionWish, StopWish
from intake_desk.server.pages.visitors import csrf_of
from intake_desk.store.roll import MAGIC, MARK, NONCE_BYTES, Record, roll_cipher
from intake_desk.sync import receipts as stick
from intake_desk.sync.parcels import Part, Reader, Sender, Writer
from intake_desk.sync.sealing import sealing_key
from intake_desk.wire import (
    CodeAnswer,
    CodeRequest,
    EnrolAnswer,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    HeadSignature,
    Holdings,
    Problem,
    Reach,
    RemindAnswer,
    RemindRequest,
    RevokeAnswer,
    RevokeRequest,
    SignedHead,
    SignedSheet,
    Tail,
    WaitAnswer,
    WaitRequest,
    head_statement,
    vouched,
)

__all__ = ["vouched"]

AGENCY, JOURNAL = "H26.103", "H26.103/1"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\1")
PUBLIC = KEY.public_key().public_bytes_raw()
SIGNERS = {JOURNAL: PUBLIC}
READER = Reader(agency=AGENCY, key=sealing_key(KEY), signer=SIGNERS.get)
CIPHER = roll_cipher(bytes(32))
SEGMENT = "roll-000001.idr"
REQUESTS = [
    msgspec.msgpack.Decoder(kind)
    for kind in (ExchangeRequest, EnrolRequest, WaitRequest, CodeRequest, RevokeRequest, RemindRequest)
]
ANSWERS = [
    *(msgspec.msgpack.Decoder(kind) for kind in (ExchangeAnswer, EnrolAnswer, CodeAnswer, RevokeAnswer, WaitAnswer)),
    msgspec.json.Decoder(Holdings),
    msgspec.msgpack.Decoder(RemindAnswer),
]
RESOURCES = Path(__file__).parents[2] / "resources"
encode = msgspec.msgpack.Encoder().encode


def marked(place, *bodies):
    """Bodies for the option at this place of a target that chooses by the first byte."""
    return [bytes([place]) + body for body in bodies]


def sealed():
    """Two entries, the second after the first."""
    dossier = DossierReceived(
        code=f"{AGENCY}-261120-0001", book="01/2026", line=1, procedure="2.000815", procedure_name="Chứng thực",
        catalogue="x", received_at=1 << 40,
    )  # fmt: skip
    personal = DossierReceivedPersonal(applicant=Person(name="Vũ Thị Bình"))
    made, previous = [], START
    for number, draft in enumerate(
        (
            Draft(facts=dossier, personal=personal, subject="d1"),
            Draft(facts=FeePaid(amount=2000, means="cash"), subject="d1"),
        ),
        1,
    ):
        place = Place((1 << 40) + number, JOURNAL, number)
        made.append(seal(draft, place, previous, day="2026-11-20", actor="thuy", salt=bytes(16)))
        previous = made[-1].hash
    return made


def tail():
    entries = tuple(sealed())
    head = KEY.sign(head_statement(JOURNAL, 2, entries[-1].hash))
    return Tail(journal=JOURNAL, after=0, entries=entries, signatures=(HeadSignature(2, head),))


def exchange():
    last = sealed()[-1].hash
    own = SignedHead(journal=JOURNAL, number=2, hash=last, signature=KEY.sign(head_statement(JOURNAL, 2, last)))
    return ExchangeRequest(heads={JOURNAL: Reach(2, last)}, own=own, tails=(tail(),), sheets={"unit": 3})


def exchanges():
    return [encode(exchange())]


def sheet():
    return SignedSheet(name="unit", version=1, body=b"{}", signature=bytes(64))


def requests():
    return [
        *marked(0, *exchanges()),
        *marked(
            1,
            encode(
                EnrolRequest(
                    code="ABCD-EFGH",
                    desk_name="Quầy 1",
                    public_key=PUBLIC,
                    sealing_key=PUBLIC,
                    token_hash=bytes(32),
                    proof=bytes(64),
                )
            ),
        ),
        *marked(2, encode(WaitRequest(heads={JOURNAL: Reach(0, START)}, seconds=0))),
        *marked(3, encode(CodeRequest(login="hang", password="x"))),
        *marked(4, encode(RevokeRequest(login="hang", password="x", desk=2, reason="mất máy"))),
        *marked(
            5, encode(RemindRequest(agency=AGENCY, desk=1, token_hash=bytes(32), proof=bytes(64), sheets=(sheet(),)))
        ),
    ]


def answers():
    reach = Reach(1, bytes(32))
    said = ExchangeAnswer(
        heads={JOURNAL: reach}, tails=(tail(),), sheets=(sheet(),), waypoints={JOURNAL: (reach,)}, server_time_ms=1
    )
    held = Holdings(agency=AGENCY, journals={}, dossiers={"in_hand": 1}, fees={"cash": 1}, server_time_ms=1)
    return [
        *marked(0, encode(said)),
        *marked(2, encode(CodeAnswer(code="x", expires_ms=1, server_time_ms=1))),
        *marked(4, encode(WaitAnswer(news=True, server_time_ms=1))),
        *marked(5, msgspec.json.encode(held)),
        *marked(6, encode(RemindAnswer(desks=(2,), server_time_ms=1))),
    ]


def problems():
    return [msgspec.json.encode(Problem(code="x", message="y", seconds=3))]


def national():
    return [b'{"error_code": 0, "session": "x", "result": []}', b'{"error_code": "-1", "message": "x"}']


def packed():
    return [pack_body(b"abc" * 1000), zstandard.ZstdCompressor(write_content_size=False).compress(b"abc" * 1000)]


def entries():
    return [len(one.body).to_bytes(2, "big") + one.body + one.personal for one in sealed()]


def facts():
    from intake_desk.domain.registry import KINDS  # noqa: PLC0415  # as late as the target chooses among them

    places = {kind.name: place for place, kind in enumerate(KINDS)}
    paid = encode(FeePaid(amount=2000, means="cash"))
    return marked(places["fee.paid"], len(paid).to_bytes(2, "big") + paid) + marked(0, b"\0\1\x80")


def rolls():
    data = MAGIC
    for at in range(2):
        nonce, place = bytes([at]) * NONCE_BYTES, f"roll-000001@{len(data)}".encode()
        record = nonce + CIPHER.encrypt(nonce, encode(Record(entries=(sealed()[at],))), place)
        data += MARK + len(record).to_bytes(4, "big") + record
    return [data, data[:-5], data + b"torn"]


def logs():
    return [(0x377F0682).to_bytes(4, "big") + bytes(28 + 24 + 4096)]


def bundles():
    file = BytesIO()
    sender = Sender(agency=AGENCY, journal=JOURNAL, key=KEY, made_ms=1)
    writer = Writer(file.write, sender, [READER.key.public_key().public_bytes_raw()])
    writer.add(part())
    writer.close()
    return [file.getvalue()]


def part():
    return Part(heads={JOURNAL: Reach(0, START)}, tails=(tail(),))


def parts():
    bomb = zstandard.ZstdCompressor().compress(bytes(1 << 20))
    return [zstandard.ZstdCompressor().compress(encode(part())), bomb]


def receipts():
    return [encode(stick.Receipt(agency=AGENCY, holder=JOURNAL, made_ms=1, bundles=(bytes(16),), heads={}))]


def signed_receipt(body):
    return stick.MAGIC + encode({"receipt": body, "signature": KEY.sign(stick.receipt_statement(body))})


def stick_receipts():
    return [signed_receipt(body) for body in receipts()]


def receipt_texts():
    said = f"{AGENCY}-261120-0001:2.000815:2611200800:2611271700:2000:{'0A' * 16}:1:{'A' * 103}"
    return [said.encode(), f"]Q3https://h26.example/TRA-CUU/{said}".encode(), f"{AGENCY}-261120-0001".encode()]


def cards():
    card = "001199054321|012345678|Vũ Thị Bình|01011999|Nữ|Thôn Đông, Xã Thử, Hà Nội|01012021"
    return [card.encode(), card.encode().decode("latin-1").encode(), f"{card}||||".encode()]


def typed():
    return [*marked(0, b"21/5/1976", b"1976-05-21"), *marked(1, b"+84 912 345 678"), *marked(2, b"001199054321"),
            *marked(3, b"0100109106-001")]  # fmt: skip


def workbook():
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        for at, row in enumerate((("Tên thôn", "Số hộ"), ("Thôn Đông", 120), ("Thôn Tây", 80))):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def tables():
    places = "Tên,Loại,Số hộ\nThôn Đông,thôn,361\n".encode()
    procedures = "sep=;\r\nMã thủ tục;Tên thủ tục;Thời hạn;Phí\n2.000815;Chứng thực;1 ngày;2.000 đồng\n".encode()
    return [
        *marked(0, places, "Tên\tSố\nx\t1".encode("utf-16")),
        *marked(1, places, workbook()),
        *marked(2, procedures),
    ]


def zipped(body):
    return zlib.compress(body, 1)


def unfolded_documents():
    calendar = (RESOURCES / "calendar.json").read_bytes()
    places = b'{"unit_code": "10231", "places": [{"name": "X", "kind": "thon"}]}'
    return [*marked(0, calendar), *marked(1, places), *marked(2, msgspec.json.encode(Delta(withdrawn=("x",))))]


def documents():
    return [one[:1] + zipped(one[1:]) for one in unfolded_documents()] + marked(1, zipped(bytes(1 << 20)))


def backups():
    file = BytesIO()
    sealed_file.seal(BytesIO(b"held"), file, bytes(32))
    return [file.getvalue()]


def days():
    return [b'{"at": "2026-11-20T08:00:00+07:00", "do": "receive"}\n', b"\xef\xbb\xbf\n{}\n"]


def wishes():
    return [
        *marked(2, msgspec.json.encode(StopWish(act="act-00000001", reason="x"))),
        *marked(4, msgspec.json.encode(QuestionWish(act="act-00000001", text="x"))),
        *marked(5, msgspec.json.encode(OfficeSignIn(agency=AGENCY, login="ha", password="x"))),
    ]


def forms():
    return [urlencode({"csrf": csrf_of("fuzz"), "text": "Hỏi"}).encode()]


def tokens():
    return [f"Bearer {AGENCY}~desk-1~secret".encode()]
