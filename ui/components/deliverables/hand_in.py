"""What a contractor does with a deliverable: hand in versions, hand over, wait, lift reservations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

import settings
from domain.deliverables import (
    OPEN_TO_HANDING_OVER,
    OPEN_TO_VERSIONS,
    DeliverableStatus,
    ReservationStatus,
    TwoVersions,
    VersionMissing,
)
from domain.files import CheckedFile
from i18n.formats import long_day
from queries.deliverables.sheet import DeliverableSheet
from services.deliverables import deliverables, reservations, versions
from services.deliverables.versions import LINK_LIMIT, Deposit
from ui.components.deliverables.fields import Act, has_begun, named, open_form, saved
from ui.names import catalog
from ui.session import t
from ui.widgets.form import Form
from ui.widgets.saving import Edit
from ui.widgets.text import plain, small

S = DeliverableStatus
NOBODY = ""


def acts(sheet: DeliverableSheet) -> Iterator[Act]:
    """What applies now, in the order of the work. A form that was begun stays: what was typed is
    not lost when another person is faster."""
    state, status = sheet.state, sheet.state.status
    takes = status in OPEN_TO_VERSIONS
    is_ready = status is S.DRAFT and bool(sheet.versions)
    to_lift = any(
        reservation.status is ReservationStatus.OPEN for reservation in sheet.reservations
    )
    runs = status not in (S.EXPECTED, S.ACCEPTED)
    if is_ready:
        label = t("Remettre")
        yield Act("remettre", "submit", label, _show_submit_form, is_next=True)
    if to_lift:
        label = t("Lever une réserve")
        yield Act("lever", "lift", label, _show_lift_form, is_next=True)
    if takes or has_begun(state, "version"):
        is_next = takes and not is_ready and not to_lift
        label = t("Déposer une version") if is_next else t("Déposer une autre version")
        yield Act("deposer", "version", label, _show_deposit_form, is_next=is_next)
    if status is S.SUBMITTED or has_begun(state, "take_back"):
        yield Act("reprendre", "take_back", t("Reprendre"), _show_take_back_form)
    if runs or has_begun(state, "wait"):
        yield Act("attendre", "wait", t("En attente d’un tiers"), _show_wait_form)


def _show_deposit_form(sheet: DeliverableSheet) -> None:
    """A file or an address; handed over at once, or kept as a draft."""
    form = open_form(sheet.state, "version")
    file, link = _file_or_address(form)
    note = form.area(t("Note sur cette version"))
    hands_over = sheet.state.status in OPEN_TO_HANDING_OVER
    is_next = hands_over and not (sheet.state.status is S.DRAFT and sheet.versions)
    both = kept = False
    with st.container(horizontal=True):
        if hands_over:
            label = t("Déposer et remettre au FOREm")
            both = form.button(label, "both", icon=":material/send:", is_main=is_next)
        label = t("Déposer sans remettre") if hands_over else t("Déposer la version")
        kept = form.button(label, "save", is_main=not hands_over)
    edit = _deposit(sheet, file, link, Deposit(note, is_handed_over=both))
    form.act(edit, pressed=both or kept)


def _file_or_address(form: Form) -> tuple[CheckedFile | None, str]:
    """One of the two, and only one."""
    file = form.file(t("Fichier"), required=False)
    limit = settings.load().upload_max_mb
    kinds = t(
        "PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG ou texte UTF-8, {limit} Mo au plus. "
        "Chaque version est gardée avec son empreinte ; aucune n’en remplace une autre."
    )
    st.markdown(small(kinds.format(limit=limit)))
    link = form.line(
        t("Ou une adresse https"),
        "link",
        limit=LINK_LIMIT,
        placeholder="https://",
        help=t("L’adresse d’un document que la direction de projet peut ouvrir."),
    )
    if file and link.strip():
        form.refuse("link", TwoVersions())
    elif not file and not link.strip() and form.is_sound:
        form.lack("link", VersionMissing())
    return file, link.strip()


def _deposit(
    sheet: DeliverableSheet, file: CheckedFile | None, link: str, deposit: Deposit
) -> Edit:
    name = file.name if file else link
    if deposit.is_handed_over:
        said = t("Déposé et remis : « {name} ». Le FOREm a trente jours pour le vérifier.")
    else:
        said = t("Version déposée : « {name} ». Elle n’est pas encore remise au FOREm.")
    # mypy holds each service against its own values.
    service = (
        partial(
            versions.add_file,
            **named(sheet.state),
            file=file,
            folder=settings.load().files_dir,
            deposit=deposit,
        )
        if file
        else partial(versions.add_link, **named(sheet.state), link=link, deposit=deposit)
    )
    mine = t("une version : {name}").format(name=name)
    return Edit(service, mine=mine, saved=saved(said.format(name=plain(name))))


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
    form.send(t("Remettre au FOREm"), edit, icon=":material/send:")


def _show_take_back_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "take_back")
    reason = form.area(t("Motif"), required=True)
    edit = Edit(
        partial(deliverables.take_back, **named(sheet.state), reason=reason),
        mine=t("de nouveau en préparation"),
        saved=saved(t("Livrable repris : il est de nouveau en préparation.")),
    )
    form.send(t("Reprendre pour le corriger"), edit)


def _show_wait_form(sheet: DeliverableSheet) -> None:
    form = open_form(sheet.state, "wait")
    actors = {actor_type.code: actor_type.name for actor_type in catalog().actor_types}
    who = form.choice(
        t("Qui est attendu ?"),
        "who",
        {NOBODY: t("Personne : le travail avance"), **actors},
        sheet.state.waiting_for,
        help=t("Un type d’acteurs, pas une personne."),
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
        reservation.key: t("{n}. {text} (pour le {day})").format(
            n=reservation.number, text=reservation.text, day=long_day(reservation.due_on)
        )
        for reservation in sheet.reservations
        if reservation.status is ReservationStatus.OPEN
    }
    key = form.one_in_list(t("Réserve"), "reserve", to_lift)
    note = form.area(t("Ce qui a été fait"), required=True)
    if key is None:
        form.send(t("Déclarer la réserve levée"), None)
        return
    edit = Edit(
        partial(reservations.mark_resolved, **named(sheet.state), reservation=key, note=note),
        mine=t("réserve {n} déclarée levée").format(n=key.rpartition("-")[2]),
        saved=saved(t("Réserve déclarée levée : le FOREm vérifie.")),
    )
    form.send(t("Déclarer la réserve levée"), edit)
