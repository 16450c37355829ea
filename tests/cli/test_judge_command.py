"""`rashomon judge` as an analyst types it: a whole session, the text that carries it, and what misuse says."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from conftest import FLOOD_ONE, FLOOD_TWO

from rashomon.cli import judge as command
from rashomon.cli.main import commands
from rashomon.errors import RashomonError


def rashomon(*words: object, stdin: str | None = None):
    return CliRunner().invoke(commands, list(map(str, words)), input=stdin, standalone_mode=False)


def book_of(where):
    return json.loads(rashomon("export", where, "--to", "json").stdout)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    folder = tmp_path_factory.mktemp("judging") / "accounts"
    folder.mkdir()
    (folder / "one.txt").write_text(FLOOD_ONE, encoding="utf-8")
    (folder / "two.txt").write_text(FLOOD_TWO, encoding="utf-8")
    where = folder.parent / "flood.rashomon"
    assert rashomon("read", folder, "-o", where).exit_code == 0
    return where


def test_a_session(dossier, tmp_path, monkeypatch):
    where = tmp_path / "flood.rashomon"
    where.write_bytes(dossier.read_bytes())
    before = book_of(where)
    series = next(each for each in before["series"] if each["kind"] == "deaths")
    assert series["id"] in rashomon("show", where, "--ids").stdout
    listed = json.loads(rashomon("judge", where, "members", series["id"][:12], "--json").stdout)
    assert [row["id"] for row in listed["members"]] == series["readings"]

    monkeypatch.setattr(command, "user_name", lambda: "night desk")
    done = rashomon("judge", where, "split", series["id"], "2", "--note", "another river")
    assert done.stdout.startswith("judgement-"), done.exception
    assert "by night desk" in done.stdout
    key = done.stdout.split(":")[0]
    after = book_of(where)
    assert len(after["series"]) == len(before["series"]) + 1
    assert [each["id"] for each in after["judgements"]] == [key]
    assert rashomon("check", where).exit_code == 0

    text = rashomon("judge", where, "export").stdout
    assert text.startswith("# rashomon judgements 1\n")
    other = tmp_path / "other.rashomon"
    other.write_bytes(dossier.read_bytes())
    assert "Read in 1 new judgement" in rashomon("judge", other, "import", "-", stdin=text).stdout
    assert book_of(other) == after
    assert rashomon("judge", other, "export").stdout == text

    assert "1 replayed" in rashomon("read", dossier.parent / "accounts", "-o", where).stdout
    assert book_of(where) == after
    assert "in force" in rashomon("judge", where, "list").stdout
    page = rashomon("export", where, "--to", "html").stdout
    assert "another river" in page
    assert key in page

    assert rashomon("judge", where, "withdraw", key).exit_code == 0
    assert "withdrawn by" in rashomon("judge", where, "list").stdout
    assert {noun: rows for noun, rows in book_of(where).items() if noun != "judgements"} == {
        noun: rows for noun, rows in before.items() if noun != "judgements"
    }
    assert [row["state"] for row in json.loads(rashomon("judge", where, "list", "--json").stdout)][1] == "in force"


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "judgement-1 2021-03-04T10:00:00Z merge story x",
        'judgement-0123456789abcdef yesterday merge happening happening-1 by "A" about "x" of article-1:1-2 + article-1:3-4',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z merge happening happening-1 by "A" about "x" of article-1:1-2',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z merge river happening-1 by "A" about "x" of article-1:1-2 + article-1:3-4',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z correct happening happening-1 set date "soon" by "A" about "x" of article-1:1-2',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z correct happening happening-1 set what "x" by "A" about "x" of article-1:1-2',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z withdraw - judgement-0000000000000000 by "A" about "x"',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z merge happening happening-1 by "A',
        'judgement-0123456789abcdef 2021-03-04T10:00:00Z merge happening happening-1 by A about "x" of article-1:1-2 + article-1:3-4',
    ],
)
def test_text_that_is_no_judgement_is_refused_whole(dossier, text):
    done = rashomon("judge", dossier, "import", "-", stdin=f"# rashomon judgements 1\n{text}\n")
    assert isinstance(done.exception, RashomonError)
    assert "\n" not in str(done.exception)
    assert "nothing was read in" in str(done.exception)
    assert book_of(dossier)["judgements"] == []


def test_free_text_comes_back_as_it_was(dossier, tmp_path):
    where = tmp_path / "flood.rashomon"
    where.write_bytes(dossier.read_bytes())
    happening = book_of(where)["happenings"][0]["id"]
    odd = 'a "quote", of + by note \\ ünï\x1b[31m\nset 東京'
    assert rashomon("judge", where, "correct", happening, "date", "unknown", "--note", odd, "--author", '"A" of\tB').exit_code == 0
    text = rashomon("judge", where, "export").stdout
    other = tmp_path / "other.rashomon"
    other.write_bytes(dossier.read_bytes())
    assert rashomon("judge", other, "import", "-", stdin=text).exit_code == 0
    assert book_of(other)["judgements"] == book_of(where)["judgements"]
    assert "\x1b" not in text


def test_an_absent_dossier_is_not_made(tmp_path):
    done = rashomon("judge", tmp_path / "none.rashomon", "merge", "happening-1", "happening-2")
    assert "no such dossier" in str(done.exception)
    assert list(tmp_path.iterdir()) == []
