"""Serve the empty page where the settings say, as `./suivi` serves the application."""

from __future__ import annotations

import os
import sys

import settings
from settings import ROOT

chosen = settings.load()
address = ["--server.address", chosen.host, "--server.port", str(chosen.port)]
os.chdir(ROOT)  # where .streamlit/config.toml stands
streamlit = [sys.executable, "-m", "streamlit", "run", "benchmarks/empty/app.py", *address]
os.execv(sys.executable, streamlit)
