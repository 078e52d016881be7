"""The ASGI application: `streamlit run app.py`, or better `./suivi`."""

from __future__ import annotations

import streamlit as st

from services.files.private_files import keep_private
from web.lifespan import lifespan
from web.refusals import HANDLERS
from web.routes import ROUTES
from web.stack import MIDDLEWARE

keep_private()
app = st.App(
    "ui/main.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    exception_handlers=HANDLERS,
)
