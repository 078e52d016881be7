"""A page with every drawing and the state of 7 February 2024; it writes down what was chosen."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.schedule import Flag
from ui.widgets.calendar import Bar, BarKind, Line, Mark, Point, PointKind, Section, calendar
from ui.widgets.dependencies import Link, LinkKind, Node, dependencies
from ui.widgets.locator import Place, locator
from ui.widgets.matrix import Cell, Column, Head, matrix
from ui.widgets.matrix import Row as MatrixRow
from ui.widgets.tables import NOTHING, Group, Row, RowAct, Table, cell, record_tables

STATED = PartialDate.parse("2024-02-07")
PLACES = {"herstal": "Herstal", "chapelle-lez-herlaimont": "Chapelle-lez-Herlaimont"}
KEYS = [f"P{position:02}" for position in range(1, 12)]
STATUSES = dict.fromkeys(KEYS, PhaseStatus.UNKNOWN) | {
    "P01": PhaseStatus.COMPLETED,
    "P04": PhaseStatus.IN_PROGRESS,
    "P07": PhaseStatus.PLANNED,
}


def matrix_cell(place: str, phase: str) -> Cell:
    flag = Flag.STALE if phase == "P04" else None
    sentence = f"{STATUSES[phase]} au 7 février 2024"
    return Cell(phase, STATUSES[phase], flag, "02/2024", sentence, f"/phase?{place}={phase}")


def line(place: str, phase: str) -> Line:
    bars = {
        "P01": (Bar(None, STATED, BarKind.REAL, STATUSES[phase], open_start=True),),
        "P04": (Bar(STATED, STATED, BarKind.REAL, STATUSES[phase], open_end=True),),
        "P07": (Bar(PartialDate.parse("2024-02"), None, BarKind.PLANNED, STATUSES[phase]),),
    }
    return Line(f"{place}/{phase}", f"Phase {phase}", str(STATUSES[phase]), bars.get(phase, ()))


answer = Line(
    "events",
    "Événements",
    "…",
    (),
    (Mark("Réponse", (Point(STATED, PointKind.ACTUAL, "Réponse"),)),),
)
order = [Link("P03", one, LinkKind.FINISH_START) for one in ("P04", "P05", "P06")]

st.set_page_config(layout="wide")
st.title("Dessins")
cells = matrix(
    heads=[Head("Préparer", tuple(KEYS[:3]), True), Head("Suite", tuple(KEYS[3:]), True)],
    columns=[Column(key, number, f"Phase {key}", key) for number, key in enumerate(KEYS, 1)],
    rows=[
        MatrixRow(place, name, f"/{place}", tuple(matrix_cell(place, key) for key in KEYS))
        for place, name in PLACES.items()
    ],
    caption="État des phases",
    key="matrix",
)
lines = calendar(
    sections=[
        Section("Hors phase", (answer,)),
        *(Section(name, tuple(line(place, key) for key in KEYS)) for place, name in PLACES.items()),
    ],
    today=date(2024, 6, 1),
    as_of=STATED.first,
    caption="Calendrier",
    key="calendar",
)
phases = dependencies(
    nodes=[Node(key, number, f"Phase {key}", f"/{key}") for number, key in enumerate(KEYS, 1)],
    links=order,
    caption="Ordre",
    key="dependencies",
)
places = locator(
    places=[
        Place("herstal", "Herstal", 50.66415, 5.62346, "Province de Liège", "/herstal"),
        Place("chapelle", "Chapelle-lez-Herlaimont", 50.4713, 4.28227, "Hainaut", "/chapelle"),
    ],
    caption="Situation",
    key="locator",
    selected="herstal",
)
closed: list[str] = []
records = {
    "Seconde": [("Charte", "02/05/2024", "2024-05-02"), ("Annexe", NOTHING, "")],
    "Première": [("Protocole", "07/02/2024", "2024-02-07"), ("Bilan", "01/12/2023", "2023-12-01")],
}
record_tables(
    [
        Table(
            [
                Group(
                    [
                        Row(
                            {
                                "Objet": cell(name, f"/fichiers/{name}", sign="late"),
                                "Échéance": cell(day, order=order),
                                "Lot": NOTHING,
                            },
                            [RowAct(f"done/{name}", "Fait", partial(closed.append, name))],
                        )
                        for name, day, order in rows
                    ],
                    title,
                )
                for title, rows in records.items()
            ],
            "Objets",
        ),
        Table([], "Rien", "Il n’y a rien ici."),
    ],
    key="tables",
)
st.text(f"Choisi : {cells} {lines} {phases} {places} {closed}")
