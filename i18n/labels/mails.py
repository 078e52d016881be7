"""The words for how often a person wants mails."""

from __future__ import annotations

from collections.abc import Mapping

from domain.digest import MailChoice
from domain.errors import N_

MAIL_CHOICE_WORD: Mapping[MailChoice, str] = {
    MailChoice.WEEKLY: N_("Un courriel par semaine, et les rappels d’échéances"),
    MailChoice.DEADLINES: N_("Les rappels d’échéances seulement"),
    MailChoice.NONE: N_("Aucun courriel"),
}
