"""One factory for small accounts, and a clock-free environment for every test."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

#: Two short accounts of a flood that never was, written for these tests.
FLOOD_ONE = """River breaks its banks at Oldmarket

Oldmarket, 3 March 2021

The river Tarn broke its banks on Tuesday and flooded Oldmarket, killing eight people, the interior ministry said on Wednesday.

"We had no warning at all," said the mayor, Anna Brandt.
"""
FLOOD_TWO = """Twelve dead as Tarn floods Oldmarket

March 4, 2021

Twelve people died when the river Tarn flooded Oldmarket on Tuesday, state television reported on Thursday. The mayor, Anna Brandt, said that the town "had no warning".
"""


@pytest.fixture
def write_accounts(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes named texts into a folder and returns it."""

    def write(**texts: str) -> Path:
        folder = tmp_path / "accounts"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))
        return folder

    return write


@pytest.fixture
def flood(write_accounts: Callable[..., Path]) -> Path:
    """A folder with two accounts of one flood."""
    return write_accounts(one=FLOOD_ONE, two=FLOOD_TWO)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test is an error: whatever it needs should have been installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and exitstatus == 0 and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
