"""Rights in words: « adjudicataire (Herstal, lot 1) »."""

from __future__ import annotations

from collections.abc import Iterable

from domain.permissions import ROLE_NAMES, Grant
from i18n.formats import joined
from ui.names import lot_name, name_of
from ui.session import t


def grant_words(grant: Grant) -> str:
    """Return one role, with where and for which lot it holds; what is no longer defined keeps
    its key."""
    where = [name_of(grant.territory)] if grant.territory else []
    what = [lot_name(grant.lot)] if grant.lot else []
    scope = f" ({', '.join([*where, *what])})" if grant.territory or grant.lot else ""
    return t(ROLE_NAMES[grant.role]) + scope


def roles_words(grants: Iterable[Grant]) -> str:
    """Return every role of a person."""
    return joined(sorted(grant_words(grant) for grant in grants)) or t("aucun rôle")
