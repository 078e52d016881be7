"""Rapport : celui d’un lot, sur un territoire, pour une période ; l’écrire, le lire, en décider."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.reports.sheet import report_sheet
from ui import state
from ui.components.following import comments
from ui.components.reports import reading, review, writing
from ui.components.reports.paper import report_paper
from ui.components.reports.words import author, period_words
from ui.frame.frame import name_tab
from ui.links import list_link
from ui.navigation import REPORTS
from ui.papers import offer_document
from ui.session import ask, in_the_past, moment, t

territory, lot, period = (state.param(name) for name in (Param.TERRITORY, Param.LOT, Param.PERIOD))
if not (territory and lot and period):
    raise NotFound(subject=t("ce rapport"))
sheet = ask(report_sheet, territory=territory, lot=lot, period=period, moment=moment())
report = sheet.state

name_tab(f"{t('Rapport')} {period_words(report.period)}, {author(territory, lot)}")
list_link(REPORTS)
reading.show_heading(sheet, moment().on)

present, shown = not in_the_past(), sheet.version(reading.asked_version())
if present and writing.may_write(report) and writing.is_open(report):
    writing.show_writing_form(report)
elif shown is None:
    st.info(t("Ce rapport n’est pas encore remis : il n’y a rien à lire."))
else:
    if present:
        writing.offer_correction(report)
    if shown.report:
        offer_document(partial(report_paper, sheet, shown, shown.report, moment().on))
    reading.show_version(sheet, shown)
    if present:
        review.show_review_forms(report)
comments.on_report(report)
