"""A national system that behaves as badly as the real ones are reported to, by a seed."""

import json
import random

import httpx2

LOSES, GARBLES, FAILS, EXPIRES, CUTS, HIDES = "loses", "garbles", "fails", "expires", "cuts", "hides"
HABITS = (LOSES, GARBLES, FAILS, EXPIRES, CUTS, HIDES)
ACCOUNT = {"username": "một-cửa", "password": "bí mật"}


class StandIn:
    """Records by code, what was done to each, and a habit now and then."""

    def __init__(self, seed=0, habits=(), often=0.0) -> None:
        self.records: dict[str, dict] = {}
        self.inserts: dict[str, int] = {}
        self.steps: list[dict] = []
        self.said_exists = 0
        self.refuses: dict[str, str] = {}
        self.rewrites: dict[str, str] = {}
        self.doubles = False  # takes a second insert of one code as another record
        self._chance = random.Random(seed)
        self.habits, self.often = habits, often
        self._sessions: set[str] = set()

    @property
    def transport(self):
        return httpx2.MockTransport(self._handle)

    def _handle(self, request):
        habit = self._chance.choice(self.habits) if self.habits and self._chance.random() < self.often else ""
        if habit == FAILS:
            return httpx2.Response(self._chance.choice((500, 502, 503)), text="<html>lỗi</html>")
        if habit == GARBLES:
            return httpx2.Response(200, text="<html><form>Đăng nhập</form></html>")
        asked = json.loads(request.content)
        if request.url.path.endswith("auth"):
            return self._sign_in(asked)
        if habit == EXPIRES or asked["session"] not in self._sessions:
            self._sessions.clear()
            return _say(-3, "Phiên làm việc hết hạn")
        answer = self._serve(asked, hides=habit == HIDES)
        if habit == LOSES:
            raise httpx2.ReadTimeout("", request=request)
        if habit == CUTS:
            return httpx2.Response(200, content=answer.content[: len(answer.content) // 2])
        return answer

    def _sign_in(self, asked):
        if asked != ACCOUNT:
            return _say(3, "Sai tài khoản")
        session = f"s{self._chance.random()}"
        self._sessions.add(session)
        return _say(0, session=session)

    def _serve(self, asked, *, hides):
        if asked["service"] == "TraCuuHoSo":
            found = None if hides else self.records.get(asked["mahoso"])
            return _say(0, result=[found]) if found else _say(0, result=[])
        (record,) = asked["data"]
        code = record["MaHoSo"]
        if code in self.refuses:
            return _say(3, self.refuses[code])
        if asked["service"] == "CapNhatTienDoHoSoMC":
            self.steps.append(record)
            return _say(0)
        if asked["isUpdating"] == "False":
            if code in self.records and not self.doubles:
                self.said_exists += 1
                return _say(3, f"Hồ sơ {code} đã tồn tại")
            self.inserts[code] = self.inserts.get(code, 0) + 1
        elif code not in self.records:
            return _say(3, "Không tìm thấy hồ sơ")
        status = record["TrangThaiHoSo"]
        self.records[code] = {**record, "TrangThaiHoSo": self.rewrites.get(status, status)}
        return _say(0)


def _say(error_code, message="", **fields):
    return httpx2.Response(200, json={"error_code": str(error_code), "message": message, **fields})
