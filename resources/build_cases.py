"""Cases, papers and names as a clerk would say them, from the published lists."""

import re
from typing import Any, Final

from build_notes import Notes

from intake_desk.domain.folding import fold
from intake_desk.domain.procedures import Case, Limit, Paper

PAPER_LIMIT: Final = 120
TITLE_LIMIT: Final = 110
SHORT_NAME_LIMIT: Final = 70
LEAST_CLAUSE: Final = 12

# What makes several titles parts of one dossier; everything else is a case to choose.
GROUPS: Final = (
    (r"^(luu y|so luong|so luong cua tung)", "lưu ý"),
    (r"^(truong hop )?(nguoi )?.{0,12}uy quyen (thuc hien|dang ky)", "ủy quyền"),
    (r"dang ky (to hop tac )?tren moi truong dien tu|^truong hop gui ho so truc tuyen", "trực tuyến"),
    (r"^(cac )?giay to phai nop doi voi", None),
    (r"^(cac )?giay to phai nop|^giay to phai luu", "nộp"),
    (r"xuat trinh", "xuất trình"),
    (r"nop 01 \(mot\) bo ho so", "nộp"),
    (r"^(thanh phan ho so|bao gom|ho so khac|trong phieu neu ro|tuy tung truong hop|ho so cua nguoi)", ""),
    (r"^thanh phan ho so (theo|co quan)|^\(4\)", ""),
)
GROUP_ORDER: Final = ("nộp", "xuất trình", "", "ủy quyền", "trực tuyến", "lưu ý")
BULLET: Final = re.compile(
    r"^(?:[\s\-+*•.,;:–]+|\(?\d+(?:\.\d+)*[.)]\s+|\((?:\d+(?:\.\d+)*|[ivx]+)\)\s*|[a-zđ]\d?[.)]\s*)+"
)
ASIDE: Final = re.compile(r"\s*\((?:sau đây|nếu người có yêu cầu|do người yêu cầu|gọi tắt)[^)]*\)?")
CLAUSE_END: Final = re.compile(r"[.;](?=\s+[A-ZĐÀ-Ỹ(+\-])|;|:(?=\s)|\.$|\s\+\s|\s-\s(?=[A-ZĐ])")
CONDITION: Final = re.compile(
    r"^(nếu|trường hợp|đối với)|\((nếu|trường hợp)|trong trường hợp|đối với trường hợp|ủy quyền", re.IGNORECASE
)
FORM: Final = re.compile(r"tờ khai|đơn |giấy đề nghị|phiếu|văn bản đề nghị|thông báo", re.IGNORECASE)
TITLE_OPENING: Final = re.compile(
    r"^(đối với|trường hợp( \d+:)?|thành phần hồ sơ|hồ sơ( đăng ký)?)\s+(khi |đối với )?(trường hợp )?", re.IGNORECASE
)
TITLE_ENDING: Final = re.compile(
    r",? ?(thì )?(thành phần )?(hồ sơ )?(bao )?gồm( các giấy tờ sau)?\s*:?$|thì cần có:?$", re.IGNORECASE
)
MOST_ORIGINALS: Final = 20  # more is the end of the text, run into the count: "… năm 2024" and 1 became 20241
ONLINE_PAPER: Final = re.compile(r"điện tử tương tác|trực tuyến\)?$")
NAME_CUTS: Final = (
    r" \(.*$",
    r"[;/].*$",
    r" thuộc (phạm vi )?thẩm quyền.*$",
    r",? thực hiện (bằng|tại) .*$",
    r" bằng dịch vụ công.*$",
    r" theo (quy định|Quyết định|Nghị định).*$",
    r" của Chủ tịch U.*$",
    r" trong trường hợp .*$",
    r" đối với .*$",
)


