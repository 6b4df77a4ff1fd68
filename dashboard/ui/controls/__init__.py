"""Inputs of the pages, in step with the address; only these modules touch the session's state."""
