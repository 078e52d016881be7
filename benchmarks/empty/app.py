"""The empty application: no middleware, no route, no database."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).with_name("page.py"))
