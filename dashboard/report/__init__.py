"""The yearly report before 20 February, as DOCX to be edited and as PDF."""

from dashboard.report.docx import report_docx
from dashboard.report.pdf import report_pdf
from dashboard.report.write import TEMPLATES, report

__all__ = ["TEMPLATES", "report", "report_docx", "report_pdf"]
