"""The report: one self-contained page that needs no network and no script."""

from rashomon.export.report.page import report_html

__all__ = ["report_html"]
