"""A unit's list against what holds: nothing changes that it does not say, and no line is lost in silence."""

from importlib.resources import files

import pytest

from intake_desk.domain.procedure_columns import ListWithoutHeadings, find_columns
from intake_desk.domain.procedure_lists import CHANGED, NEW, SAME, WITHDRAWN, compare
from intake_desk.domain.procedure_terms import amounts_said, fee_said, fees_said, limits_said, paper_said
from intake_desk.domain.procedures import COUNTER, Catalogue, FeeRule, Limit

CATALOGUE = Catalogue.decode(files("intake_desk.resources").joinpath("procedures.json").read_bytes())
HEADER = ("STT", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Thời hạn giải quyết", "Phí", "Lệ phí",
          "Thành phần hồ sơ", "Kênh", "Cơ quan giải quyết", "Khối")  # fmt: skip
KEYS = ("stt", "code", "name", "field", "limit", "phi", "le_phi", "papers", "channels", "resolver", "block")


def line(**said):
    return tuple(said.get(key, "") for key in KEYS)


def compared(*rows, header=HEADER, **options):
    return compare(CATALOGUE.procedures, header, rows, range(2, 2 + len(rows)), **options)


def only(*rows, **options):
    result = compared(*rows, **options)
    assert () == result.refused
    (change,) = result.changes
    return change


@pytest.mark.parametrize(
    ("header", "places"),
    [
        (("Mã", "Tên"), {"code": 0, "name": 1}),
        (("TÊN TTHC", "ma so", "linh vuc"), {"name": 0, "code": 1, "field": 2}),
        (("Mã thủ tục", "Tên thủ tục", "Thời hạn", "Đơn vị"), {"code": 0, "name": 1, "limit": 2, "unit": 3}),
        (("Mã số", "Tên", "Phí, lệ phí", "Thời hạn (ngày làm việc)"), {"code": 0, "name": 1, "fees": 2, "limit": 3}),
        (("Mã", "Mã hồ sơ", "Tên", "Kết quả", "Trạng thái"), {"code": 0, "name": 2, "results": 3, "status": 4}),
    ],
)
def test_columns_are_known_by_their_headings_in_any_order(header, places):
    assert places == find_columns(header)


def test_a_list_without_codes_or_names_is_refused_naming_them():
    with pytest.raises(ListWithoutHeadings) as refusal:
        compared(line(), header=("Lĩnh vực", "Phí"))
    assert "code,name" == refusal.value.params["missing"]


def test_a_new_procedure_is_whole():
    change = only(
        line(
            code="TP-01", name="Thủ tục xác nhận người sống độc thân", field="Xác nhận", limit="3 ngày làm việc",
            phi="8.000đ/bản", le_phi="miễn phí", papers="Đơn (01 bản chính); Thẻ căn cước (01 bản sao)",
            channels="Trực tiếp, trực tuyến", resolver="Công an xã", block="Đảng",
        )
    )  # fmt: skip
    new = change.procedure

    assert (NEW, 2) == (change.kind, change.line)
    assert ("TP-01", "Xác nhận người sống độc thân", "Xác nhận") == (new.code, new.short_name, new.field)
    assert ["counter", "online"] == [terms.channel for terms in new.channels]
    assert Limit("working_day", 3) == new.limit("online")
    assert (FeeRule("phi", "Phí", 8000, "copy"),) == new.terms().fees
    assert ["Đơn (1 bản chính)", "Thẻ căn cước (1 bản sao)"] == [paper_said(paper) for paper in new.cases[0].papers]
    assert ("Công an xã", "party", False) == (new.resolver, new.block, new.certification)


def test_the_least_that_a_new_procedure_needs_is_its_code_and_its_name():
    new = only(line(code="X 1/2026", name="Việc mới")).procedure

    assert (Limit(), "Lĩnh vực khác", COUNTER) == (new.limit(), new.field, new.channels[0].channel)
    assert 1 == len(new.cases)


def test_a_certification_is_known_by_its_field():
    assert only(line(code="CT-9", name="Chứng thực khác", field="Chứng thực")).procedure.certification


def test_what_the_list_does_not_say_stays():
    before = CATALOGUE.by_code("2.000815")
    change = only(line(code="2.000815", name=before.name, limit="2 ngày làm việc"))

    assert (CHANGED, ("limit",)) == (change.kind, tuple(field.field for field in change.fields))
    assert ("Trong ngày làm việc", "2 ngày làm việc") == (change.fields[0].before, change.fields[0].after)
    assert before.cases == change.procedure.cases
    assert before.terms().fees == change.procedure.terms().fees
    assert before.fields == change.procedure.fields


