"""A real SMTP server that keeps what it is given, and that may refuse, defer or hang."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.server import free_port

HANG = 30  # seconds: longer than anybody waits


@dataclass
class MailServer:
    """`recipients` and `messages` grow with each mail taken. `answers`: what is said to an address
    instead of taking it; `on_mail`: to the sender; `on_data`: instead of taking the content."""

    port: int
    answers: dict[str, str] = field(default_factory=dict)
    on_mail: str | None = None
    on_data: str | None = None
    hangs: bool = False
    recipients: list[str] = field(default_factory=list)
    messages: list[EmailMessage] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.on_mail:
            return self.on_mail
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tried.append(address)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.hangs:
            for _ in range(HANG * 10):
                if self.released.is_set():
                    break
                await asyncio.sleep(0.1)
        if self.on_data:
            return self.on_data
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.recipients += envelope.rcpt_tos
        self.messages.append(message)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        pairs = zip(self.recipients, self.messages, strict=True)
        return [message for recipient, message in pairs if recipient == address]


@contextmanager
def running_mail_server(*, password: str | None = None) -> Iterator[MailServer]:
    """Listening on a free port of this machine; with a password, only for who knows it."""
    kept = MailServer(free_port())

    def check(
        server: SMTP, session: Session, envelope: Envelope, way: str, known: object
    ) -> AuthResult:
        known_well = getattr(known, "password", b"") == (password or "").encode()
        return AuthResult(success=known_well, handled=known_well)

    controller = Controller(
        kept,
        hostname="127.0.0.1",
        port=kept.port,
        authenticator=check if password else None,
        auth_required=bool(password),
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield kept
    finally:
        kept.released.set()
        controller.stop()
