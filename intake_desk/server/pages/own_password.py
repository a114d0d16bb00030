"""Everybody's own password, changed in the browser by whoever knows the present one."""

from litestar import Response, Router, get, post
from litestar.params import RawBody

from intake_desk.domain.refusals import Refusal
from intake_desk.server import officers
from intake_desk.server.answers import AnyRequest
from intake_desk.server.central import Central
from intake_desk.server.description import COOKIE
from intake_desk.server.forwarded import network
from intake_desk.server.officers import SHORTEST_PASSWORD
from intake_desk.server.pages.description import own_form, page_operation
from intake_desk.server.pages.languages import COMMON, Texts, language_of, spoken
from intake_desk.server.pages.rendering import put_cookie, redirect, render
from intake_desk.server.pages.sign_in import home_of
from intake_desk.server.pages.visitors import PAGE_ERRORS, SESSION, Visitor, read_form, visitor

PATH = "/password"
NOT_FIT = 422
STATUSES = {"wrong_password": 403, "too_many_tries": 429}
TEXTS: Texts = {
    "present_password": ("Mật khẩu hiện nay", "Present password"),
    "new_password": ("Mật khẩu mới", "New password"),
    "new_password_again": ("Nhập lại mật khẩu mới", "New password again"),
    "password_hint": ("Ít nhất {least} ký tự.", "At least {least} characters."),
    "change_password": ("Đổi mật khẩu", "Change the password"),
    "wrong_password": ("Mật khẩu hiện nay không đúng.", "The present password is not right."),
    "not_the_same": ("Hai lần nhập mật khẩu mới không giống nhau.", "The new password was not typed alike twice."),
    "password_too_short": (
        "Mật khẩu mới cần ít nhất {least} ký tự.",
        "The new password needs at least {least} characters.",
    ),
    "password_changed": (
        "Đã đổi mật khẩu. Nơi khác đang đăng nhập bằng tài khoản này phải đăng nhập lại.",
        "The password was changed. Whoever else is signed in with this account must sign in again.",
    ),
}


def routes(central: Central) -> list[Router]:
    """The page's door."""

    @get(
        PATH,
        sync_to_thread=True,
        operation_class=page_operation(200, 303, asked=("done",)),
        summary="Where somebody changes the own password",
        security=[{COOKIE: []}],
    )
    def form(request: AnyRequest) -> Response[bytes]:
        return _form(request, visitor(central, request, lambda _officer: True), done="done" in request.query_params)

    @post(
        PATH,
        sync_to_thread=True,
        operation_class=page_operation(303, 403, 422, form=own_form("present", "wanted", "again")),
        summary="The password is changed; other sessions of the account end",
        security=[{COOKIE: []}],
    )
    def change(request: AnyRequest, body: RawBody) -> Response[bytes]:
        who = visitor(central, request, lambda _officer: True)
        given = read_form(request, body, who.csrf)
        wanted = given.get("wanted", "")
        if wanted != given.get("again", ""):
            return _form(request, who, NOT_FIT, said="not_the_same")
        try:
            token = officers.change_password(
                central, who.officer, given.get("present", ""), wanted, network(request.scope)
            )
        except Refusal as error:
            return _form(request, who, STATUSES.get(error.code, NOT_FIT), refusal=error)
        response = redirect(request, f"{PATH}?done=1")
        put_cookie(request, response, SESSION, token)
        return response

    return [Router("/", route_handlers=[form, change], exception_handlers=PAGE_ERRORS, tags=["pages"])]


def _form(
    request: AnyRequest,
    who: Visitor,
    status: int = 200,
    *,
    said: str = "",
    refusal: Refusal | None = None,
    done: bool = False,
) -> Response[bytes]:
    texts = spoken({**COMMON, **TEXTS}, language_of(request))
    words = texts.get(refusal.code if refusal else said, "")
    return render(
        request,
        "own_password.html",
        TEXTS,
        status,
        who=who,
        home=home_of(who.officer),
        least=SHORTEST_PASSWORD,
        said=words.format(**refusal.params) if refusal else words,
        done=done,
    )
