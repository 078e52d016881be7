"""Scripts and styles of the drawings; Streamlit serves them, the wrappers of ui/widgets mount them."""
