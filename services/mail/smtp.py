"""Handing mails to the SMTP server: one connection a run; what it refuses is told apart from its absence."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from domain.errors import N_, DomainError
from settings import Settings, SmtpTls, is_loopback

PORTS = {SmtpTls.STARTTLS: 587, SmtpTls.TLS: 465, SmtpTls.NONE: 25}
CLOSING = 421  # « service not available, closing »: it speaks of the connection, not of the mail


class MailNotSet(DomainError):
    reason = N_("Les courriels ne sont pas réglés : il manque {variables}.")
    remedy = N_("Donnez ces réglages, décrits dans le README, puis recommencez.")


class PasswordInClear(DomainError):
    reason = N_("Le mot de passe du serveur de courriel partirait en clair.")
    remedy = N_("Choisissez SUIVI_SMTP_TLS=starttls ou tls.")


class ServerUnavailable(DomainError):
    """The connection, not the mail: whoever comes next would meet the same."""

    reason = N_("Le serveur de courriel {host} ne répond pas : {cause}.")
    remedy = N_("Rien n’est perdu : relancez « ./suivi digest » plus tard, ou corrigez le réglage.")


class MailRefused(DomainError):
    """The server answered, and does not take this mail. `is_final` when it says « never »."""

    reason = N_("Le serveur de courriel refuse ce message (code {code}).")
    remedy = N_("Vérifiez l’adresse de ce compte.")

    @property
    def is_final(self) -> bool:
        return int(str(self.params["code"])) >= 500


SILENT = N_("il se tait depuis trop longtemps")
CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, SILENT),
    (ConnectionRefusedError, N_("il refuse la connexion")),
    (ssl.SSLError, N_("son certificat n’est pas reconnu ou il ne parle pas TLS")),
    (smtplib.SMTPAuthenticationError, N_("il refuse le nom ou le mot de passe")),
    (smtplib.SMTPSenderRefused, N_("il refuse l’expéditeur, SUIVI_MAIL_FROM")),
    (smtplib.SMTPNotSupportedError, N_("il n’offre pas ce que les réglages demandent")),
    (smtplib.SMTPServerDisconnected, N_("il a coupé la connexion")),
    (smtplib.SMTPException, N_("il n’accepte pas de courriel en ce moment")),
)
# Answers with a code that speak of the server or of its settings, and not of one mail.
OF_THE_SERVER = (
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPSenderRefused,
)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over, and in whose name."""

    host: str
    port: int
    tls: SmtpTls
    sender: str
    timeout: float
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def server_of(chosen: Settings) -> MailServer:
    """The server of the settings; refuses those that are incomplete or would give a password away."""
    if missing := missing_settings(chosen):
        raise MailNotSet(variables=", ".join(missing))
    password = chosen.smtp_password
    host = chosen.smtp_host or ""
    # On one’s own machine nobody listens in between.
    if password and chosen.smtp_tls is SmtpTls.NONE and not is_loopback(host):
        raise PasswordInClear
    return MailServer(
        host,
        chosen.smtp_port or PORTS[chosen.smtp_tls],
        chosen.smtp_tls,
        chosen.mail_from or "",
        chosen.smtp_timeout,
        chosen.smtp_user,
        password,
    )


def missing_settings(chosen: Settings) -> list[str]:
    """The names of those without which no mail can be sent."""
    needed = {
        "SUIVI_SMTP_HOST": chosen.smtp_host,
        "SUIVI_MAIL_FROM": chosen.mail_from,
        "SUIVI_PUBLIC_URL": chosen.public_url,
    }
    return [name for name, value in needed.items() if not value]


class Post:
    """An open connection."""

    def __init__(self, server: MailServer, connection: smtplib.SMTP) -> None:
        self._server = server
        self._connection = connection

    def send(self, message: EmailMessage, *, to: str) -> None:
        """Hand one mail over; on return the server has taken it."""
        with _translating_errors(self._server):
            try:
                self._connection.send_message(message, self._server.sender, [to])
            except smtplib.SMTPNotSupportedError:  # an accent in the address, which it cannot write
                raise MailRefused(code=553) from None


@contextmanager
def connect(server: MailServer) -> Iterator[Post]:
    """A connection for the time of a block; every wait on the network ends after the timeout."""
    with _translating_errors(server):
        connection = _connected(server)
    try:
        yield Post(server, connection)
    finally:
        connection.close()  # the mails are handed over one by one: nothing is left to say


def _connected(server: MailServer) -> smtplib.SMTP:
    context, where = ssl.create_default_context(), (server.host, server.port)
    if server.tls is SmtpTls.TLS:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=server.timeout, context=context)
    else:
        connection = smtplib.SMTP(*where, timeout=server.timeout)
    try:
        if server.tls is SmtpTls.STARTTLS:
            connection.starttls(context=context)
        if server.user and server.password:
            connection.login(server.user, server.password)
    except (OSError, smtplib.SMTPException):
        connection.close()
        raise
    return connection


@contextmanager
def _translating_errors(server: MailServer) -> Iterator[None]:
    """Say in French what went wrong, and nothing of what was sent."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        # One recipient a mail: people do not learn who else receives it.
        [(code, _)] = error.recipients.values()
        raise _refusal(server, code) from None
    # Before the general answer below: these have a code too, and it is not about the mail.
    except OF_THE_SERVER as error:
        raise ServerUnavailable(host=server.host, cause=_cause(error)) from None
    except smtplib.SMTPResponseException as error:
        raise _refusal(server, error.smtp_code) from None
    except (OSError, smtplib.SMTPException) as error:
        raise ServerUnavailable(host=server.host, cause=_cause(error)) from None


def _refusal(server: MailServer, code: int) -> DomainError:
    # 421 closes the connection (RFC 5321, 3.8); below 400 nothing was refused, and nothing taken.
    if code == CLOSING or code < 400:
        return ServerUnavailable(
            host=server.host, cause=N_("il n’accepte pas de courriel en ce moment")
        )
    return MailRefused(code=code)


def _cause(error: Exception) -> str:
    """smtplib calls a silence a lost connection."""
    if isinstance(error.__context__, TimeoutError):
        return SILENT
    causes = (words for kind, words in CAUSES if isinstance(error, kind))
    return next(causes, N_("il est introuvable sur le réseau"))
