"""What may be done with an answer: write over a sentence, add words around them, clear it, send it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.answers import CLOSING, OPENING, TEXT_LIMIT, AnswerStatus, next_step
from domain.permissions import Permission
from i18n.labels.answers import ANSWER_STATUS_WORD, NEXT_STEP_WORD
from queries.brief.answers import AnswerSheet
from services.answers import answers as service
from ui import state
from ui.session import can, in_the_past, t
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import Act, show_acts
from ui.widgets.text import plain, small

SENTENCE = "phrase"  # of the address: the one that is written over


def edits(sheet: AnswerSheet) -> bool:
    """Whether this person may still change it."""
    is_open = sheet.row.status is not AnswerStatus.SENT
    return is_open and not in_the_past() and can(Permission.ANSWER_WRITE)


def show_forms(sheet: AnswerSheet) -> None:
    if not edits(sheet):
        return
    step = next_step(sheet.row.status)
    assert step
    acts = [
        Act("avancer", t(NEXT_STEP_WORD[sheet.row.status]), partial(_show_step, sheet, step)),
        Act("reecrire", t("Réécrire une phrase"), partial(_show_rewrite, sheet)),
        Act("introduire", t("Introduction"), partial(_show_added, sheet, OPENING)),
        Act("conclure", t("Conclusion"), partial(_show_added, sheet, CLOSING)),
    ]
    if sheet.orphans:
        acts.append(Act("reprendre", t("Textes sans phrase"), partial(_show_orphans, sheet)))
    show_acts(acts)


def _form(sheet: AnswerSheet, name: str) -> Form:
    row = sheet.row
    return open_form(f"{name}/{row.number}", present=row.version, subject=row.subject)


def _show_step(sheet: AnswerSheet, step: AnswerStatus) -> None:
    form = _form(sheet, f"step/{step}")
    word = t(ANSWER_STATUS_WORD[step]).lower()
    if step is AnswerStatus.SENT:
        st.markdown(
            t(
                "Vous dites cette réponse transmise, telle qu’elle se lit ci-dessous. Elle est figée, et "
                "les dates qu’elle dit sont suivies : une estimation qui en sort le fera savoir."
            )
        )
        service_call = partial(service.send, number=sheet.row.number)
    else:
        st.markdown(t("Vous dites cette réponse {word}, à votre nom.").format(word=word))
        service_call = partial(service.advance, number=sheet.row.number, step=step)
    saved = t("La réponse est {word}.").format(word=word)
    label = t(NEXT_STEP_WORD[sheet.row.status])
    form.send(t("Confirmer : {label}").format(label=label.lower()), Edit(service_call, word, saved))


def _show_rewrite(sheet: AnswerSheet) -> None:
    """One sentence at a time; the draft’s own words stand above."""
    sentences = {one.generated.key: one for one in sheet.sentences}
    asked = state.param(SENTENCE)
    chosen = st.selectbox(
        t("Phrase à réécrire"),
        list(sentences),
        index=list(sentences).index(asked) if asked in sentences else 0,
        format_func=lambda key: sentences[key].generated.text,
        key=f"sentence/{sheet.row.number}/{asked}",
    )
    one = sentences[chosen]
    st.markdown(small(t("Texte du suivi : {text}").format(text=plain(one.generated.text))))
    form = _form(sheet, f"rewrite/{chosen}")
    label = t("Votre texte (vide : la phrase est laissée de côté)")
    text = form.area(label, "text", one.text, TEXT_LIMIT, help="")
    _send(form, sheet, chosen, text)


def _show_added(sheet: AnswerSheet, key: str) -> None:
    form = _form(sheet, key)
    label = t("Texte avant les phrases") if key == OPENING else t("Texte après les phrases")
    text = form.area(label, "text", sheet.added(key), TEXT_LIMIT, help="")
    _send(form, sheet, key, text)


def _send(form: Form, sheet: AnswerSheet, key: str, text: str) -> None:
    call = partial(service.edit, number=sheet.row.number, sentence=key, text=text)
    form.send(t("Enregistrer le texte"), Edit(call, text, t("Texte enregistré.")))


def _show_orphans(sheet: AnswerSheet) -> None:
    """What was written over sentences that the draft no longer has: read, copied, let go."""
    st.markdown(
        t("Ces textes remplaçaient des phrases que les faits ne donnent plus. Ils ne partent pas.")
    )
    for key, edited in sheet.orphans.items():
        st.markdown(f"{plain(edited.text)}  \n{small(plain(edited.base))}")
        form = _form(sheet, f"orphan/{key}")
        call = partial(service.drop_orphan, number=sheet.row.number, sentence=key)
        form.send(t("Laisser ce texte"), Edit(call, edited.text, t("Texte laissé.")))
