"""What a parser does to its process never reaches the program: each document ends read or failed, with its reason."""

import os
import resource
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from communique.pipeline import Pipeline
from communique.records import Reading
from communique.settings import Limits, Settings
from communique.sources import Address, Part, Source, read_sources
from communique.sources.isolation import IsolatedReader
from communique.store import attempt_of, open_store

LIMITS = Limits(cpu=1, wall=5)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[IsolatedReader]:
    """A reader whose child knows a format that misbehaves, found by entry point as any outsider's."""
    plugin = tmp_path / "plugin"
    info = plugin / "misbehaving-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: misbehaving\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[communique.sources]\nmisbehaving = misbehaving:Misbehaving\n", "utf-8")
    shutil.copy(Path(__file__).with_name("misbehaving.py"), plugin)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(plugin), *filter(None, [os.environ.get("PYTHONPATH")])]))
    with IsolatedReader(LIMITS) as opened:
        yield opened


def read(reader: IsolatedReader, folder: Path, content: str, name: str = "a.deed") -> list[Source]:
    path = folder / name
    path.write_text(content, "utf-8")
    found = list(reader.open_file(path, name))
    assert all(isinstance(item, Source) for item in found)
    return [item for item in found if isinstance(item, Source)]


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("spin", "it was stopped"),
        ("sleep", "longer than 5 s"),
        ("eat", "MB of memory"),
        ("crash", "killed twice (signal 11)"),
        ("exit", "ended unexpectedly twice (status 3)"),
        ("kill", "os.kill is forbidden"),
        ("raise", "a fault of its own (KeyError"),
        ("deep", "too deep"),
        ("run", "subprocess.Popen is forbidden"),
        ("refuse it is a picture; give words", "it is a picture; give words"),
        ("nothing", "nothing was found"),
    ],
)
def test_what_a_parser_does_fails_its_document_with_the_reason(
    reader: IsolatedReader, tmp_path: Path, deed: str, reason: str
) -> None:
    [source] = read(reader, tmp_path, deed)
    assert source.text is None
    assert source.failure is not None
    assert reason in source.failure


def test_the_others_of_an_archive_are_read_past_each_that_dies(reader: IsolatedReader, tmp_path: Path) -> None:
    lines = ["say one", "crash", "say two", "spin", "exit", "say three", "raise", "say four", "eat"]
    found = read(reader, tmp_path, "\n".join(lines), "all.deeds")
    assert [s.source_id for s in found] == [f"all.deeds:{n}.deed" for n in range(9)]
    assert [s.text for s in found if s.text] == ["one", "two", "three", "four"]
    assert all(s.failure and (s.raw or s.captured) for s in found if not s.text), (
        "each is known by its reason and its bytes"
    )


