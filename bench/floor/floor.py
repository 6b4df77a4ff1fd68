"""The floor: a text and a control, with the libraries every page of ours needs imported."""

import altair as alt  # noqa: F401  # imported so that the collector walks what it walks under our pages
import duckdb  # noqa: F401
import pandas as pd  # noqa: F401
import streamlit as st

year = st.selectbox("Year", [str(year) for year in range(2011, 2025)], index=13, key="floor_year")
st.write(f"floor text {year}")
