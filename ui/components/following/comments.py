"""The comments on an object, between FOREm and one lot, and the form to write one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.actions import Action
from domain.comments import TEXT_LIMIT
from domain.errors import N_
from domain.permissions import Permission
from i18n.formats import instant, joined
from queries.deliverables.states import DeliverableState
from queries.following.comments import CommentRow, audiences, comments_on, people_for
from queries.milestones.states import MilestoneState
from queries.phases.states import PhaseState
from queries.register.organisations import OrganisationState
from queries.reports.states import ReportState
from services import comments
from ui.links import with_history
from ui.names import lot_name, name_of
from ui.session import announce, ask, can, in_the_past, moment, perform, t
from ui.widgets.form import Form, open_form
from ui.widgets.saving import end_editing
from ui.widgets.text import plain, small

NONE_YET = N_(
    "Aucun commentaire à ce jour. Ce qui s’écrit ici n’est lu que par le FOREm et par le lot "
    "concerné."
)


ALL = "all"  # the lots that read a comment, where it is not for one of them


def on_phase(state: PhaseState) -> None:
    subject, title = state.subject, t("Commentaires sur la phase")
    show_section(subject, territory=state.territory, lot=state.lot, title=title)


def on_milestone(state: MilestoneState) -> None:
    title = t("Commentaires sur le jalon")
    show_section(state.subject, territory=state.territory, lot=state.lot, title=title)


def on_deliverable(state: DeliverableState) -> None:
    title = t("Commentaires sur le livrable")
    show_section(state.subject, territory=state.territory, lot=state.lot, title=title)


def on_report(state: ReportState) -> None:
    title = t("Commentaires sur le rapport")
    show_section(state.subject, territory=state.territory, lot=state.lot, title=title)


def on_organisation(state: OrganisationState) -> None:
    title = t("Commentaires sur la partie prenante")
    show_section(state.subject, territory=state.territory, lot=None, title=title)


def show_section(subject: str, *, territory: str, lot: str | None, title: str) -> None:
    """Show nothing at all to who takes no part; to who took part before the object went to another
    lot, what was exchanged then, and no form."""
    takes_part = can(Permission.COMMENT_EXCHANGE, territory, lot)
    if not takes_part and not can(Permission.COMMENT_EXCHANGE, territory):
        return
    rows = ask(comments_on, subject=subject, moment=moment())
    if not takes_part and not rows:
        return
    st.header(title, anchor=False)
    st.markdown("\n".join(map(_comment_text, rows)) if rows else t(NONE_YET))
    if in_the_past():
        return
    if not takes_part:
        closed = t("Cet échange est clos : la phase est passée à un autre lot.")
        st.markdown(small(closed))
        return
    _show_reading(subject, rows)
    with st.expander(t("Écrire un commentaire"), icon=":material/chat:"):
        _show_form(subject, territory, n_written=sum(row.is_mine for row in rows))
    if mine := [row for row in rows if row.is_mine and not row.withdrawn_at]:
        with st.expander(t("Retirer un de mes commentaires"), icon=":material/undo:"):
            _show_withdrawal(subject, mine)


def _comment_text(row: CommentRow) -> str:
    """« **Aline**, le 23/11/2026 à 14:05, à Hugo — FOREm et lot 1 », then the text as typed."""
    head = f"**{plain(row.author or t('une personne du projet'))}**"
    head += t(", le {when}").format(when=instant(row.written_at))
    if row.mentions:
        head += t(", à l’attention de {names}").format(names=plain(joined(list(row.mentions))))
    readers = lot_name(row.lot) if row.lot else t("tous les lots")
    head += t(" (FOREm et {lot})").format(lot=plain(readers))
    if row.withdrawn_at:
        when = instant(row.withdrawn_at)
        return f"- {head}  \n  *{t('Commentaire retiré le {when}.').format(when=when)}*"
    lines = [plain(line) for line in row.text.splitlines() if line.strip()]
    mark = f":material/mark_email_unread: **{t('Pour vous')}** " if row.asks_me else ""
    return f"- {mark}{head}  \n  " + "  \n  ".join(lines)


def _show_reading(subject: str, rows: Sequence[CommentRow]) -> None:
    """Offered while a comment waits for me."""
    if not any(row.asks_me for row in rows):
        return
    clicked = st.button(t("Marquer comme lu"), icon=":material/done_all:", key=f"read/{subject}")
    if clicked and perform(comments.mark_read, subject=subject):
        announce(t("Ce commentaire ne vous attend plus."))


def _show_form(subject: str, territory: str, *, n_written: int) -> None:
    """Its fields start empty once a comment is written. Nothing is sent before the button is
    pressed: a list that is open would close when the page is drawn."""
    form = open_form(f"comment/{subject}", present=n_written)
    audience = _audience(form, subject, territory)
    lot = None if audience == ALL else audience
    people = ask(people_for, subject=subject, lot=lot) if audience else {}
    with st.form(form.key("writing"), border=False):
        text = form.area(t("Commentaire"), "comment", limit=TEXT_LIMIT)
        mentions = form.many(
            t("À l’attention de (facultatif)"),
            # By lot too: who may read differs, and those chosen for another lot must not stay
            # ticked.
            f"mentions-{audience}",
            people,
            placeholder=t("Choisir des personnes…") if people else t("Personne d’autre ne lit ici"),
        )
        if people and audience:
            who = _readers(lot or None, territory)
            named = t("Les noms choisis seront lus par {readers}, comme le commentaire.")
            st.markdown(small(named.format(readers=who)))
        sent = form.button(t("Envoyer"), "send", icon=":material/send:", is_main=True, in_form=True)
    if sent and not form.is_sound:
        form.act(None, pressed=True)
    elif sent and perform(comments.write, subject=subject, text=text, lot=lot, mentions=mentions):
        end_editing(form.name)
        sentence = t("Commentaire envoyé : il se lit ci-dessous.")
        announce(with_history(sentence, action=Action.COMMENT_WRITTEN), form=form.name)


def _audience(form: Form, subject: str, territory: str) -> str:
    """Return the lot that reads it, or ALL: said where it is certain, chosen where nobody said
    which lot it belongs to; empty until then."""
    words = {lot or ALL: _readers(lot, territory) for lot in ask(audiences, subject=subject)}
    if len(words) > 1:
        return form.choice(t("Lu par"), "audience", words)
    # Exactly one: whoever takes no part was sent away above.
    [(audience, readers)] = words.items()
    st.markdown(small(t("Lu par : {readers}.").format(readers=readers)))
    return audience


def _readers(lot: str | None, territory: str) -> str:
    if lot is None:
        return t("le FOREm et tous les lots à {place}").format(place=name_of(territory))
    return t("le FOREm et le {lot} à {place}").format(lot=lot_name(lot), place=name_of(territory))


def _show_withdrawal(subject: str, mine: Sequence[CommentRow]) -> None:
    by_id = {row.id: row for row in mine}
    chosen = st.selectbox(
        t("Commentaire à retirer"),
        list(by_id),
        format_func=lambda option: _short(by_id[option]),
        key=f"withdraw/{subject}/{len(mine)}",
    )
    rule = t("Son texte ne se lira plus ; le journal garde qu’il a été écrit, puis retiré.")
    st.markdown(small(rule))
    clicked = st.button(t("Retirer ce commentaire"), key=f"withdrawn/{subject}/{chosen}")
    if clicked and perform(comments.withdraw, comment_id=chosen):
        announce(with_history(t("Commentaire retiré."), action=Action.COMMENT_WITHDRAWN))


def _short(row: CommentRow) -> str:
    text = " ".join(row.text.split())
    return f"{instant(row.written_at)} — {text[:60]}{'…' if len(text) > 60 else ''}"
