import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtSvg import QSvgRenderer

from intake_desk.ui import fonts, icons, theme
from intake_desk.ui.tokens import DARK, LIGHT, contrast, text_pairs

ICONS = sorted(
    path.name.removesuffix(".svg") for path in icons.files("intake_desk.resources").joinpath("icons").iterdir()
)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_its_ground(tokens):
    too_faint = [
        (what, contrast(text, ground)) for what, text, ground in text_pairs(tokens) if contrast(text, ground) < 4.5
    ]

    assert [] == too_faint


def test_contrast_is_that_of_the_standard():
    assert pytest.approx(21) == contrast("#000000", "#FFFFFF")
    assert pytest.approx(4.54, abs=0.01) == contrast("#767676", "#FFFFFF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_palette_and_style_sheet_come_from_the_same_tokens(app, scheme):
    chosen = theme.apply(app, scheme)

    assert chosen.tokens.background.lower() == app.palette().color(QPalette.ColorRole.Window).name()
    assert chosen.tokens.card in app.styleSheet()
    assert chosen.tokens is theme.tokens_now()


def test_the_scheme_may_change_back_and_forth(app):
    for scheme in ("dark", "system", "light", "system", "dark"):
        theme.apply(app, scheme)

    assert DARK is theme.tokens_now()


def test_an_unknown_scheme_is_refused(app):
    with pytest.raises(ValueError, match="sepia"):
        theme.apply(app, "sepia")


@pytest.mark.parametrize("role", sorted(fonts.SCALE))
def test_every_role_of_the_scale_is_set_in_the_programs_own_font(app, role):
    wanted = fonts.face(role)

    assert (fonts.FAMILY, wanted.weight()) == (QFontInfo(wanted).family(), QFontInfo(wanted).weight())


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_one_colour_on_a_grid_of_twenty(app, name):
    drawing = icons.svg(name)

    assert b"currentColor" in drawing
    assert b"#" not in drawing
    assert 20 == QSvgRenderer(drawing).defaultSize().width()


def test_an_icon_takes_the_colour_it_is_asked_for(app):
    picture = icons.pixmap("receive", "#A4262C", 20, 2).toImage()
    painted = {
        picture.pixelColor(x, y).name() for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha() == 255
    }

    assert {"#a4262c"} == painted
