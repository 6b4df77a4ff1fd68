"""The server around Streamlit: layers, lifespan, settings."""
