"""The measure of comparison: a Streamlit page with one line, under the same settings."""
