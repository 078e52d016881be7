"""Rapport : celui d’un lot, sur un territoire, pour une période ; l’écrire, le lire, en décider."""

import streamlit as st

from domain.errors import NotFound
from queries.reports.sheet import report_sheet
from ui import state
from ui.components import comments, report_reading, report_reviewing, report_writing
from ui.components.frame import name_tab
from ui.components.report_words import author, period_words
from ui.links import list_link
from ui.navigation import REPORTS
from ui.session import ask, in_the_past, moment, t

territory, lot, period = (state.param(name) for name in (state.TERRITORY, state.LOT, state.PERIOD))
if not (territory and lot and period):
    raise NotFound(subject=t("ce rapport"))
sheet = ask(report_sheet, territory=territory, lot=lot, period=period, moment=moment())
report = sheet.state

name_tab(f"{t('Rapport')} {period_words(report.period)}, {author(territory, lot)}")
list_link(REPORTS)
report_reading.heading(sheet, moment().on)

present, shown = not in_the_past(), sheet.version(report_reading.asked_version())
if present and report_writing.may_write(report) and report_writing.is_open(report):
    report_writing.writing(report)
elif shown is None:
    st.info(t("Ce rapport n’est pas encore remis : il n’y a rien à lire."))
else:
    if present:
        report_writing.offer_correction(report)
    report_reading.version(sheet, shown)
    if present:
        report_reviewing.reviewing(report)
comments.on_report(report)
