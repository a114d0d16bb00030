"""Which language a page speaks, and what it says in it: Vietnamese first, English beside it."""

from collections.abc import Mapping

from intake_desk.server.answers import AnyRequest

VIETNAMESE = "vi"
ENGLISH = "en"
LANGUAGES = (VIETNAMESE, ENGLISH)
COOKIE = "language"

# A text in both languages, in the order of LANGUAGES: none can be forgotten in one of them.
Texts = Mapping[str, tuple[str, str]]


def language_of(request: AnyRequest) -> str:
    """The language asked for by the address, else chosen before, else the first that the browser names of the two."""
    for wanted in (request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")):
        if wanted in LANGUAGES:
            return wanted
    named = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((one for one in named if one in LANGUAGES), VIETNAMESE)


def spoken(texts: Texts, language: str) -> dict[str, str]:
    """The texts in one language."""
    place = LANGUAGES.index(language)
    return {key: both[place] for key, both in texts.items()}


COMMON: Texts = {
    "product": ("Bộ phận Một cửa", "One-stop counter"),
    "skip": ("Đến nội dung chính", "Skip to content"),
    "other_language": ("English", "Tiếng Việt"),
    "signed_in_as": ("Đang làm việc:", "Signed in:"),
    "sign_in": ("Đăng nhập", "Sign in"),
    "sign_out": ("Đăng xuất", "Sign out"),
    "agency": ("Đơn vị", "Unit"),
    "login": ("Tên đăng nhập", "User name"),
    "password": ("Mật khẩu", "Password"),
    "sign_in_title": ("Đăng nhập máy chủ một cửa", "Sign in to the one-stop server"),
    "sign_in_hint": (
        "Dành cho công chức giải quyết hồ sơ và người theo dõi. Cán bộ quầy đăng nhập tại quầy của mình.",
        "For officers who work on dossiers and those who oversee them. Clerks sign in at their desks.",
    ),
    "agency_hint": ("Mã định danh, ví dụ H26.103", "The agency code, for example H26.103"),
    "wrong_password": (
        "Đơn vị, tên đăng nhập hoặc mật khẩu không đúng.",
        "Unit, user name and password do not go together.",
    ),
    "too_many_tries": (
        "Nhập sai quá nhiều lần. Hãy thử lại sau {seconds} giây.",
        "Too many wrong tries. Try again in {seconds} seconds.",
    ),
    "form_expired": (
        "Trang này đã quá hạn nên chưa có gì được ghi. Hãy nhập lại.",
        "This page has expired and nothing was recorded. Please enter it again.",
    ),
    "session_over": (
        "Phiên làm việc đã kết thúc. Hãy đăng nhập lại.",
        "Your session has ended. Please sign in again.",
    ),
    "not_allowed": (
        "Tài khoản này không được dùng trang này.",
        "This account may not use this page.",
    ),
    "not_found": ("Không có trang này.", "There is no such page."),
    "failed": (
        "Máy chủ gặp lỗi; chưa có gì được ghi dở dang. Hãy thử lại.",
        "The server failed; nothing was half done. Please try again.",
    ),
    "bad_request": ("Yêu cầu không hiểu được.", "The request was not understood."),
    "own_password": ("Đổi mật khẩu của tôi", "Change my password"),
    "back": ("Quay lại", "Back"),
}
