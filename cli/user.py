"""`./suivi user`: accounts, for who has a terminal on the server."""

from __future__ import annotations

import click
from sqlalchemy import select

import settings
from cli.opening import reading_untouched, writing
from domain.errors import NotFound
from domain.permissions import ROLE_NAMES, Grant, Role
from domain.sign_in import fold_login
from models import Account
from queries.accounts.accounts import ACCOUNT_STATE_NAMES, AccountRow
from queries.accounts.accounts import accounts as every_account
from queries.context import Context
from services.accounts import accounts, sign_in_links

ROLE = click.Choice([role.value for role in Role])


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Inviter, lister, changer ou fermer des comptes."""


@command.command("list")
def list_() -> None:
    """Lister les comptes, leurs rôles et leur état."""
    with reading_untouched() as ctx:
        rows = every_account(ctx)
    for row in rows:
        click.echo(f"{row.login or '—'}  {row.display_name}  {_roles(row)}  {_state(row)}")
    if not rows:
        click.echo("Aucun compte. Le premier s’ouvre par le lien que ./suivi affiche.")


@command.command()
@click.argument("login", metavar="ADRESSE")
@click.argument("name", metavar="NOM")
@click.option("--role", type=ROLE, required=True, help="Rôle du compte.")
@click.option("--territory", metavar="CLÉ", help="Territoire de l’adjudicataire.")
@click.option("--lot", metavar="CLÉ", help="Lot de l’adjudicataire.")
def add(login: str, name: str, role: str, territory: str | None, lot: str | None) -> None:
    """Inviter une personne et afficher son lien."""
    token = sign_in_links.new_token()
    grants = [Grant(Role(role), territory, lot)]
    with writing() as ctx:
        accounts.invite(ctx, token=token, login=login, display_name=name, grants=grants)
    _show(token)


@command.command()
@click.argument("login", metavar="ADRESSE")
def link(login: str) -> None:
    """Afficher un nouveau lien pour choisir un mot de passe."""
    token = sign_in_links.new_token()
    with writing() as ctx:
        accounts.send_link(ctx, token=token, account_id=_account(ctx, login).id)
    _show(token)


@command.command()
@click.argument("login", metavar="ADRESSE")
@click.option("--role", type=ROLE, required=True, help="Rôle qui remplace les présents.")
@click.option("--territory", metavar="CLÉ", help="Territoire de l’adjudicataire.")
@click.option("--lot", metavar="CLÉ", help="Lot de l’adjudicataire.")
def role(login: str, role: str, territory: str | None, lot: str | None) -> None:
    """Donner à un compte un autre rôle que le sien."""
    grants = [Grant(Role(role), territory, lot)]
    with writing() as ctx:
        account = _account(ctx, login)
        accounts.change_grants(
            ctx, account_id=account.id, seen_version=account.version, grants=grants
        )
    click.echo(f"{login} : {ROLE_NAMES[Role(role)]}.")


@command.command()
@click.argument("login", metavar="ADRESSE")
def disable(login: str) -> None:
    """Fermer un compte ; son histoire reste."""
    with writing() as ctx:
        account = _account(ctx, login)
        accounts.disable(ctx, account_id=account.id, seen_version=account.version)
    click.echo(f"Le compte de {login} est fermé.")


@command.command()
@click.argument("login", metavar="ADRESSE")
def enable(login: str) -> None:
    """Rouvrir un compte fermé."""
    with writing() as ctx:
        account = _account(ctx, login)
        accounts.enable(ctx, account_id=account.id, seen_version=account.version)
    click.echo(f"Le compte de {login} est ouvert.")


def _account(ctx: Context, login: str) -> Account:
    account = ctx.session.scalar(select(Account).where(Account.login == fold_login(login)))
    if account is None:
        raise NotFound(subject=login)
    return account


def _roles(row: AccountRow) -> str:
    words = (
        " ".join(part for part in (ROLE_NAMES[grant.role], grant.territory, grant.lot) if part)
        for grant in row.grants
    )
    return ", ".join(words) or "aucun rôle"


def _state(row: AccountRow) -> str:
    return ACCOUNT_STATE_NAMES[row.state]


def _show(token: str) -> None:
    click.echo("Lien à transmettre ; il ne sert qu’une fois :")
    click.echo(f"{settings.load().entrance}/compte/lien/{token}")
