"""Streamlit’s own command with Click’s sentences in French: Ctrl-C leaves one in the terminal."""

from __future__ import annotations

import runpy

from cli.french import speak_french

if __name__ == "__main__":
    speak_french()
    runpy.run_module("streamlit", run_name="__main__")
