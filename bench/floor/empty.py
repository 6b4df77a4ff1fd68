"""The empty Streamlit app: a text and a control, nothing else imported."""

import streamlit as st

year = st.selectbox("Year", [str(year) for year in range(2011, 2025)], index=13, key="floor_year")
st.write(f"floor text {year}")
