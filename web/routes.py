"""Our own addresses beside Streamlit’s pages."""

from __future__ import annotations

from starlette.routing import Route

from web import (
    agreement_files,
    assets,
    brief,
    contacts,
    diagrams,
    files,
    first_page,
    frozen_reports,
    health,
    minutes,
    password,
    portraits,
    prepared_files,
    session,
    sign_in,
    sign_in_link,
    statements,
    tables,
)
from web.api import API
from web.identity import SESSION
from web.login_wall import SIGN_IN
from web.own_pages import HOME
from web.refusals import not_found

ROUTES = [
    Route(HOME, first_page.show, methods=["GET"]),
    Route(SIGN_IN, sign_in.show, methods=["GET"]),
    Route(SIGN_IN, sign_in.submit, methods=["POST"]),
    Route("/compte/deconnexion", sign_in.leave, methods=["POST"]),
    Route(SESSION, session.show, methods=["GET"]),
    Route(SESSION, session.prolong, methods=["POST"]),
    Route("/compte/lien/{token}", sign_in_link.show, methods=["GET"]),
    Route("/compte/lien/{token}", sign_in_link.submit, methods=["POST"]),
    Route(password.HERE, password.show, methods=["GET"]),
    Route(password.HERE, password.submit, methods=["POST"]),
    Route(files.HERE, files.serve, methods=["GET"]),
    Route(files.OLD, files.lead_on, methods=["GET"]),
    Route(contacts.HERE, contacts.serve, methods=["GET"]),
    Route(minutes.HERE, minutes.serve, methods=["GET"]),
    Route(agreement_files.HERE, agreement_files.serve, methods=["GET"]),
    Route(frozen_reports.HERE, frozen_reports.serve, methods=["GET"]),
    Route(brief.HERE, brief.serve, methods=["GET"]),
    Route(portraits.HERE, portraits.serve, methods=["GET"]),
    Route(diagrams.DIAGRAM, diagrams.serve, methods=["GET"]),
    Route(prepared_files.HERE, prepared_files.serve, methods=["GET"]),
    Route(tables.HERE, tables.serve, methods=["GET"]),
    *(Route(asset.path, asset.serve, methods=["GET"]) for asset in assets.ASSETS),
    Route(statements.ACCESSIBILITY, statements.show_accessibility, methods=["GET"]),
    Route(statements.PERSONAL_DATA, statements.show_personal_data, methods=["GET"]),
    Route("/sante/vivant", health.alive, methods=["GET"]),
    Route("/sante/pret", health.ready, methods=["GET"]),
    Route("/robots.txt", assets.robots, methods=["GET"]),
    Route("/favicon.ico", assets.icon, methods=["GET"]),
    API,
    # Streamlit would answer any other address with its own page.
    Route("/compte", not_found),
    Route("/compte/{rest:path}", not_found, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
    Route("/fichiers", not_found),
    Route("/fichiers/{rest:path}", not_found, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
    Route("/api", not_found),
    Route("/sante", not_found),
    Route("/sante/{rest:path}", not_found, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
]