def cut(text: str, limit: int) -> str:
    """Shorten at a word, with the sign that something was left out."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:-(/") + "…"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def clause(text: str, limit: int) -> str:
    """Give the first clause of a published text: what the paper is, not how it is judged."""
    plain = BULLET.sub("", ASIDE.sub("", text))
    for end in CLAUSE_END.finditer(plain):
        if end.start() >= LEAST_CLAUSE:
            plain = plain[: end.start()]
            break
    if plain.count("(") > plain.count(")"):
        plain = plain[: plain.rindex("(")] if len(plain) - plain.rindex("(") > LEAST_CLAUSE else plain + ")"
    return cut(capital(plain.strip(" .;:,+-")), limit)


def short_name(code: str, name: str, notes: Notes) -> str:
    """Give the name that a clerk would say."""
    if code in notes.short_names:
        return notes.short_names[code]
    plain = re.sub(r"^Thủ tục ", "", name).strip(" .;")
    for pattern in NAME_CUTS:
        if len(plain) > SHORT_NAME_LIMIT:
            shorter = re.sub(pattern, "", plain).strip(" .;,")
            plain = shorter if len(shorter) > LEAST_CLAUSE else plain
    return cut(capital(plain), SHORT_NAME_LIMIT)


def group_of(title: str) -> str | None:
    """Name the part of one dossier that a title stands for, or None when it is a case to choose."""
    plain = BULLET.sub("", fold(title))
    if not plain:
        return ""
    return next((group for pattern, group in GROUPS if re.search(pattern, plain)), None)


def parted(row: dict[str, Any]) -> dict[str, Any]:
    """Give back to the text the figures that ran into the number of originals."""
    if row["originals"] <= MOST_ORIGINALS:
        return row
    figures = str(row["originals"])
    space = "" if row["paper"].endswith("/") else " "
    return {**row, "paper": f"{row['paper']}{space}{figures[:-1]}", "originals": max(int(figures[-1]), 1)}


def clean_paper(code: str, place: tuple[int, int], row: dict[str, Any], group: str, notes: Notes) -> Paper:
    text = row["paper"]
    known = notes.papers.get(code, {}).get(f"{place[0]}.{place[1]}")
    known = known or next((said for opening, said in notes.paper_openings.items() if text.startswith(opening)), None)
    online = ONLINE_PAPER.search(cut(text, PAPER_LIMIT)) is not None
    said = known or clause(text, PAPER_LIMIT)
    return Paper(
        text=said,
        source=place,
        originals=row["originals"],
        copies=row["copies"],
        group="trực tuyến" if online else group,
        conditional=online or group == "ủy quyền" or CONDITION.search(said) is not None,
        digitise=f"{place[0]}.{place[1]}" in notes.digitise.get(code, ()),
    )


def clean_cases(row: dict[str, Any], notes: Notes) -> tuple[Case, ...]:
    """Merge the parts of one dossier; keep real alternatives apart, each with the parts common to all."""
    code, common, chosen = row["code"], list[Paper](), list[tuple[int, str, list[Paper]]]()
    for index, case in enumerate(row["cases"]):
        group = group_of(case["case"])
        papers = [
            clean_paper(code, (index, place), parted(paper), group or "", notes)
            for place, paper in enumerate(case["papers"])
            if paper["originals"] or paper["copies"]
        ]
        if group is not None:
            common += papers
        elif papers:
            chosen.append((index, case_title(code, index, case["case"], notes), papers))
    if len(chosen) == 1:
        common += chosen.pop()[2]
    if not chosen:
        papers = in_order(common) or (notes.paper_unstated,)
        return (Case(papers=papers, source=papers[0].source[0]),)
    days = {int(index): Limit(unit="day", amount=days) for index, days in notes.case_limits.get(code, {}).items()}
    return tuple(
        Case(title=title, papers=in_order(papers + common), source=index, limit=days.get(index))
        for index, title, papers in chosen
    )


def in_order(papers: list[Paper]) -> tuple[Paper, ...]:
    """Put the forms first, what every dossier needs before what only some need."""

    def place(paper: Paper) -> tuple[bool, bool, int]:
        form = (
            re.match(r"(tờ khai|đơn|giấy đề nghị|phiếu|văn bản đề nghị|thông báo) ?", paper.text, re.IGNORECASE) is None
        )
        return paper.conditional, form, GROUP_ORDER.index(paper.group)

    return tuple(sorted(papers, key=place))


def case_title(code: str, index: int, title: str, notes: Notes) -> str:
    known = notes.case_titles.get(code, {}).get(str(index))
    if known:
        return known
    plain = TITLE_OPENING.sub("", BULLET.sub("", title))
    return clause(TITLE_ENDING.sub("", plain), TITLE_LIMIT)
