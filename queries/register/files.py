"""All the lines of a register file together: names, parents, sharing, and what they would
change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from definitions.names import territory_name
from domain.exchanges import Changes, LineStale, Reading
from domain.organisations import NameTaken, ParentUnknown, SharedElsewhere, check_parent, same_name
from domain.permissions import Permission
from domain.tables import LineReading, Table
from models import Organisation
from queries.context import Context
from queries.moment import Moment
from queries.register.entries import Entry, EntryReader
from queries.register.organisations import organisations_on
from queries.register.sharing import Counterparts, counterparts

COLUMN = {"organisation_name": "name", "actor_type": "actor_type", "website": "website"}
ReadLines = Sequence[tuple[LineReading, Entry]]


def read_register(ctx: Context, *, territory: str, table: Table) -> Reading[Entry, Entry]:
    """Return what a file would change in the register of a territory, and all that is wrong
    with it."""
    reader, readings = EntryReader(ctx, territory), [LineReading(line) for line in table.lines]
    read = [(reading, entry) for reading in readings if (entry := reader.read(reading))]
    elsewhere = counterparts(ctx, territory=territory)
    _check_sharing(ctx, read, elsewhere)
    _check_names(ctx, territory, read, elsewhere)
    _check_parents(read, reader)
    for reading, entry in read:
        _check_version(reading, entry)
    problems = table.all_problems(problem for reading in readings for problem in reading.problems)
    kept = () if problems else tuple(entry for _, entry in read)
    changes = Changes(
        added=tuple(entry for entry in kept if entry.present is None),
        changed=tuple(entry for entry in kept if entry.present and entry.is_changed),
        unchanged=sum(not entry.is_changed for entry in kept),
    )
    return Reading(changes, problems, register_version(ctx, territory=territory), table.remarks)


def register_version(ctx: Context, *, territory: str) -> int:
    """The version of a register, which grows with each organisation and with each change of one."""
    organisations = organisations_on(ctx, moment=Moment(ctx.today), territory=territory)
    return sum(organisation.version or 0 for organisation in organisations)


def _check_sharing(ctx: Context, read: ReadLines, elsewhere: Counterparts) -> None:
    """Name, type and site change wherever it is shared, for who may write there."""
    for reading, entry in read:
        places = elsewhere.get(entry.number, {})
        if not all(ctx.actor.can(Permission.REGISTER_WRITE, place) for place in places):
            for name in entry.identity:
                reading.refuse(COLUMN[name], SharedElsewhere())


def _check_names(ctx: Context, territory: str, read: ReadLines, elsewhere: Counterparts) -> None:
    """No two organisations of a territory share a name once all lines are in."""
    new: dict[str, dict[int, str]] = defaultdict(dict)
    for _, entry in read:
        for place, number in _numbered(territory, entry, elsewhere).items():
            new[place][number] = entry.name
    bearing = {place: _bearing(ctx, place, names) for place, names in new.items()}
    for reading, entry in read:
        if "organisation_name" not in entry.values or "name" in reading.refused:
            continue
        for place, number in _numbered(territory, entry, elsewhere).items():
            if bearing[place][same_name(entry.name)] - {number}:
                shown = territory_name(ctx.catalog, place)
                reading.refuse("name", NameTaken(name=entry.name, place=shown))
                break


def _numbered(territory: str, entry: Entry, elsewhere: Counterparts) -> Mapping[str, int]:
    """Under which number it stands in each territory that shares it, this one first."""
    return {territory: entry.number, **elsewhere.get(entry.number, {})}


def _bearing(ctx: Context, place: str, new: Mapping[int, str]) -> Mapping[str, set[int]]:
    """Return who would bear each name there."""
    statement = select(Organisation.number, Organisation.name).where(
        Organisation.territory_key == place
    )
    names = dict(ctx.session.execute(statement).all())
    names |= new
    bearing: dict[str, set[int]] = defaultdict(set)
    for number, name in names.items():
        bearing[same_name(name)].add(number)
    return bearing


def _check_parents(read: ReadLines, reader: EntryReader) -> None:
    """Each is part of one that stands in this territory, and of none that is part of it."""
    names = {
        same_name(organisation.name): number for number, organisation in reader.by_number.items()
    }
    names |= {same_name(entry.name): entry.number for _, entry in read}
    parents = {
        number: organisation.parent
        for number, organisation in reader.by_number.items()
        if organisation.parent
    }
    for reading, entry in read:
        parent = reading.take("parent", lambda text: _known(names, text))
        if parent != (entry.present.parent if entry.present else None):
            entry.values["parent"] = str(parent or "")
        parents.pop(entry.number, None)
        if parent:
            parents[entry.number] = parent
    for reading, entry in read:
        if entry.number in parents and "parent" in entry.values:
            _check_above(reading, entry.number, parents)


def _check_above(reading: LineReading, number: int, parents: Mapping[int, int]) -> None:
    reading.take("parent", lambda _: check_parent(number, parents[number], parents))


def _known(names: Mapping[str, int], text: str) -> int | None:
    if not text:
        return None
    if same_name(text) not in names:
        raise ParentUnknown(value=text[:80])
    return names[same_name(text)]


def _check_version(reading: LineReading, entry: Entry) -> None:
    """Refuse a line that somebody changed since the export, unless it says nothing new."""
    if (
        entry.present
        and entry.is_changed
        and reading.line.cells["version"] != str(entry.present.version)
    ):
        reading.refuse("version", LineStale(present=entry.present.version))
