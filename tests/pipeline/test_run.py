"""The whole way from files to a dossier: once, twice, in another order of work, and after being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from rashomon.dossier.check import Verdict, check_evidence, every_evidence
from rashomon.dossier.reader import DossierReader
from rashomon.errors import BadUsage, RunAborted
from rashomon.pipeline.engines.processes import ProcessEngine
from rashomon.pipeline.engines.serial import SerialEngine
from rashomon.pipeline.layers import LAYERS, unmet
from rashomon.pipeline.run import Settings, choose_engine, read_sources


def digest(path):
    with DossierReader(path) as dossier:
        return dossier.digest()


def double(number: int) -> int:
    return 2 * number


def die_once(marker: str) -> int:
    """Kills its worker the first time, answers the second time."""
    if not os.path.exists(marker):  # noqa: PTH110  runs in a worker, kept plain
        with open(marker, "w", encoding="utf-8"):  # noqa: PTH123  see above
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return 1


def test_every_layer_finds_what_it_requires():
    assert unmet(LAYERS) == ()
    assert unmet(LAYERS[1:]) != () or not any(layer.requires for layer in LAYERS)


@pytest.mark.parametrize("engine", [SerialEngine(), ProcessEngine(2)], ids=["serial", "processes"])
def test_engines_keep_the_order(engine):
    assert list(engine.map(double, range(40))) == [2 * number for number in range(40)]


def test_a_killed_worker_costs_a_second_try_only(tmp_path):
    assert list(ProcessEngine(1).map(die_once, [str(tmp_path / "marker")])) == [1]


def test_little_work_stays_in_one_process():
    assert isinstance(choose_engine(0, 5), SerialEngine)
    assert isinstance(choose_engine(2, 5), ProcessEngine)


def test_reading_twice_changes_nothing_and_all_evidence_is_found(flood, tmp_path):
    where = tmp_path / "flood.rashomon"
    first = read_sources([str(flood)], where)
    before = digest(where)
    second = read_sources([str(flood)], where)
    assert (first.added, first.annotated) == (2, 2)
    assert (second.added, second.known, second.annotated) == (0, 2, 0)
    assert digest(where) == before
    assert first.book == second.book
    texts = {document.id: document.text for document in first.book.documents}
    pieces = list(
        every_evidence(tuple(getattr(first.book, name) for name in ("attributions", "figures", "happenings", "disputes", "namings", "actors")))
    )
    assert len(pieces) > 10
    assert {each.verdict for each in check_evidence(pieces, texts)} == {Verdict.HERE}


def test_one_by_one_or_with_workers_gives_the_same_digest(flood, tmp_path):
    whole, steps, spread = (tmp_path / name for name in ("whole.rashomon", "steps.rashomon", "spread.rashomon"))
    read_sources([str(flood / "one.txt"), str(flood / "two.txt")], whole)
    read_sources([str(flood / "one.txt")], steps)
    read_sources([str(flood / "two.txt")], steps)
    read_sources([str(flood / "one.txt"), str(flood / "two.txt")], spread, Settings(workers=2))
    assert digest(whole) == digest(steps) == digest(spread)


def test_a_killed_run_resumes_to_the_same_digest(flood, tmp_path):
    whole, killed = tmp_path / "whole.rashomon", tmp_path / "killed.rashomon"
    read_sources([str(flood)], whole)
    command = [sys.executable, "-m", "rashomon.cli.main", "read", str(flood), "-o", str(killed)]
    for seconds in (0.6, 1.5, 2.5, 3.2):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  our own program
        time.sleep(seconds)
        process.kill()
        process.wait()
    read_sources([str(flood)], killed)
    assert digest(killed) == digest(whole)


def test_a_bad_document_is_a_row_and_the_run_goes_on(write_accounts, flood, tmp_path):
    write_accounts(empty="   \n")
    (flood / "binary.txt").write_bytes(bytes(range(256)) * 40)
    summary = read_sources([str(flood)], tmp_path / "d.rashomon")
    assert summary.added == 2
    assert summary.failed == 2
    assert {failure.stage for failure in summary.book.failures} == {"ingest"}


def test_nothing_readable_aborts_with_a_reason(write_accounts, tmp_path):
    folder = write_accounts(empty="")
    with pytest.raises(RunAborted, match="empty"):
        read_sources([str(folder)], tmp_path / "d.rashomon")
    with pytest.raises(BadUsage):
        read_sources([], tmp_path / "d.rashomon")


def test_another_language_is_stored_and_said_so(write_accounts, flood, tmp_path):
    write_accounts(
        french="Une crue fait huit morts à Vieuxmarché\n\nHuit personnes sont mortes mardi dans la crue du Tarn, a annoncé le ministère de l'Intérieur.\n"
    )
    summary = read_sources([str(flood)], tmp_path / "d.rashomon")
    (failure,) = summary.book.failures
    assert failure.reason.startswith("written in fr")
    french = next(article for article in summary.book.articles if article.language == "fr")
    assert not any(attribution.article == french.id for attribution in summary.book.attributions)
