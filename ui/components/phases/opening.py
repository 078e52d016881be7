"""The sentence that opens the pages of the phases: each clause opens the words that it rests on."""

from __future__ import annotations

from collections import defaultdict

from definitions import names
from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.statements import Origin
from i18n.formats import in_date, long_date, long_day, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.labels.phases import ORIGIN_WORD, PHASE_STATUS_WORD
from i18n.opening_clauses import Clause
from queries.facts import FactRow
from queries.moment import Moment
from queries.phases.evidence import Evidence, evidence_of
from queries.phases.opening import opening_sentences
from ui.components.phases.words import States
from ui.links import go_to_phase, phase_href
from ui.names import catalog, name_of
from ui.session import ask, t, tn
from ui.widgets import word_links as drawn

SHOWN = 8  # phases under one clause; the page of each has the rest


def show_opening(states: States, moment: Moment) -> None:
    """Say what matters on that day, each state with the day that it was last known on."""
    sentences = opening_sentences(catalog(), states, on=moment.on)
    told = {
        (phase.territory, phase.phase)
        for sentence in sentences
        for clause in sentence
        for phase in clause.about[:SHOWN]
    }
    known = ask(evidence_of, phases=frozenset(told), moment=moment)
    chosen = drawn.clauses(
        [[(clause.text, _evidence(clause, known)) for clause in each] for each in sentences],
        close=t("Fermer"),
        key="opening",
    )
    for territory, phase in told:
        if chosen == phase_href(territory, phase):
            go_to_phase(territory, phase)


def _evidence(clause: Clause, known: Evidence) -> drawn.Evidence | None:
    """What was said of several phases in the same words stands once."""
    if not clause.about:
        return None
    alike: dict[tuple[drawn.Statement, ...], list[tuple[str, str]]] = defaultdict(list)
    for phase in clause.about[:SHOWN]:
        facts = known.facts.get((phase.territory, phase.phase), ())
        said = tuple(_statement(fact, known) for fact in facts)
        alike[said or (_nothing(),)].append(_thing(phase.territory, phase.phase))
    left = len(clause.about[SHOWN:])
    return drawn.Evidence(
        title=t("D’où l’on tient : « {words} »").format(words=clause.text),
        entries=[drawn.Entry(things, said) for said, things in alike.items()],
        more=tn("et {n} autre phase", "et {n} autres phases", left) if left else "",
    )


def _nothing() -> drawn.Statement:
    return drawn.Statement(t("Rien n’est encore connu."), "")


def _thing(territory: str, phase: str) -> tuple[str, str]:
    """« Herstal, phase 7 », and its address."""
    name = t("{place}, phase {position}").format(
        place=name_of(territory), position=names.phase_number(catalog(), phase)
    )
    return name, phase_href(territory, phase)


def _statement(fact: FactRow, known: Evidence) -> drawn.Statement:
    source = next((one for one in catalog().sources if one.key == fact.source_key), None)
    title = names.source_title(catalog(), fact.source_key) if fact.source_key else ""
    if source:
        on = long_date(source.on) if source.on else t("sans date connue")
        title = f"{title} ({source.publisher}, {on})"
    return drawn.Statement(
        what=t("{what} : {value}").format(
            what=t(ATTRIBUTE_WORD[fact.attribute]), value=_value(fact)
        ),
        whose=_whose(fact, known),
        source=title,
        url=source.url or "" if source else "",
        quote=f"«\u00a0{fact.quote}\u00a0»" if fact.quote else "",
    )


def _value(fact: FactRow) -> str:
    """« en cours, le 10 novembre 2026 », « février 2024 »."""
    if fact.attribute != "status":
        return long_date(PartialDate.parse(fact.value)) if fact.value else t("non renseigné")
    word = t(PHASE_STATUS_WORD[PhaseStatus(fact.value)]).lower()
    if fact.at_latest:
        return f"{word}, {since_date(fact.effective, at_latest=True)}"
    return f"{word}, {in_date(fact.effective)}"


def _whose(fact: FactRow, known: Evidence) -> str:
    """« déduit de la source », « déclaré par … le 28 novembre 2026, vérifié par … »."""
    by, verified = known.names.get(fact.declared_by or 0), known.names.get(fact.recorded_by or 0)
    day = long_day(fact.stated_on)
    if fact.origin in (Origin.SOURCE, Origin.INFERRED):
        return t(ORIGIN_WORD[fact.origin])
    if fact.origin is Origin.VERIFIED:
        if by and verified:
            return t("déclaré par {by}, vérifié par {verified} le {day}").format(
                by=by, verified=verified, day=day
            )
        return t("vérifié par le FOREm le {day}").format(day=day)
    if author := by or verified:
        return t("déclaré par {by} le {day}, à vérifier").format(by=author, day=day)
    return t("déclaré le {day}, à vérifier").format(day=day)
