"""A browser without scripts, for tests of the server's pages."""

import re
from urllib.parse import urlencode

from intake_desk.server.pages.visitors import FORM_TYPE


class Browser:
    """Keeps cookies and sends forms, as a browser without scripts does."""

    def __init__(self, ask) -> None:
        self.ask = ask
        self.cookies = {}

    def get(self, path, **headers):
        return self._keep(self.ask("GET", path, Cookie=self._cookie(), **headers))

    def post(self, path, fields, **headers):
        body = urlencode(fields).encode()
        headers = {"Content-Type": FORM_TYPE, "Cookie": self._cookie()} | headers
        return self._keep(self.ask("POST", path, body, **headers))

    def send(self, page, path, fields, **headers):
        """Fill in a form of a page that was shown."""
        return self.post(path, {"csrf": csrf_in(page)} | fields, **headers)

    def _cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _keep(self, response):
        for line in response.headers.get_list("set-cookie"):
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
            assert "HttpOnly" in line or "expires=" in line.lower() or "Max-Age=0" in line, line
        return response


def csrf_in(page):
    return re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)[1]
