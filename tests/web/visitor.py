"""A browser without a screen: keeps cookies, reads the token of a form, sends it from our own page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx2 as httpx
from starlette.testclient import TestClient

from queries.accounts.sessions import CSRF_FIELD
from tests.accounts import PASSWORD

ORIGIN = "https://suivi.exemple.be"
SESSION_COOKIE = "__Host-suivi"
SIGN_IN = "/compte/connexion"
HTML = {"accept": "text/html"}


class Visitor:
    def __init__(self, running: TestClient) -> None:
        """Another browser on the application that `running` keeps up, in its event loop."""
        self.client = TestClient(running.app, base_url=ORIGIN)
        self.client.portal = running.portal

    @property
    def session(self) -> str | None:
        return self.client.cookies.get(SESSION_COOKIE)

    def bring(self, token: str) -> None:
        """Come with this session cookie."""
        self.client.cookies.set(SESSION_COOKIE, token, domain=urlsplit(ORIGIN).hostname or "")

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers={**HTML, **headers}, follow_redirects=False)

    def token(self, path: str) -> str:
        """The token that the form of this page carries."""
        match = re.search(rf'name="{CSRF_FIELD}" value="(\w+)"', self.get(path).text)
        assert match, f"pas de formulaire à l’adresse {path}"
        return match[1]

    def post(self, path: str, *, form_at: str | None = None, **fields: str) -> httpx.Response:
        """Send the form of `form_at` (by default that of `path`), as a browser would."""
        fields = {CSRF_FIELD: self.token(form_at or path), **fields}
        return self.send(path, fields)

    def send(
        self, path: str, fields: dict[str, str], *, origin: str | None = ORIGIN
    ) -> httpx.Response:
        headers = {**HTML, "origin": origin} if origin else HTML
        return self.client.post(path, data=fields, headers=headers, follow_redirects=False)

    def sign_in(
        self, login: str = "aline@exemple.be", password: str = PASSWORD, **fields: str
    ) -> httpx.Response:
        return self.post(SIGN_IN, login=login, password=password, **fields)

    def sign_out(self) -> httpx.Response:
        return self.post("/compte/deconnexion", form_at="/compte/mot-de-passe")

    def is_signed_in(self) -> bool:
        return self.get("/compte/mot-de-passe").status_code == 200
