"""Scans of a dossier: every type comes back as it was given, what is bad is refused with its reason, nothing dies."""

import io
import os
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image

from intake_desk.domain.refusals import Refusal
from intake_desk.domain.scans import ScanLimits
from intake_desk.services.desk import NotSignedIn
from intake_desk.services.scan_reading import ScanTooLarge
from intake_desk.services.scans import NoScans, NoSuchScan, ScanFileUnread, ScanTwice
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow
from intake_desk.store.scan_shelf import ScanDamaged, ScanNotHere
from intake_desk.store.sheets import Sheet
from tests.services import hostile


@pytest.fixture(scope="module")
def desk(shared_desk):
    return shared_desk


@pytest.fixture(scope="module")
def clerk(desk):
    return desk.bench.desk.seat.clerk


@pytest.fixture
def scans(desk):
    return desk.bench.scans


@pytest.fixture
def dossier(desk):
    return desk.receive()


@pytest.fixture
def add(scans, clerk, dossier):
    """Add a content to the dossier; its scan."""

    def add(content, **more):
        return scans.add(clerk, dossier.id, scans.store(content), **more).scans[-1]

    return add


@pytest.fixture
def limited(desk):
    """Go by other limits for a while."""

    def limited(**limits):
        desk.store.sheets.put(Sheet("scan_limits", msgspec.json.encode(ScanLimits(**limits))))

    yield limited
    desk.store.sheets.put(Sheet("scan_limits", msgspec.json.encode(ScanLimits())))


def red_corner(picture):
    """In which corner of a picture the red mark stands."""
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    inset = 8
    corners = {
        "upper left": (inset, inset),
        "upper right": (image.width - inset, inset),
        "lower left": (inset, image.height - inset),
        "lower right": (image.width - inset, image.height - inset),
    }
    return ", ".join(name for name, at in corners.items() if image.getpixel(at)[1] < 100)


@pytest.mark.parametrize("media", hostile.FORMATS)
def test_each_type_comes_back_as_it_was_given(scans, add, media):
    content = hostile.content(media)

    scan = add(content, paper="Tờ khai", name="anh chụp.dat")

    assert (media, len(content), "Tờ khai") == (scan.media, scan.bytes, scan.paper)
    assert (2 if media == "application/pdf" else 1) == scan.pages
    assert content == scans.read(scan)
    assert scans.is_here(scan)


@pytest.mark.parametrize(
    ("media", "rotation", "corner"),
    [
        ("application/pdf", 0, "upper left"),
        ("application/pdf", 90, "upper right"),
        ("application/pdf", 270, "lower left"),
        ("image/png", 180, "lower right"),
        ("image/png", 270, "lower left"),
        ("image/jpeg", 90, "upper right"),
        ("image/heic", 90, "upper right"),
        ("image/tiff", 90, "upper right"),
        ("image/webp", 0, "upper left"),
    ],
)
def test_a_scan_is_seen_as_it_was_turned(scans, add, dossier, clerk, media, rotation, corner):
    scan = msgspec.structs.replace(add(hostile.content(media)), rotation=rotation)
    scans.arrange(clerk, dossier.id, [scan])

    (shown,) = scans.pages(scan, 200)

    assert corner == red_corner(shown)
    assert (shown.width < shown.height) == (rotation % 180 == 0)
    assert max(shown.width, shown.height) <= 6 * 200


def test_a_photograph_stands_upright_and_its_record_is_what_the_phone_made(scans, add):
    content = hostile.photograph()

    scan = add(content)

    assert "upper right" == red_corner(scans.pages(scan, 200)[0])
    assert content == scans.read(scan)


def test_where_a_photograph_was_taken_does_not_leave_the_desk(scans, add, dossier):
    assert b"Exif" in hostile.photograph()
    add(hostile.photograph())

    pdf = scans.joined_pdf(dossier.id).pdf

    assert b"Exif" not in pdf
    assert pypdfium2.PdfDocument(pdf)


def test_a_script_in_a_pdf_is_kept_and_never_goes_on(scans, add, dossier):
    content = hostile.script_pdf()

    scan = add(content)

    assert content == scans.read(scan)
    assert "upper left" == red_corner(scans.pages(scan, 200)[0])
    assert b"JavaScript" in content
    assert b"JavaScript" not in scans.joined_pdf(dossier.id).pdf


