"""The house rules that no linter knows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCES = sorted(Path("src").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_builtin_hash_and_no_giants(path):
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hash"]
    assert not calls, "built-in hash() is salted anew in every process; use make_id"
    assert source.count("\n") <= 400
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 60] == []


def test_every_package_folder_is_a_planned_room():
    rooms = {path.name for path in Path("src/rashomon").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == {"model", "text", "ingest", "annotate", "lineage", "stories", "align", "dossier", "pipeline", "export", "serve", "cli"}
