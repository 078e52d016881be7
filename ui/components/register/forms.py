"""What a person may do with one organisation now: one tab an action, nothing at all to readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from domain.errors import N_
from domain.organisations import LINK_LIMIT, NAME_LIMIT, ROLE_LIMIT, Degree, Engagement
from domain.permissions import Permission
from i18n.formats import long_date
from i18n.labels.register import DEGREE_WORD, ENGAGEMENT_WORD, INTEREST_WORD
from queries.facts import FactRow
from queries.register.organisations import OrganisationState, organisations_on
from queries.register.sheet import OrganisationSheet
from services.register import engagements, organisations
from services.register.engagements import Step
from services.register.organisations import Description, Known
from ui.components.register.words import barriers, engagement_words, types
from ui.session import ask, can, moment, t
from ui.widgets.filters import places
from ui.widgets.form import NOTICE, Form, open_form, optional
from ui.widgets.saving import Edit, Numbered
from ui.widgets.selectors import Act, show_acts
from ui.widgets.text import plain, small

RULE = N_(
    "Intérêt et influence donnent la stratégie, selon la grille de Mendelow (1991), une "
    "proposition : les deux forts, associer étroitement ; influence forte seule, garder "
    "satisfaite ; intérêt fort seul, tenir informée ; sinon, suivre."
)


def description_fields(
    form: Form, start: OrganisationState, others: Sequence[OrganisationState]
) -> Description:
    """Filled with what is known; `others` are those that it may be part of."""
    left, right = st.columns(2)
    with left:
        name = form.line(
            t("Nom de l’organisation"),
            "name",
            start.name,
            limit=NAME_LIMIT,
            required=True,
            help=t("Le nom d’une organisation, jamais celui d’une personne."),
        )
        kind = form.choice(t("Type"), "type", types(), start.actor_type or None)
        site = form.line(t("Site (facultatif)"), "site", start.website, limit=LINK_LIMIT)
        parent = _parent(form, start, others)
    with right:
        interest = _degree(form, t("Intérêt pour le pilote"), "interest", start.interest)
        influence = _degree(form, t("Influence sur le pilote"), "influence", start.influence)
        wanted = form.choice(
            t("Engagement souhaité"),
            "wanted",
            optional(_wanted_steps(), t("Non renseigné")),
            start.engagement_wanted,
        )
        covered = form.many(
            t("Freins couverts"),
            "barriers",
            barriers(),
            start.barriers,
            placeholder=t("Choisir des freins…"),
        )
    role = form.area(t("Rôle dans le pilote (facultatif)"), "role", start.pilot_role, ROLE_LIMIT)
    return Description(
        name=name,
        actor_type=kind,
        website=site,
        pilot_role=role,
        parent=parent,
        barriers=tuple(covered),
        interest=interest,
        influence=influence,
        engagement_wanted=Engagement(wanted) if wanted else None,
    )


def _wanted_steps() -> dict[str, str]:
    """Nobody wants a withdrawal."""
    return {step: word for step, word in _steps().items() if step != Engagement.WITHDRAWN.value}


def _parent(
    form: Form, start: OrganisationState, others: Sequence[OrganisationState]
) -> int | None:
    words = {
        str(organisation.number): organisation.name
        for organisation in others
        # Nothing is part of itself.
        if organisation.number != start.number
    }
    chosen = form.choice(
        t("Fait partie de"), "parent", optional(words, t("Aucune autre")), str(start.parent or "")
    )
    return int(chosen) if chosen else None


def _degree(form: Form, label: str, field: str, value: Degree | None) -> Degree | None:
    words = INTEREST_WORD if field == "interest" else DEGREE_WORD
    # French agrees: un intérêt, une influence.
    unknown = t("Non renseigné") if field == "interest" else t("Non renseignée")
    offered = optional({degree.value: t(word) for degree, word in words.items()}, unknown)
    chosen = form.choice(label, field, offered, value)
    return Degree(chosen) if chosen else None


Tab = Callable[[OrganisationSheet], None]
SOURCE = N_("Source ou motif (réunion, courrier, document)")


def show_forms(sheet: OrganisationSheet) -> None:
    organisation = sheet.state
    if organisation.version is None or not can(Permission.REGISTER_WRITE, organisation.territory):
        return
    offered: dict[str, tuple[str, Tab]] = {
        "engagement": (t("Nouvelle étape"), _show_engage_form),
        "decrire": (t("Modifier la fiche"), _show_describe_form),
        "corriger": (t("Corriger une étape"), _show_correct_form),
    }
    if _elsewhere(sheet):
        offered["partager"] = (t("Partager avec un territoire"), _show_share_form)
    show_acts(
        [Act(key, label, partial(draw, sheet)) for key, (label, draw) in offered.items()],
        notice=t(NOTICE),
    )


def _form(sheet: OrganisationSheet, name: str, *, merges: bool = False) -> Form:
    organisation = sheet.state
    theirs = f"{organisation.name}\n{engagement_words(organisation)}\n{organisation.pilot_role}"
    key = f"{name}/{organisation.territory}/{organisation.number}"
    return open_form(
        key,
        present=organisation.version or 0,
        theirs=theirs,
        subject=organisation.subject,
        merges=merges,
    )


def _named(sheet: OrganisationSheet) -> Numbered:
    return {"territory": sheet.state.territory, "number": sheet.state.number}


def _saved(sentence: str) -> str:
    return f"{sentence} [{t('Voir l’historique')}](#historique)"


def _steps() -> dict[str, str]:
    return {engagement.value: t(word) for engagement, word in ENGAGEMENT_WORD.items()}


def _show_engage_form(sheet: OrganisationSheet) -> None:
    form = _form(sheet, "engage")
    step = form.choice(t("Où en est-elle ?"), "step", _steps())
    since = form.when(t("Depuis"), "since", required=True)
    note = form.area(t(SOURCE))
    rule = t("Un retrait ou un recul demande son motif ; les étapes précédentes restent.")
    st.markdown(small(rule))
    said = Step(Engagement(step), since, note) if step and since else None
    edit = (
        _step_edit(partial(engagements.add_step, **_named(sheet), step=said), said)
        if said
        else None
    )
    form.send(t("Noter l’engagement"), edit)


def _step_edit(service: partial[None], said: Step) -> Edit:
    word, date = _steps()[said.engagement.value], long_date(said.on)
    return Edit(
        service,
        mine=f"{word}, {date}",
        saved=_saved(t("Engagement noté : {step}, {date}.").format(step=word.lower(), date=date)),
    )


def _show_describe_form(sheet: OrganisationSheet) -> None:
    form = _form(sheet, "describe", merges=True)
    others = ask(organisations_on, moment=moment(), territory=sheet.state.territory)
    description = description_fields(form, sheet.state, others)
    st.markdown(small(t(RULE)))
    if sheet.shared_with:
        st.markdown(small(t("Son nom, son type et son site changent dans chaque territoire.")))
    edit = Edit(
        partial(organisations.describe, **_named(sheet), description=description),
        mine=f"{description.name}\n{description.pilot_role}",
        saved=_saved(t("Fiche enregistrée.")),
    )
    form.send(t("Enregistrer la fiche"), edit)


def _standing(sheet: OrganisationSheet) -> dict[str, FactRow]:
    """The steps that may be corrected."""
    return {
        str(fact.id): fact
        for fact in sheet.history
        if fact.attribute == "engagement" and not fact.withdraws and fact.id not in sheet.struck
    }


def _show_correct_form(sheet: OrganisationSheet) -> None:
    form, steps = _form(sheet, "correct"), _standing(sheet)
    words = {
        key: f"{_steps()[fact.value]}, {long_date(fact.effective)}" for key, fact in steps.items()
    }
    chosen = form.one_in_list(t("Étape à corriger"), "wrong", words)
    if chosen is None:
        return
    never = form.check(t("Cette étape n’a jamais eu lieu"), "never")
    if never:
        reason = form.area(t("Motif"), "reason", required=True)
        service = partial(
            engagements.undo_step, **_named(sheet), fact_id=int(chosen), reason=reason
        )
        saved = _saved(t("Étape effacée ; l’historique la garde."))
        form.send(
            t("Effacer l’étape"),
            Edit(service, mine=words[chosen], saved=saved),
        )
        return
    wrong = steps[chosen]
    step = form.choice(t("Où en était-elle ?"), f"right-{chosen}", _steps(), wrong.value)
    since = form.when(t("Depuis"), f"when-{chosen}", wrong.effective, required=True)
    note = form.area(t(SOURCE))
    said = Step(Engagement(step), since, note) if step and since else None
    correct = partial(engagements.correct, **_named(sheet), fact_id=int(chosen))
    edit = _step_edit(partial(correct, step=said), said) if said else None
    form.send(t("Corriger l’étape"), edit)


def _elsewhere(sheet: OrganisationSheet) -> dict[str, str]:
    """The territories where it may be registered too."""
    known = (sheet.state.territory, *sheet.shared_with)
    return {
        key: name
        for key, name in places().items()
        if key not in known and can(Permission.REGISTER_WRITE, key)
    }


def _show_share_form(sheet: OrganisationSheet) -> None:
    form = _form(sheet, "share")
    places = _elsewhere(sheet)
    to = form.one_in_list(t("Territoire"), "to", places)
    since = form.when(t("Identifiée depuis"), "since", required=True)
    note = form.area(t(SOURCE))
    name = plain(sheet.state.name)
    edit = (
        Edit(
            partial(organisations.share, **_named(sheet), to=to, known=Known(since, note)),
            mine=places[to],
            saved=t("« {name} » figure maintenant au registre de {place}.").format(
                name=name, place=places[to]
            ),
        )
        if to and since
        else None
    )
    form.send(t("Inscrire dans ce territoire"), edit)