def test_what_is_stored_is_nowhere_in_the_open(desk, add, tmp_path):
    add(hostile.pdf(text="Nguyen Thi Bi Mat"))

    for path in Path(desk.home).rglob("*"):
        assert not path.is_file() or b"%PDF" not in path.read_bytes()


@pytest.mark.parametrize(
    ("limits", "what"),
    [({"file_bytes": 500}, "bytes"), ({"pages": 1}, "pages"), ({"pixels": 1000}, "pixels")],
)
def test_a_file_beyond_a_limit_is_refused(scans, limited, limits, what):
    limited(**limits)
    content = hostile.content("application/pdf" if what == "pages" else "image/png")

    with pytest.raises(ScanTooLarge) as refused:
        scans.store(content)

    assert what == refused.value.params["what"]


@pytest.mark.parametrize(("limits", "what"), [({"dossier_scans": 1}, "scans"), ({"dossier_bytes": 6000}, "dossier")])
def test_a_dossier_takes_no_more_than_its_limit(scans, add, limited, limits, what):
    add(hostile.content("image/jpeg"))
    limited(**limits)

    with pytest.raises(ScanTooLarge) as refused:
        add(hostile.content("image/webp") + bytes(6000))

    assert what == refused.value.params["what"]


def test_the_same_content_is_taken_once_in_a_dossier_and_lies_once_on_the_disk(desk, scans, clerk, add):
    scan = add(hostile.picture("PNG", "blue"), paper="Tờ khai")
    other = desk.receive()

    with pytest.raises(ScanTwice) as refused:
        add(hostile.picture("PNG", "blue"))
    again = scans.add(clerk, other.id, scans.store(hostile.picture("PNG", "blue")))

    assert "Tờ khai" == refused.value.params["paper"]
    assert scan.hash == again.scans[0].hash
    assert 1 == len([path for path in (desk.home / "scans").rglob(scan.hash) if path.is_file()])


def test_order_papers_and_states_are_kept(scans, add, dossier, clerk, desk):
    first, second = add(hostile.content("image/png"), paper="Tờ khai"), add(hostile.content("image/jpeg"))
    wanted = [msgspec.structs.replace(second, paper="Giấy chứng sinh", state=2, of="result"), first]

    scans.arrange(clerk, dossier.id, wanted)

    assert tuple(wanted) == desk.bench.lookup.dossier(dossier.id).scans


def test_what_another_desk_named_meanwhile_is_not_named_back(desk, scans, add, dossier, clerk):
    """Only the papers that were changed are written: the words of an old screen do not undo another's."""
    scan = add(hostile.content("image/png"), paper="Tờ khai")
    scans.arrange(clerk, dossier.id, [msgspec.structs.replace(scan, rotation=90)])

    moment = desk.bench.lookup.story(dossier.id)[-1]

    assert {} == moment.entry.personal.papers


def test_a_removed_scan_leaves_the_dossier_and_its_content_stays(scans, add, dossier, clerk):
    scan = add(hostile.content("image/png"))

    assert () == scans.remove(clerk, dossier.id, scan.hash, "Quét nhầm trang").scans
    assert scans.is_here(scan)
    with pytest.raises(NoSuchScan):
        scans.remove(clerk, dossier.id, scan.hash, "Quét nhầm trang")


def test_another_persons_paper_is_erased(scans, add, dossier, clerk, desk):
    scan = add(hostile.picture("PNG", "green"))

    scans.remove(clerk, dossier.id, scan.hash, "Giấy tờ của người khác", erase=True)

    assert not scans.is_here(scan)
    assert desk.bench.lookup.story(dossier.id)[-1].entry.facts.erased
    with pytest.raises(ScanNotHere):
        scans.read(scan)


def test_what_another_dossier_shows_is_not_erased(desk, scans, add, dossier, clerk):
    content = hostile.picture("PNG", "yellow")
    scan, other = add(content), desk.receive()
    scans.add(clerk, other.id, scans.store(content))

    scans.remove(clerk, dossier.id, scan.hash, "Nhầm hồ sơ", erase=True)

    assert content == scans.read(scan)
    assert not desk.bench.lookup.story(dossier.id)[-1].entry.facts.erased


def test_an_erasing_that_is_refused_erases_nothing(desk, scans, add, clerk, dossier):
    scan = add(hostile.picture("PNG", "orange"))
    with pytest.raises(NotSignedIn):
        scans.remove(msgspec.structs.replace(clerk, login="minh"), dossier.id, scan.hash, "Nhầm", erase=True)

    assert scans.read(scan)


