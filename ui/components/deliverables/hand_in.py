"""What a contractor does with a deliverable: hand in versions, hand over, wait, lift reservations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

import settings
from domain.deliverables import OPEN_TO_VERSIONS, DeliverableStatus, ReservationStatus
from i18n.formats import long_day
from queries.deliverables.sheet import DeliverableSheet
from services.deliverables import deliverables, reservations, versions
from services.deliverables.versions import LINK_LIMIT
from ui.components.deliverables.fields import has_begun, named, open_form, saved
from ui.names import catalog
from ui.session import t
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small

S = DeliverableStatus
Tab = Callable[[DeliverableSheet], None]
NOBODY = ""


def tabs(sheet: DeliverableSheet) -> Iterator[tuple[bool, str, Tab]]:
    """Whether each applies now, in the order of the work. A form that was begun stays: what was
    typed is not lost when another person is faster."""
    state, status = sheet.state, sheet.state.status
    takes = status in OPEN_TO_VERSIONS
    to_lift = any(
        reservation.status is ReservationStatus.OPEN for reservation in sheet.reservations
    )
    runs = status not in (S.EXPECTED, S.ACCEPTED)
    yield status is S.DRAFT and bool(sheet.versions), t("Remettre"), _show_submit_form
    yield to_lift, t("Lever une réserve"), _show_lift_form
    yield takes or has_begun(state, "file"), t("Déposer un fichier"), _show_file_form
    yield takes or has_begun(state, "link"), t("Déposer une adresse"), _show_link_form
    yield (
        status is S.SUBMITTED or has_begun(state, "take_back"),
        t("Reprendre"),
        _show_take_back_form,
    )
    yield runs or has_begun(state, "wait"), t("En attente d’un tiers"), _show_wait_form


def _show_file_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "file")
    file = form.file(t("Fichier"))
    limit = settings.load().upload_max_mb
    kinds = t(
        "PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG ou texte UTF-8, {limit} Mo au plus. "
        "Chaque version est gardée avec son empreinte ; aucune n’en remplace une autre."
    )
    st.markdown(small(kinds.format(limit=limit)))
    note = form.area(t("Note sur cette version"))
    edit = (
        Edit(
            partial(
                versions.add_file,
                **named(sheet.state),
                file=file,
                folder=settings.load().files_dir,
                note=note,
            ),
            mine=t("une version : {name}").format(name=file.name),
            saved=saved(t("Version déposée : « {name} ».").format(name=plain(file.name))),
        )
        if file
        else None
    )
    form.send(t("Déposer la version"), edit)


def _show_link_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "link")
    link = form.line(
        t("Adresse https"),
        "link",
        limit=LINK_LIMIT,
        placeholder="https://",
        help=t("L’adresse d’un document que la direction de projet peut ouvrir."),
        required=True,
    )
    note = form.area(t("Note sur cette version"))
    edit = Edit(
        partial(versions.add_link, **named(sheet.state), link=link, note=note),
        mine=t("une version : {name}").format(name=link),
        saved=saved(t("Adresse déposée.")),
    )
    form.send(t("Déposer l’adresse"), edit)


def _show_submit_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "submit")
    # The tab is offered only where there is a version.
    latest = sheet.versions[-1]
    st.markdown(
        t("Vous remettez la version {number} : {name}. Elle ne changera plus.").format(
            number=latest.number, name=plain(latest.name or latest.link)
        )
    )
    note = form.area(t("Mot d’accompagnement (facultatif)"))
    edit = Edit(
        partial(deliverables.submit, **named(sheet.state), note=note),
        mine=t("remis"),
        saved=saved(t("Livrable remis : le FOREm a trente jours pour le vérifier.")),
    )
    form.send(t("Remettre le livrable"), edit, icon=":material/send:")


def _show_take_back_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "take_back")
    reason = form.area(t("Motif"), required=True)
    edit = Edit(
        partial(deliverables.take_back, **named(sheet.state), reason=reason),
        mine=t("repris en brouillon"),
        saved=saved(t("Livrable repris en brouillon.")),
    )
    form.send(t("Reprendre en brouillon"), edit)


def _show_wait_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "wait")
    actors = {actor_type.code: actor_type.name for actor_type in catalog().actor_types}
    who = form.choice(
        t("Qui est attendu ?"),
        "who",
        {NOBODY: t("Personne : le travail avance"), **actors},
        sheet.state.waiting_for,
        help=t("Une sorte d’acteur, pas une personne."),
    )
    reason = form.area(t("Motif (obligatoire si un tiers est attendu)"))
    edit = Edit(
        partial(deliverables.wait_for, **named(sheet.state), who=who, reason=reason),
        mine=t("en attente de : {who}").format(who=actors.get(who, t("personne"))),
        saved=saved(t("Enregistré : les jours comptent maintenant du bon côté.")),
    )
    form.send(t("Enregistrer l’attente"), edit)


def _show_lift_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "lift")
    to_lift = {
        reservation.number: t("{n}. {text} (pour le {day})").format(
            n=reservation.number, text=reservation.text, day=long_day(reservation.due_on)
        )
        for reservation in sheet.reservations
        if reservation.status is ReservationStatus.OPEN
    }
    number = form.one_in_list(t("Réserve"), "reserve", to_lift)
    note = form.area(t("Ce qui a été fait"), required=True)
    if number is None:
        form.send(t("Déclarer la réserve levée"), None)
        return
    edit = Edit(
        partial(reservations.mark_resolved, **named(sheet.state), reservation=number, note=note),
        mine=t("réserve {n} déclarée levée").format(n=number),
        saved=saved(t("Réserve déclarée levée : le FOREm vérifie.")),
    )
    form.send(t("Déclarer la réserve levée"), edit)