@pytest.mark.parametrize(
    ("said", "field", "before", "after"),
    [
        ({"name": "Chứng thực bản sao"}, "name", "Chứng thực bản sao từ", "Chứng thực bản sao"),
        ({"field": "Tư pháp"}, "field", "Chứng thực", "Tư pháp"),
        ({"phi": "3.000đ/trang"}, "fees", "từ trang thứ 3 là 1.000 đ", "Phí chứng thực bản sao 3.000 đ/trang"),
        ({"papers": "Bản chính (02 bản chính)"}, "papers", "Bản chính giấy tờ", "Bản chính (2 bản chính)"),
        ({"channels": "Trực tiếp, bưu chính"}, "channels", "Trực tiếp", "Trực tiếp, Bưu chính"),
        ({"resolver": "Phòng Tư pháp"}, "resolver", "", "Phòng Tư pháp"),
        ({"block": "Đảng"}, "block", "Nhà nước", "Đảng"),
    ],
)  # fmt: skip
def test_each_changed_field_is_told_old_and_new(said, field, before, after):
    change = only(line(**{"code": "2.000815", "name": CATALOGUE.by_code("2.000815").name, **said}))
    told = {one.field: one for one in change.fields}

    assert CHANGED == change.kind
    assert told[field].before.startswith(before) or before in told[field].before
    assert after in told[field].after


def test_a_list_that_says_what_holds_changes_nothing():
    rows = [
        line(
            code=one.code, name=one.name, field=one.field, limit=one.limit().said, resolver=one.resolver,
            papers="\n".join(paper_said(paper) for paper in one.cases[0].papers) if len(one.cases) == 1 else "",
            phi="; ".join(fee_said(rule) for rule in one.terms().fees if rule.kind == "phi" and not rule.extra),
            le_phi="; ".join(fee_said(rule) for rule in one.terms().fees if rule.kind == "le_phi"),
        )
        for one in CATALOGUE.procedures
    ]  # fmt: skip
    result = compared(*rows, whole=True)

    assert () == result.refused
    assert [] == [(one.procedure.code, one.fields) for one in result.changes if one.kind != SAME]


def test_an_unlisted_procedure_is_withdrawn_only_when_the_list_is_whole():
    row = line(code="2.000815", name="Chứng thực bản sao")

    assert () == compared(row).of_kind(WITHDRAWN)
    assert len(CATALOGUE.procedures) - 1 == len(compared(row, whole=True).of_kind(WITHDRAWN))


def test_nothing_is_withdrawn_for_a_line_whose_code_cannot_be_read():
    result = compared(line(code="2.000815", name="A"), line(name="Không mã"), whole=True)

    assert () == result.of_kind(WITHDRAWN)
    assert result.unsure


def test_a_line_refused_for_another_reason_still_names_its_procedure():
    result = compared(line(code="2.000815", name="A", limit="nhanh"), whole=True)

    assert "2.000815" not in {change.procedure.code for change in result.of_kind(WITHDRAWN)}


def test_a_line_can_withdraw_a_procedure_by_its_status():
    header = ("Mã", "Tên", "Trạng thái")
    result = compared(("2.000815", "x", "Bãi bỏ"), ("9.9", "x", "het hieu luc"), ("2.000884", "", ""), header=header)

    assert [(WITHDRAWN, "2.000815"), (SAME, "2.000884")] == [(one.kind, one.procedure.code) for one in result.changes]
    assert [("code", "short_code", "9.9")] == [(one.column, one.why, one.text) for one in result.refused]


def test_cases_stand_a_line_each():
    header = ("Mã", "Tên", "Trường hợp", "Thời hạn", "Thành phần hồ sơ")
    rows = (
        ("TP-02", "Cấp phép nhỏ", "Nhà ở", "15 ngày", "Đơn\nBản vẽ (02 bản sao)"),
        ("TP-02", "", "Công trình khác", "20 ngày", "Đơn"),
    )
    first, second = only(*rows, header=header).procedure.cases

    assert ("Nhà ở", None, 2) == (first.title, first.limit, len(first.papers))
    assert ("Công trình khác", Limit("day", 20)) == (second.title, second.limit)
    assert [(1, 0)] == [paper.source for paper in second.papers]


