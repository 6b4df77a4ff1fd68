"""The report of the department of home affairs: governance and administrative reform."""

from dashboard.report.scope import Scope

PAR = Scope(key="par", indices=("PAPI", "PAR_INDEX", "SIPAS"), scheme="PAR_UNIT")
