"""What a person may do with one agreement now: one tab an action, nothing at all to readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

import settings
from domain.actions import Action
from domain.addresses import Param
from domain.agreements import NEXT, AgreementKind, AgreementStatus
from domain.permissions import Permission
from i18n.formats import long_date
from i18n.labels.agreements import AGREEMENT_KIND_WORD, AGREEMENT_STATUS_WORD
from queries.agreements.states import STATUS, AgreementSheet, AgreementState
from queries.register.organisations import organisations_on
from services.agreements import agreements, files
from services.agreements.agreements import TITLE_LIMIT, Step, Terms, n_agreements
from ui.components.agreements.words import standing_words
from ui.links import land_on, with_history
from ui.navigation import AGREEMENT
from ui.session import ask, can, in_the_past, moment, t, tn
from ui.widgets.filters import places
from ui.widgets.form import NOTICE, Form, open_form
from ui.widgets.saving import Edit, Numbered
from ui.widgets.selectors import ADD, Act, show_acts
from ui.widgets.text import plain, small


def terms(form: Form, territory: str, start: AgreementState | None) -> Terms | None:
    """Title, kind, parties of the register, end; nothing yet while nobody chose its kind."""
    title = form.line(
        t("Titre"),
        "title",
        start.title if start else "",
        limit=TITLE_LIMIT,
        help=t("L’objet et les organisations, sans nom de personne."),
        required=True,
    )
    kinds = {kind.value: t(word) for kind, word in AGREEMENT_KIND_WORD.items()}
    kind = form.choice(t("Type"), "kind", kinds, start.kind if start else None)
    parties = form.many(
        t("Parties (organisations du registre)"),
        "parties",
        _organisations(territory),
        start.parties if start else (),
        help=t("Des organisations, jamais des personnes. Une convention signée en a au moins une."),
    )
    until = form.when(t("Fin (facultatif)"), "until", start.until if start else None)
    return Terms(title, AgreementKind(kind), tuple(parties), until) if kind else None


def _organisations(territory: str) -> Mapping[int, str]:
    organisations = ask(organisations_on, moment=moment(), territory=territory)
    return {organisation.number: organisation.name for organisation in organisations}


Tab = Callable[[AgreementSheet], None]


def show_forms(sheet: AgreementSheet) -> None:
    agreement = sheet.state
    if (
        agreement.is_removed
        or agreement.version is None
        or not can(Permission.REGISTER_WRITE, agreement.territory)
    ):
        return
    offered: dict[str, tuple[str, Tab]] = {}
    if NEXT[agreement.status]:
        offered["etape"] = (t("Noter une étape"), _show_step_form)
    offered |= {
        "decrire": (t("Modifier la fiche"), _show_describe_form),
        "fichier": (t("Déposer un fichier"), _show_file_form),
        "corriger": (t("Corriger"), _show_correct_form),
    }
    show_acts(
        [Act(key, label, partial(draw, sheet)) for key, (label, draw) in offered.items()],
        notice=t(NOTICE),
    )


def _form(sheet: AgreementSheet, name: str, *, merges: bool = False) -> Form:
    agreement = sheet.state
    theirs = f"{agreement.title}\n{standing_words(agreement, moment().on)}"
    key = f"{name}/{agreement.territory}/{agreement.number}"
    return open_form(
        key,
        present=agreement.version or 0,
        theirs=theirs,
        subject=agreement.subject,
        merges=merges,
    )


def _named(sheet: AgreementSheet) -> Numbered:
    return {"territory": sheet.state.territory, "number": sheet.state.number}


def _saved(sentence: str) -> str:
    return f"{sentence} [{t('Voir l’historique')}](#historique)"


def _show_step_form(sheet: AgreementSheet) -> None:
    form = _form(sheet, "agreement_step")
    step = step_fields(
        form, {status: AGREEMENT_STATUS_WORD[status] for status in NEXT[sheet.state.status]}
    )
    if step is None:
        form.send(t("Noter l’étape"), None)
        return
    word = t(AGREEMENT_STATUS_WORD[step.status])
    edit = Edit(
        partial(agreements.add_step, **_named(sheet), step=step),
        mine=f"{word}, {long_date(step.on)}",
        saved=_saved(
            t("Étape notée\u00a0: {step}, {date}.").format(
                step=word.lower(), date=long_date(step.on)
            )
        ),
    )
    form.send(t("Noter l’étape"), edit)


def _show_describe_form(sheet: AgreementSheet) -> None:
    form = _form(sheet, "agreement_describe", merges=True)
    said = terms(form, sheet.state.territory, sheet.state)
    edit = (
        Edit(
            partial(agreements.describe, **_named(sheet), terms=said),
            mine=said.title,
            saved=with_history(t("Convention enregistrée."), action=Action.AGREEMENT_DESCRIBED),
        )
        if said
        else None
    )
    form.send(t("Enregistrer la convention"), edit)


def _show_file_form(sheet: AgreementSheet) -> None:
    form = _form(sheet, "agreement_file")
    file = form.file(t("Fichier"))
    kinds = t(
        "PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG ou texte UTF-8, {limit} Mo au plus. "
        "Chaque fichier est gardé avec son empreinte ; aucun n’en remplace un autre."
    )
    st.markdown(small(kinds.format(limit=settings.load().upload_max_mb)))
    edit = (
        Edit(
            partial(files.attach, **_named(sheet), file=file, folder=settings.load().files_dir),
            mine=file.name,
            saved=with_history(
                t("Fichier déposé : « {name} ».").format(name=plain(file.name)),
                action=Action.AGREEMENT_FILE_ADDED,
            ),
        )
        if file
        else None
    )
    form.send(t("Déposer le fichier"), edit)


def _show_correct_form(sheet: AgreementSheet) -> None:
    """A step that was wrong, or an agreement that never was."""
    form = _form(sheet, "agreement_correct")
    taken = [
        fact
        for fact in sheet.history
        if fact.attribute == STATUS and not fact.withdraws and fact.id not in sheet.struck
    ]
    never = len(taken) == 1 or form.check(t("Cette convention n’a jamais existé"), "never")
    rule = t(
        "La convention est retirée\u00a0; le journal la garde. Une fin connue se donne plutôt par «\u00a0Décrire\u00a0»."
    )
    if not never:
        rule = t("La dernière étape est effacée\u00a0; la précédente vaut de nouveau.")
    st.markdown(small(rule))
    reason = form.area(t("Motif"), required=True)
    label = t("Retirer la convention") if never else t("Effacer la dernière étape")
    done = t("Convention retirée\u00a0; le journal la garde.") if never else t("Étape effacée.")
    edit = Edit(
        partial(
            agreements.remove if never else agreements.undo_step, **_named(sheet), reason=reason
        ),
        mine=label,
        saved=with_history(
            done, action=Action.AGREEMENT_REMOVED if never else Action.AGREEMENT_CORRECTED
        ),
    )
    form.send(label, edit)


def add_acts(territory: str | None) -> list[Act]:
    """Nothing to readers, nor in the past."""
    mine = {key: name for key, name in places().items() if can(Permission.REGISTER_WRITE, key)}
    if in_the_past() or not mine:
        return []
    return [Act(ADD, t("Inscrire une convention"), partial(_show_add_form, mine, territory))]


def _show_add_form(mine: Mapping[str, str], territory: str | None) -> None:
    st.markdown(small(t(NOTICE)))
    order = list(mine)
    # The territory of the filter, which the page shows; else the only one there is.
    known = territory if territory in mine else order[0] if len(order) == 1 else None
    chosen: str | None = st.selectbox(
        t("Territoire de la convention (obligatoire)"),
        order,
        index=order.index(known) if known else None,
        placeholder=t("Choisir un territoire…"),
        format_func=lambda key: mine[key],
        key="agreement_place",
    )
    if chosen:
        _registration_form(chosen)


def _registration_form(territory: str) -> None:
    """Its fields change their names once something is added: the next one starts empty."""
    count = ask(n_agreements, territory=territory)
    recorded = tn("{n} convention inscrite", "{n} conventions inscrites", count)
    form = open_form(f"agreement/{territory}", present=count, theirs=recorded)
    said = terms(form, territory, None)
    step = step_fields(form, dict(AGREEMENT_STATUS_WORD))
    edit = (
        Edit(
            partial(agreements.add, territory=territory, terms=said, step=step),
            mine=said.title,
            saved=with_history(
                t("Convention inscrite : « {title} ».").format(title=plain(said.title.strip())),
                action=Action.AGREEMENT_ADDED,
            ),
            lands=partial(land_on, AGREEMENT, Param.AGREEMENT, territory),
        )
        if said and step
        else None
    )
    form.send(t("Inscrire"), edit, icon=":material/add:")


def step_fields(form: Form, words: dict[AgreementStatus, str]) -> Step | None:
    """Return how far it is, since when, and how one knows; nothing yet while nobody gave the
    date."""
    offered = {status.value: t(word) for status, word in words.items()}
    status = form.choice(t("Où en est-elle\u00a0?"), "status", offered)
    since = form.when(t("Depuis"), "since", required=True)
    note = form.area(t("Source ou motif (réunion, courrier, document)"))
    return Step(AgreementStatus(status), since, note) if status and since else None