def test_a_child_killed_from_outside_loses_nothing(reader: IsolatedReader, tmp_path: Path) -> None:
    flag = tmp_path / "wait"
    flag.write_text("", "utf-8")

    def kill() -> None:
        while reader.process is None:
            time.sleep(0.01)
        time.sleep(0.5)
        flag.unlink()
        os.kill(reader.process, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = read(reader, tmp_path, f"say one\npause {flag}\nsay three", "all.deeds")
    killer.join()
    assert [s.text for s in found] == ["one", str(flag), "three"]


def test_what_a_parser_prints_is_no_answer(reader: IsolatedReader, tmp_path: Path) -> None:
    [source] = read(reader, tmp_path, "print words")
    assert source.text == "words"


def test_no_parser_reaches_the_network_or_writes(reader: IsolatedReader, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        [source] = read(reader, tmp_path, f"connect {canary.getsockname()[1]}")
        with pytest.raises(TimeoutError):
            canary.accept()
    assert "forbidden" in (source.failure or "")
    [source] = read(reader, tmp_path, f"write {tmp_path / 'made'}")
    assert "forbidden" in (source.failure or "")
    assert not (tmp_path / "made").exists()


def test_the_child_ends_with_the_program(reader: IsolatedReader, tmp_path: Path) -> None:
    read(reader, tmp_path, "say one")
    child = reader.process
    assert child is not None
    reader.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_library_in_the_current_folder_is_not_loaded(
    reader: IsolatedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "communique.py").write_text("raise SystemExit('loaded')", "utf-8")
    monkeypatch.chdir(tmp_path)
    [source] = read(reader, tmp_path, "say one")
    assert source.text == "one"


def test_a_file_that_nobody_hears_out_says_nothing_into_the_next(reader: IsolatedReader, tmp_path: Path) -> None:
    """Else documents of one file would come as those of another."""
    path = tmp_path / "all.deeds"
    path.write_text("\n".join(f"say {n}" for n in range(1000)), "utf-8")
    for _ in reader.open_file(path, "all.deeds"):
        break
    [source] = read(reader, tmp_path, "say other")
    assert (source.source_id, source.text) == ("a.deed", "other")


def test_one_file_is_read_at_a_time(reader: IsolatedReader, tmp_path: Path) -> None:
    """Two at once would take each other's answers."""
    path = tmp_path / "all.deeds"
    path.write_text("say one\nsay two", "utf-8")
    outer = reader.open_file(path, "all.deeds")
    next(outer)
    with pytest.raises(RuntimeError, match="one file at a time"):
        read(reader, tmp_path, "say other")
    assert [item.text for item in outer if isinstance(item, Source)] == ["two"]


def test_a_child_that_speaks_unasked_is_asked_no_more(reader: IsolatedReader, tmp_path: Path) -> None:
    """What it says would be taken for the answer about the next file: here, that there is nothing in it."""
    read(reader, tmp_path, "speak")
    first = reader.process
    time.sleep(0.5)
    [source] = read(reader, tmp_path, "say other")
    assert source.text == "other"
    assert reader.process != first


def test_memory_that_others_have_used_up_fails_nobody(reader: IsolatedReader, tmp_path: Path) -> None:
    """A document is read again in a fresh process before it is said to take too much."""
    found = [read(reader, tmp_path, f"keep {150_000_000}")[0] for _ in range(6)]
    assert [s.failure for s in found] == [None] * 6


def test_an_archive_of_killers_is_given_up(
    reader: IsolatedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each costs two processes, and the archive up to it read again; a thousand of them would take hours."""
    monkeypatch.setattr("communique.sources.isolation.reader._MOST_DEATHS", 3)
    found = read(reader, tmp_path, "\n".join(["say one", *["exit"] * 500]), "all.deeds")
    assert found[0].text == "one"
    assert "the rest of it was left out" in (found[-1].failure or "")
    assert len(found) == 6


def test_many_open_files_are_no_hindrance(reader: IsolatedReader, tmp_path: Path) -> None:
    """A server has more than a thousand, and `select` knows no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2000:
        pytest.skip("this system allows too few")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2000), hard))
    held = [os.open(os.devnull, os.O_RDONLY)]
    try:
        while held[-1] < 1100:
            held.append(os.dup(held[0]))
        [source] = read(reader, tmp_path, "say one")
        assert source.text == "one"
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_pages_that_a_file_lists_are_read_each_as_itself(
    reader: IsolatedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are opened by the same process that read the list: when it is done with it, not in between."""
    monkeypatch.setattr("communique.sources.reading._plain_format", lambda path, name: None)
    path = tmp_path / "all.deeds"
    path.write_text("\n".join(["say one", *(f"go http://news.example/{n}" for n in range(3)), "say two"]), "utf-8")

    def fetch(addresses: Iterable[Address]) -> Iterator[Part]:
        for address in addresses:
            name = address.url
            yield Part(name, f"say {name[-1]}".encode(), "application/x-deed", {"url": name})

    found = list(read_sources([str(path)], settings=Settings(), fetch=fetch))
    assert [(s.source_id.rpartition(":")[2], s.text, s.failure) for s in found] == [
        ("0.deed", "one", None),
        ("4.deed", "two", None),
        *((f"//news.example/{n}", str(n), None) for n in range(3)),
    ]
    assert found[-1].origin == "http://news.example/2"


@pytest.mark.parametrize("where", ["id", "failure", "warnings", "metadata", "captured", "text"])
def test_what_no_text_can_hold_is_stored_all_the_same(reader: IsolatedReader, tmp_path: Path, where: str) -> None:
    """Names in archives and mails are any bytes; a store that cannot write them would end the whole run."""
    [source] = read(reader, tmp_path, f"mumble {where}")
    document = Pipeline(Settings()).build(source)
    said = [source.source_id, source.failure or "", *source.warnings]
    assert max(map(len, said)) <= 2_000
    assert len(source.warnings) <= 100
    with open_store(tmp_path / "a.db", create=True) as store:
        store.add_reading(Reading(document=document), attempt=attempt_of(document, "a"), raw=source.raw)
        assert len(list(store.attempts())) == 1
