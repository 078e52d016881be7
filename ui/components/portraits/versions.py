"""The portraits that were frozen, the corrections made since, and what may be done today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.addresses import Param
from domain.permissions import Permission
from i18n.formats import instant, long_day
from i18n.labels.figures import value_words
from queries.portraits.corrections import Correction
from queries.portraits.sheet import Portrait, PortraitVersionRow
from services.portraits import portraits
from services.portraits.portraits import AT_START, LABEL_LIMIT
from ui.components.portraits import tables
from ui.components.portraits.bring_in import show_import
from ui.components.portraits.forms import show_add_form, show_correct_form, show_withdraw_form
from ui.components.portraits.paper import frozen_paper
from ui.components.portraits.words import figure_name
from ui.links import href, link, with_history
from ui.navigation import PORTRAIT
from ui.papers import offer_document
from ui.session import can, t, tn
from ui.widgets.form import open_form
from ui.widgets.kept_files import technical_details
from ui.widgets.saving import Edit
from ui.widgets.selectors import Act, show_acts
from ui.widgets.text import plain

NOTHING = "non"
Form = Callable[[Portrait], None]


def frozen_list(portrait: Portrait) -> None:
    """Each frozen portrait as a link; why there is none."""
    st.header(t("Portraits figés"), anchor="figes")
    if not portrait.versions:
        st.markdown(
            t(
                "Aucun portrait n’est figé. La direction de projet fige celui du départ, pour que la "
                "phase 2 puisse toujours être relue telle qu’elle était."
            )
        )
        return
    st.markdown("\n".join(f"- {_version_line(portrait, version)}" for version in portrait.versions))


def _version_line(portrait: Portrait, version: PortraitVersionRow) -> str:
    params = {Param.TERRITORY: portrait.place.key, Param.VERSION: str(version.number)}
    return t("[Portrait « {label} »]({href}), figé le {when}{by}").format(
        label=plain(version.label),
        href=href(PORTRAIT, **params),
        when=instant(version.frozen_at),
        by=_by(portrait, version.frozen_by),
    )


def _by(portrait: Portrait, person: int | None) -> str:
    name = portrait.names.get(person or 0)
    return t(" par {name}").format(name=plain(name)) if name else ""


def show_reading(portrait: Portrait, version: PortraitVersionRow) -> None:
    """A frozen portrait word for word, under its seal, which was found to hold."""
    place, frozen = portrait.place, version.portrait
    assert frozen is not None
    link(
        PORTRAIT,
        t("Portrait d’aujourd’hui"),
        ":material/arrow_back:",
        **{Param.TERRITORY: place.key},
    )
    st.title(
        t("Portrait « {label} » de {place}").format(
            label=plain(version.label), place=frozen.territory
        )
    )
    st.markdown(
        t(
            "Figé le {when}{by}, avec ce qui était connu le {day}. Il se lit tel qu’il était, quoi "
            "qu’on corrige ensuite. Vérifié à l’ouverture : :green[:material/verified: conforme]."
        ).format(
            when=instant(version.frozen_at),
            by=_by(portrait, version.frozen_by),
            day=long_day(frozen.as_of),
        )
    )
    with technical_details():
        seal = t("Empreinte SHA-256 du document figé : `{seal}`.").format(seal=version.seal)
        document = t("[Télécharger le document figé (JSON)]({href})").format(
            href=f"/fichiers/portraits/{place.key}/{version.number}"
        )
        st.markdown(f"{seal}\n\n{document}")
    if version.n_masked:
        words = tn(
            "{n} valeur de ce portrait est masquée depuis : un petit nombre de personnes s’en "
            "déduirait. Le fichier ne la donne plus ; l’empreinte est celle du document conservé.",
            "{n} valeurs de ce portrait sont masquées depuis : un petit nombre de personnes s’en "
            "déduirait. Le fichier ne les donne plus ; l’empreinte est celle du document conservé.",
            version.n_masked,
        )
        st.info(words, icon=":material/visibility_off:")
    offer_document(partial(frozen_paper, version, frozen, place))
    tables.show_frozen_versions(frozen, place.name)


def show_corrections(portrait: Portrait) -> None:
    """Show what replaced what, latest first: nothing that was said is lost."""
    if not portrait.corrections:
        return
    st.header(t("Corrections"), anchor="corrections")
    st.markdown(
        "\n".join(f"- {_correction(portrait, correction)}" for correction in portrait.corrections)
    )


def _correction(portrait: Portrait, correction: Correction) -> str:
    note = t(" Motif : « {note} »").format(note=plain(correction.note)) if correction.note else ""
    when = t("{when}{by}").format(
        when=instant(correction.recorded_at), by=_by(portrait, correction.recorded_by)
    )
    change = t("valeur retirée")
    if correction.after:
        old, new = (
            plain(value_words(said.value, said.unit))
            for said in (correction.before, correction.after)
        )
        change = f"{old} → {new}" if old != new else t("source ou réserves précisées")
    return f"{plain(figure_name(correction.key))} : {change}, {when}.{note}"


def show_actions(portrait: Portrait) -> None:
    """Show one action at a time, nothing drawn before it is chosen; nothing at all to readers."""
    offered = _offered(portrait)
    if not offered:
        return
    # One form at a time: nobody fills in five.
    show_acts([Act(key, label, partial(form, portrait)) for key, (label, form) in offered.items()])


def _offered(portrait: Portrait) -> dict[str, tuple[str, Form]]:
    actions: dict[str, tuple[str, Form]] = {}
    if portrait.writable:
        actions |= {
            "ajouter": (t("Ajouter une valeur"), show_add_form),
            "corriger": (t("Corriger une valeur"), show_correct_form),
            "retirer": (t("Retirer une valeur"), show_withdraw_form),
            "importer": (t("Importer un fichier"), show_import),
        }
    if can(Permission.PORTRAIT_FREEZE, portrait.place.key):
        actions["figer"] = (t("Figer"), _show_freeze_form)
    return actions


def _show_freeze_form(portrait: Portrait) -> None:
    number = portrait.versions[-1].number if portrait.versions else 0
    place = portrait.place.key
    form = open_form(f"freeze/{place}", present=number)
    label = form.line(
        t("Intitulé"),
        "label",
        "" if number else AT_START,
        limit=LABEL_LIMIT,
        help=t("Par exemple « au départ » pour la phase 2, « à mi-parcours »."),
        required=True,
    )
    st.markdown(
        t("Vous figez le portrait de {place} tel qu’il est connu aujourd’hui.").format(
            place=plain(portrait.place.name)
        )
    )
    saved = t("Portrait figé : « {label} ».").format(label=plain(label.strip()))
    edit = Edit(
        partial(portraits.freeze, territory=place, label=label),
        mine=label,
        saved=with_history(saved, territoire=place, action=Action.PORTRAIT_FROZEN),
    )
    form.send(t("Figer le portrait"), edit, icon=":material/lock:")