def test_what_lies_at_another_desk_is_said_to_and_is_not_erased_here(desk, open_desk, scans, add, dossier):
    scan = add(hostile.content("image/png"))
    other = open_desk(2)
    other.learn_from(desk)
    minh = other.sign_in("minh")

    assert (scan,) == other.bench.lookup.dossier(dossier.id).scans
    assert not other.bench.scans.is_here(scan)
    with pytest.raises(ScanNotHere):
        other.bench.scans.read(scan)
    with pytest.raises(ScanNotHere):
        other.bench.scans.remove(minh, dossier.id, scan.hash, "Nhầm", erase=True)


def test_a_damaged_content_is_said_to_be(desk, scans, add):
    scan = add(hostile.picture("PNG", "purple"))
    path = next((desk.home / "scans").rglob(scan.hash))
    path.write_bytes(path.read_bytes()[:-1] + b"?")

    with pytest.raises(ScanDamaged):
        scans.read(scan)
    scans.store(hostile.picture("PNG", "purple"))
    assert scans.read(scan)


def test_a_dossier_refused_at_the_counter_has_no_scans(desk, scans, clerk, application):
    refused = desk.bench.reception.refuse(clerk, application(), "Không thuộc thẩm quyền")

    with pytest.raises(NotPossibleNow):
        scans.add(clerk, refused.id, scans.store(hostile.content("image/png")))


@pytest.mark.parametrize(
    "act",
    [
        lambda scans, clerk, id_: scans.add(clerk, id_, scans.store(hostile.content("image/png"))),
        lambda scans, clerk, id_: scans.arrange(clerk, id_, ()),
        lambda scans, clerk, id_: scans.remove(clerk, id_, "a" * 64, "Nhầm"),
        lambda scans, clerk, id_: scans.joined_pdf(id_),
    ],
)
def test_a_dossier_that_is_not_here_is_refused(scans, clerk, act):
    with pytest.raises(NoSuchDossier):
        act(scans, clerk, "0" * 32)


def test_a_file_that_cannot_be_read_is_said_to_be(scans, tmp_path):
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)  # whoever opens it waits for ever
    for path in (tmp_path / "gone.pdf", tmp_path, pipe):
        with pytest.raises(ScanFileUnread):
            scans.store_file(path)


def test_a_file_is_taken_by_what_it_holds_not_by_its_name(scans, tmp_path):
    path = tmp_path / "giay.pdf"
    path.write_bytes(hostile.content("image/jpeg"))

    assert "image/jpeg" == scans.store_file(path).media


def test_all_papers_become_one_pdf_in_order_and_turned(scans, add, dossier, clerk):
    added = [add(hostile.content(media)) for media in hostile.FORMATS]
    turned = [msgspec.structs.replace(scan, rotation=90) for scan in reversed(added)]
    scans.arrange(clerk, dossier.id, turned)

    printed = scans.joined_pdf(dossier.id)
    document = pypdfium2.PdfDocument(printed.pdf)

    assert dossier.code == printed.name
    assert 7 == len(document)
    assert all(page.get_width() > page.get_height() for page in document)
    assert "To khai 2" in document[6].get_textpage().get_text_range()


def test_a_portals_limit_is_kept_or_refused(scans, add, dossier, limited):
    noise = Image.effect_noise((1700, 2300), 60).convert("RGB")
    data = io.BytesIO()
    noise.save(data, "JPEG", quality=95)
    add(data.getvalue())
    whole = len(scans.joined_pdf(dossier.id).pdf)
    limited(portal_bytes=whole // 3)

    small = scans.joined_pdf(dossier.id, for_portal=True)

    assert len(small.pdf) <= whole // 3
    assert 1 == len(pypdfium2.PdfDocument(small.pdf))
    limited(portal_bytes=1000)
    with pytest.raises(ScanTooLarge) as refused:
        scans.joined_pdf(dossier.id, for_portal=True)
    assert "portal" == refused.value.params["what"]


def test_a_dossier_without_scans_has_none_to_join(scans, dossier):
    with pytest.raises(NoScans):
        scans.joined_pdf(dossier.id)


def test_refusals_name_no_person_and_no_file(scans, tmp_path):
    path = tmp_path / "Nguyễn Thị Hường.pdf"
    path.write_bytes(b"x")

    with pytest.raises(Refusal) as refused:
        scans.store_file(path)

    assert "Hường" not in str(refused.value) + repr(refused.value.params)
