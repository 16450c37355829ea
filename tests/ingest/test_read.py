import io
import json
import os
from pathlib import Path

import pytest

from rashomon.ingest import LARGEST_FILE, Captured, read_inputs
from rashomon.model.book import Failure

STORM = "Storm hits the coast\n\nEight people died when a storm hit the coast on Tuesday, the police said.\n"


def read(*paths: str, stdin: bytes = b"") -> tuple[dict[str, Captured], dict[str, str]]:
    found = list(read_inputs(paths, stdin=io.BytesIO(stdin)))
    captured = {each.document.path: each for each in found if isinstance(each, Captured)}
    return captured, {each.item: each.reason for each in found if isinstance(each, Failure)}


def test_a_folder_is_read_in_order_and_paths_are_below_it(tmp_path: Path):
    (tmp_path / "b").mkdir()
    for name in ("b/two.md", "one.txt", ".hidden.txt", "paper.docx"):
        (tmp_path / name).write_text(STORM + name, encoding="utf-8")
    captured, failed = read(str(tmp_path))
    assert list(captured) == ["b/two.md", "one.txt"]
    assert list(failed) == ["paper.docx"]
    assert "use .txt" in failed["paper.docx"]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (b"... --- ...", "no words"),
        (bytes(range(256)) * 4, "not text"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_what_holds_no_account_gives_one_row_that_says_why(tmp_path: Path, raw: bytes, says: str):
    (tmp_path / "x.txt").write_bytes(raw)
    captured, failed = read(str(tmp_path / "x.txt"))
    assert not captured
    assert says in failed["x.txt"]
    assert "\n" not in failed["x.txt"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(4 * LARGEST_FILE)
    _, failed = read(str(tmp_path))
    assert "split it" in failed["huge.txt"]


def test_missing_files_pipes_and_dead_links_are_rows(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    _, failed = read(str(tmp_path), str(tmp_path / "missing.txt"))
    assert set(failed) == {"pipe.txt", "dead.txt", "missing.txt"}


def test_the_text_keeps_its_line_ends_and_byte_order_mark_and_loses_only_nul(tmp_path: Path):
    (tmp_path / "x.txt").write_bytes(b"\xef\xbb\xbfStorm\0 hits\r\n\r\nEight people died in the storm, they said.\r")
    captured, _ = read(str(tmp_path))
    assert captured["x.txt"].document.text == "\ufeffStorm\ufffd hits\r\n\r\nEight people died in the storm, they said.\r"
    assert captured["x.txt"].articles[0].title == "Storm\ufffd hits"


def test_the_same_file_content_is_kept_once_but_records_are_all_kept(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORM, encoding="utf-8")
    lines = [{"id": "1", "text": STORM}, {"id": "2", "text": STORM}]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    captured, failed = read(str(tmp_path))
    assert list(captured) == ["a.txt", "1", "2"]
    assert failed["b.txt"].startswith("same content as a.txt")
    assert captured["1"].document.id != captured["2"].document.id
    assert captured["2"].document.text == STORM


def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path):
    good = json.dumps({"id": "g", "text": "All is well in the harbour, they say.", "title": "Calm", "outlet": "The Post", "published": "2021-03-04"})
    (tmp_path / "r.jsonl").write_bytes(b"\n".join([good.encode(), b"{broken", b"[1]", b'{"id": "n"}', b"\xff\xfe", b"[" * 50_000]))
    captured, failed = read(str(tmp_path))
    assert list(captured) == ["g"]
    assert set(failed) == {f"r.jsonl, line {n}" for n in (2, 3, 4, 5, 6)}
    article = captured["g"].articles[0]
    assert (article.title, article.outlet, article.published, article.published_from.value) == ("Calm", "The Post", "2021-03-04", "metadata")


def test_standard_input_is_a_text_or_records():
    captured, _ = read("-", stdin=STORM.encode())
    assert captured["-"].document.text == STORM
    captured, _ = read("-", stdin=b' {"id": "s", "text": "It rained all day."}\n')
    assert list(captured) == ["s"]


def test_a_page_gives_its_title_text_and_metadata(tmp_path: Path):
    body = "".join(
        f"<p>Eight people died in the storm number {n} that hit the coast on Tuesday, the police said in the evening.</p>" for n in range(6)
    )
    head = '<title>Storm hits coast</title><meta property="og:site_name" content="The Harbour Post"><meta property="article:published_time" content="2021-03-04">'
    (tmp_path / "p.html").write_text(
        f"<html><head>{head}</head><body><nav>Home</nav><article><h1>Storm hits coast</h1>{body}</article></body></html>"
    )
    captured, _ = read(str(tmp_path))
    document, (article,) = captured["p.html"].document, captured["p.html"].articles
    assert document.text.startswith("Storm hits coast\n")
    assert document.raw.startswith(b"<html>")
    assert document.media_type == "text/html"
    assert (article.title, article.outlet, article.published) == ("Storm hits coast", "The Harbour Post", "2021-03-04")


def test_a_page_without_text_is_a_row(tmp_path: Path):
    (tmp_path / "p.html").write_text("<html><body></body></html>")
    _, failed = read(str(tmp_path))
    assert "no article text" in failed["p.html"]
