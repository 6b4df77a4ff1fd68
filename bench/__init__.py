"""The benchmark: what the product costs beside a stock Streamlit page measured in the same run."""
