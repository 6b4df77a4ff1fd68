"""The report of the department of planning and investment: competitiveness."""

from dashboard.report.scope import Scope

PCI = Scope(key="pci", indices=("PCI",), scheme="DDCI")
