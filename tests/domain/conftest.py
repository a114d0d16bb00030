"""A journal kept by hand: each entry sealed after the one before."""

from dataclasses import dataclass, field

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import START, Draft, Entry, Place, Sealed, next_hlc, seal, unseal
from intake_desk.domain.people import Person

DAY = "2026-11-20"
NINE = 1_795_140_000_000  # 20/11/2026 09:00 at the counter


@dataclass
class Book:
    """What one desk writes; its clock stands still unless it is moved."""

    name: str = "26103-1"
    now_ms: int = NINE
    previous: bytes = START
    hlc: int = 0
    sealed: list[Sealed] = field(default_factory=list)

    def seal(self, draft: Draft, *, actor: str = "lan", day: str = DAY) -> Sealed:
        """The draft as the next entry of this book."""
        self.hlc = next_hlc(self.hlc, self.now_ms)
        place = Place(self.hlc, self.name, len(self.sealed) + 1)
        salt = bytes([len(self.sealed) % 256]) * 16
        one = seal(draft, place, self.previous, day=day, actor=actor, salt=salt)
        self.previous = one.hash
        self.sealed.append(one)
        return one

    def write(self, facts: kinds.Facts, personal: kinds.Personal | None = None, subject: str = "d1", **more) -> Entry:
        """The entry that these facts become."""
        return unseal(self.seal(Draft(facts=facts, personal=personal, subject=subject), **more))

    def receive(self, subject: str = "d1", number: int = 1001, **more) -> Entry:
        """A dossier of Nguyễn Thị Hường taken at the counter."""
        facts = kinds.DossierReceived(
            code=f"H26.103-261120-{number}",
            book="01/2026",
            line=number - 1000,
            procedure="2.000815",
            procedure_name="Chứng thực bản sao từ bản chính",
            catalogue="2026-11-01",
            received_at=self.now_ms,
            due_at=self.now_ms + 7_200_000,
            papers=(kinds.PaperCount(text="Bản chính giấy tờ", originals=1),),
        )
        personal = kinds.DossierReceivedPersonal(
            applicant=Person(name="Nguyễn Thị Hường", id_number="001190012345", phone="0912345678")
        )
        return self.write(facts, personal, subject, **more)


@pytest.fixture
def book():
    return Book()


@pytest.fixture(scope="session")
def books():
    """As many desks as asked for."""
    return lambda count: [Book(name=f"26103-{number}") for number in range(1, count + 1)]