def test_the_limits_of_single_cases_are_kept_when_the_list_repeats_them():
    permit = CATALOGUE.by_code("1.013225")
    header = ("Mã", "Tên", "Trường hợp", "Thời hạn")
    rows = [(permit.code, permit.name, case.title, case.limit.said) for case in permit.cases]

    assert SAME == only(*rows, header=header).kind
    rows[6] = (*rows[6][:3], "10 ngày")
    change = only(*rows, header=header)
    assert Limit("day", 10) == change.procedure.limit(case=change.procedure.cases[6])
    assert "10 ngày" in limits_said(change.procedure)


@pytest.mark.parametrize(
    ("said", "column", "why"),
    [
        ({"name": "Không mã"}, "code", "no_code"),
        ({"code": "x" * 41, "name": "A"}, "code", "long_code"),
        ({"code": "1.55", "name": "A"}, "code", "short_code"),
        ({"code": "=1+2", "name": "A"}, "code", "odd_code"),
        ({"code": "0", "name": "A"}, "code", "odd_code"),
        ({"code": "không có mã!!", "name": "A"}, "code", "odd_code"),
        ({"code": "TP-01", "name": '=HYPERLINK("x")'}, "name", "odd_name"),
        ({"code": "TP-01", "name": "0"}, "name", "odd_name"),
        ({"code": "TP-01"}, "name", "no_name"),
        ({"code": "TP-01", "name": "x" * 1001}, "name", "too_long"),
        ({"code": "TP-01", "name": "A", "limit": "5"}, "limit", "limit_without_unit"),
        ({"code": "TP-01", "name": "A", "limit": "sớm"}, "limit", "bad_limit"),
        ({"code": "TP-01", "name": "A", "phi": "8"}, "phi", "small_fee"),
        ({"code": "TP-01", "name": "A", "le_phi": "ít"}, "le_phi", "bad_fee"),
        ({"code": "TP-01", "name": "A", "channels": "miệng"}, "channels", "bad_channel"),
        ({"code": "TP-01", "name": "A", "block": "Mặt trận"}, "block", "bad_block"),
        ({"code": "TP-01", "name": "A", "papers": "x" * 301}, "papers", "long_paper"),
        ({"code": "TP-01", "name": "A", "papers": "x" * 20_001}, "papers", "too_long"),
        ({"code": "TP-01", "name": "A", "resolver": "x" * 1001}, "resolver", "too_long"),
    ],
)
def test_a_refused_line_says_where_and_why_and_the_others_are_taken(said, column, why):
    result = compared(line(code="TP-00", name="Trước"), line(**said), line(code="TP-99", name="Sau"))

    code = said.get("code", "")[:40]
    assert [(3, column, why, code)] == [(one.line, one.column, one.why, one.code) for one in result.refused]
    assert ["TP-00", "TP-99"] == [change.procedure.code for change in result.changes]


def test_a_code_twice_is_refused_the_second_time_in_whatever_case_it_is_written():
    result = compared(line(code="Tp-01", name="A"), line(code="TP-01", name="B"))

    assert [(3, "twice")] == [(one.line, one.why) for one in result.refused]


def test_a_code_that_a_spreadsheet_took_for_a_number_gets_its_noughts_back():
    change = only(line(code="1.00008", name=CATALOGUE.by_code("1.000080").name))

    assert (SAME, "1.000080") == (change.kind, change.procedure.code)


def test_blank_lines_are_passed_over_and_unknown_columns_named():
    result = compared(("", "", ""), ("2.000815", "", "x"), header=("Mã", "Tên", "Người lập"))

    assert ("Người lập",) == result.ignored
    assert [SAME] == [change.kind for change in result.changes]


def test_a_new_amount_is_given_back_no_more_than_the_old_one():
    business = CATALOGUE.by_code("1.001612")
    columns = ("Mã", "Tên", "Lệ phí")

    (change,) = compare(CATALOGUE.procedures, columns, [(business.code, business.name, "90.000")], [2]).changes

    assert [(90_000, False)] == list({(rule.amount, rule.refundable) for rule in change.procedure.terms().fees})


def test_fees_are_said_whole_and_in_few_words():
    said = {
        "2.000815": ("2.000 đ/trang", "từ trang thứ 3 là 1.000 đ, tối đa 200.000 đ/bản (phí)"),
        "1.004222": ("20.000 đ", "Lệ phí đăng ký cư trú 20.000 đ (lệ phí)"),
        "1.001193": ("không thu", "8.000 đ/bản, nếu xin thêm bản sao"),
        "1.004873": ("theo tỉnh", "theo mức của Hội đồng nhân dân tỉnh, thành phố"),
    }
    for code, (few, whole) in said.items():
        assert few == amounts_said(CATALOGUE.by_code(code)).split("; ")[0]
        assert whole in fees_said(CATALOGUE.by_code(code))
