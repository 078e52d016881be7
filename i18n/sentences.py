"""What is told of a phase in one breath; the sentence that opens a page, from counts and dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from domain.dates import PartialDate
from domain.phases import Origin, PhaseStatus
from domain.portfolio import Count, total
from domain.schedule import Flag
from i18n.formats import grouped, in_date, joined, long_day, number_word, since_date
from i18n.labels import FLAG_WORD, PHASE_STATUS_WORD

NAMED_AT_MOST = 3  # territories told one by one; above, only their sum


class Told(Protocol):
    """What has to be known of one phase to tell where it stands."""

    @property
    def status(self) -> PhaseStatus: ...
    @property
    def since(self) -> PartialDate | None: ...
    @property
    def at_latest(self) -> bool: ...
    @property
    def origin(self) -> Origin | None: ...
    @property
    def planned_start(self) -> PartialDate | None: ...
    @property
    def last_news_on(self) -> date | None: ...
    @property
    def flag(self) -> Flag | None: ...


def state_sentence(state: Told, t: Callable[[str], str] = str) -> str:
    """« en cours, au plus tard le 07/02/2024, sans nouvelles depuis le 7 février 2024 ».

    `t` translates; French as it stands by default.
    """
    word = t(PHASE_STATUS_WORD[state.status]).lower()
    if state.status is PhaseStatus.PLANNED and state.planned_start:
        word = t("planifiée {when}").format(when=in_date(state.planned_start))
    elif state.since and state.status is not PhaseStatus.UNKNOWN:
        since = since_date(state.since, at_latest=state.at_latest)
        word += f", {since}" if state.at_latest else f" {since}"
    if state.origin is Origin.DECLARED and state.status is not PhaseStatus.COMPLETED:
        word += t(" (déclaration à vérifier)")
    parts = [word]
    if state.flag and state.last_news_on:
        flag = t(FLAG_WORD[state.flag]).lower()
        since = f" {t('depuis le')} {long_day(state.last_news_on)}"
        parts.append(flag + (since if state.flag is Flag.STALE else ""))
    return ", ".join(parts)


def portfolio_sentence(
    on: date,
    each: Mapping[str, Count],
    planned: Mapping[int, PartialDate | None],
    last_news: date | None,
) -> str:
    """« Au 7 février 2024, trois phases sur onze sont terminées et trois sont en cours dans
    chacun des deux territoires ; la phase 7 est prévue en février 2024. »

    `each`: counts by territory name; `planned`: dates by phase position, where all the
    territories agree; `last_news`: the day since which nothing was heard, or None.
    """
    if not each:
        return f"Au {long_day(on)}, aucun territoire n’est suivi."
    body = _progress(each)
    coming = _planned(planned)
    silence = f" Sans nouvelles depuis le {long_day(last_news)}." if last_news else ""
    return f"Au {long_day(on)}, {body}{f' ; {coming}' if coming else ''}.{silence}"


def _progress(each: Mapping[str, Count]) -> str:
    everything = total(each)
    if not everything.closed and not everything.running:
        return "aucune phase n’est connue comme commencée"
    if len(set(each.values())) == 1:
        return _counted(next(iter(each.values()))) + _everywhere(list(each))
    if len(each) <= NAMED_AT_MOST:
        return " ; ".join(f"à {name}, {_counted(count)}" for name, count in each.items())
    return f"{_counted(everything)} dans {grouped(len(each))} territoires"


def _everywhere(names: list[str]) -> str:
    if len(names) == 1:
        return f" à {names[0]}"
    return f" dans chacun des {number_word(len(names))} territoires"


def _counted(count: Count) -> str:
    """« trois phases sur onze sont terminées et trois sont en cours »."""
    out_of = f"sur {number_word(count.total)}"
    done = f"{_phases(count.closed)} {out_of} {_are(count.closed)} terminée{_s(count.closed)}"
    runs = f"{number_word(count.running)} {_are(count.running)} en cours"
    if not count.closed:
        return f"{_phases(count.running)} {out_of} {_are(count.running)} en cours"
    return f"{done} et {runs}" if count.running else done


def _planned(planned: Mapping[int, PartialDate | None]) -> str:
    """« la phase 7 est prévue en février 2024 et la phase 11 en novembre 2024 »."""
    parts = [
        f"la phase {position}{' est prévue' if rank == 0 else ''} {in_date(when)}"
        for rank, (position, when) in enumerate(
            (position, when) for position, when in sorted(planned.items()) if when
        )
    ]
    return joined(parts)


def _phases(n: int) -> str:
    return f"{number_word(n)} phase{_s(n)}"


def _are(n: int) -> str:
    return "sont" if n > 1 else "est"


def _s(n: int) -> str:
    return "s" if n > 1 else ""
