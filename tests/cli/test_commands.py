"""The commands, as a user types them: what they print, and what they say when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def rashomon(*words: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program as its users do."""
    command = [sys.executable, "-m", "rashomon.cli.main", *map(str, words)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603  our own program
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    """A dossier of the example accounts, with its report, made once."""
    where = tmp_path_factory.mktemp("out") / "beirut.rashomon"
    done = rashomon("read", "examples/accounts", "-o", where)
    assert done.returncode == 0, done.stderr
    assert "Read 6 new documents" in done.stdout
    return where


def test_read_leaves_a_dossier_and_a_report_that_check(dossier):
    for subject in (dossier, dossier.with_name("report.html")):
        done = rashomon("check", subject)
        assert done.returncode == 0, done.stderr
        assert "0 found elsewhere, 0 found nowhere" in done.stdout


def test_the_copies_among_the_examples_are_found(dossier):
    book = json.loads(rashomon("export", dossier, "--to", "json").stdout)
    paths = {document["id"]: document["path"] for document in book["documents"]}
    of_article = {article["id"]: paths[article["document"]] for article in book["articles"]}
    pairs = {frozenset((of_article[copy["original"]], of_article[copy["copy"]])) for copy in book["copies"]}
    assert frozenset(("1-levant-wire.txt", "2-harbour-post.txt")) in pairs
    assert not any({"3-coast-tribune.txt", "4-national-tribune.txt", "5-quay-blog.md"} & pair for pair in pairs)
    assert len(book["stories"]) == 1


def test_show_and_exports_print(dossier):
    assert "Beirut" in rashomon("show", dossier).stdout
    assert json.loads(rashomon("show", dossier, "--json").stdout)["happenings"]
    assert "Beirut" in rashomon("export", dossier, "--to", "markdown").stdout
    assert rashomon("export", dossier, "--to", "html").stdout.startswith("<!DOCTYPE html>")


def test_tables_and_the_map_are_written(dossier, tmp_path):
    done = rashomon("export", dossier, "--to", "csv", "-o", tmp_path / "tables")
    assert done.returncode == 0, done.stderr
    assert {"figures.csv", "happenings.csv", "disputes.csv"} <= {path.name for path in (tmp_path / "tables").iterdir()}
    assert rashomon("export", dossier, "--to", "csv", "--table", "series").stdout.startswith("kind,who,")
    assert "name a folder" in rashomon("export", dossier, "--to", "csv").stderr
    assert "articles, figures" in rashomon("export", dossier, "--to", "csv", "--table", "stones").stderr
    assert json.loads(rashomon("export", dossier, "--to", "geojson").stdout)["features"]
    assert rashomon("export", dossier, "--to", "xlsx", "-o", tmp_path / "book.xlsx").returncode == 0
    assert (tmp_path / "book.xlsx").read_bytes().startswith(b"PK")


def test_a_changed_report_does_not_check(dossier, tmp_path):
    page = dossier.with_name("report.html").read_text(encoding="utf-8")
    forged = tmp_path / "forged.html"
    forged.write_text(page.replace("ammonium", "plutonium"), encoding="utf-8")
    done = rashomon("check", forged, "--dossier", dossier)
    assert done.returncode == 1
    assert "found nowhere" in done.stdout


def test_standard_input(tmp_path):
    done = rashomon("read", "-", "-o", tmp_path / "s.rashomon", "--json", stdin=b"Flood in Oldmarket\n\nEight people died in the flood on 3 March 2021.\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"] == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("read",), "nothing to read"),
        (("read", "absent-folder"), "absent-folder"),
        (("show", "absent.rashomon"), "absent.rashomon"),
        (("export", "absent.rashomon", "--to", "json"), "absent.rashomon"),
        (("export", "x.rashomon", "--to", "stone"), "stone"),
        (("export", "x.rashomon", "--to", "json", "--table", "figures"), "--table"),
        (("check", "README.md"), "not a dossier"),
        (("nonsense",), "nonsense"),
    ],
)
def test_misuse_is_one_line_and_not_success(words, says, tmp_path):
    done = rashomon(*words, *(("-o", tmp_path / "d.rashomon") if words[0] == "read" else ()))
    assert done.returncode != 0
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_records_with_a_broken_line(tmp_path):
    lines = [json.dumps({"id": f"r{n}", "title": "Flood", "published": "2021-03-03", "text": f"Account {n}: {n + 3} people died in Oldmarket on Tuesday."}) for n in range(20)]
    lines[16] = '{"id": "r16", "text": '
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    done = rashomon("read", file, "-o", tmp_path / "r.rashomon")
    assert done.returncode == 0, done.stderr
    assert "Read 19 new documents" in done.stdout
    assert "line 17" in done.stdout
