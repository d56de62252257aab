"""`communique read`: into a store, to lines, past bad input."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.records import from_line, order_key
from crisis import lines
from program import Run


def test_first_screen_has_every_section(run: Run, wires: Path) -> None:
    """A user who reads one file sees at once what stands, what could follow, and what needs a date."""
    result = run("read", str(wires))
    assert result.exit_code == 0, result.output
    assert Path("crisis.db").is_file()
    assert "3 documents" in result.stdout
    assert "store: ./crisis.db" in result.stdout
    for heading in ("TRIPWIRES", "CHAIN", "CONTESTED", "AGREEMENTS", "CHANNELS", "OPERATIONS", "REVIEW"):
        assert heading in result.stdout
    assert "C1" in result.stdout
    assert result.stderr == "", "no bar where standard error is no terminal"
    assert "Peru -> Ecuador" in result.stdout
    assert "no publication date in 2-quito: 1 relative date open (“Monday”)" in result.stdout
    assert "communique date 2 YYYY-MM-DD" in result.stdout


def test_reading_again_adds_nothing_and_says_so(run: Run, wires: Path) -> None:
    """Ids are made of content: the second run changes nothing."""
    run("read", str(wires), "--store", "test.db")
    before = run("export", "--store", "test.db").stdout
    again = run("read", str(wires), "--store", "test.db")
    assert again.exit_code == 0
    assert "3 documents known before: nothing was added" in again.stdout
    assert run("export", "--store", "test.db").stdout == before


def test_lines_are_the_same_in_any_order_of_input(run: Run) -> None:
    """Two analysts who read the same texts can compare their exports byte by byte."""
    texts = list(lines())
    forward = run("read", "-", "--format", "jsonl", stdin="\n".join(texts))
    backward = run("read", "-", "--format", "jsonl", stdin="\n".join(reversed(texts)))
    assert forward.exit_code == 0
    assert forward.stdout == backward.stdout
    records = [from_line(line) for line in forward.stdout.splitlines()]
    assert records == sorted(records, key=order_key)
    assert {r.record for r in records} >= {"document", "statement", "commitment", "event", "tripwire", "claim"}


def test_lines_write_no_store_unless_one_is_named(run: Run, wires: Path) -> None:
    """A pipe leaves nothing behind; with --store the same lines are kept too."""
    piped = run("read", str(wires), "--format", "jsonl")
    assert not Path("crisis.db").exists()
    kept = run("read", str(wires), "--format", "jsonl", "--store", "kept.db")
    assert kept.stdout == piped.stdout == run("export", "--store", "kept.db").stdout
    again = run("read", str(wires), "--format", "jsonl", "--store", "kept.db")
    assert again.stdout == piped.stdout


def test_date_and_publisher_hold_for_every_input(run: Run) -> None:
    """What the user gives counts more than the input's own date."""
    result = run(
        "read", "-", "--format", "jsonl", "--date", "2021-04-01", "--publisher", "Desk", stdin="\n".join(lines())
    )
    documents = [json.loads(line) for line in result.stdout.splitlines() if '"record":"document"' in line]
    assert {(d["published"], d["date_method"], d["publisher"]) for d in documents} == {("2021-04-01", "given", "Desk")}


@pytest.mark.parametrize("value", ["yesterday", "2021-13-01", "2021-4-1", "2021-04-01T10:00"])
def test_a_date_that_is_none_is_a_usage_error(run: Run, wires: Path, value: str) -> None:
    """Nothing is guessed from a half date."""
    result = run("read", str(wires), "--date", value)
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr
    assert not Path("crisis.db").exists()


def write_bad_inputs(folder: Path) -> dict[str, tuple[Path, str, str]]:
    """Bad files by name: path, expected state, and words of the reason."""
    cases: dict[str, tuple[str, bytes, str, str]] = {
        "empty": ("empty.txt", b"", "failed", "empty"),
        "blank": ("blank.txt", b" \n\n ", "failed", "empty"),
        "binary": ("photo.txt", bytes(range(32)) * 40, "failed", "binary"),
        "invalid": ("broken.txt", b"Peru said \xff\xfe\xff \xe9t\xe9 was over. " * 3, "ok", "Windows-1252"),
        "damaged": ("damaged.txt", "Peru’s “envoy” left. ".encode() + b"\xff end of the talks.", "partial", "UTF-8"),
        "nul": ("nul.txt", b"Peru will answer.\x00 Ecuador said so on Monday to the press.", "partial", "NUL"),
        "json": ("cut.jsonl", b'{"id": "a", "text": "Peru wi', "failed", "not a line of JSON"),
        "spanish": (
            "es.txt",
            "El presidente de la república dijo ayer que el gobierno no va a permitir otro ataque.".encode(),
            "failed",
            "not English",
        ),
        "no words": ("dots.txt", b"... --- ... !!! ???", "failed", "no words"),
    }
    found = {}
    for name, (file, data, state, reason) in cases.items():
        (folder / file).write_bytes(data)
        found[name] = (folder / file, state, reason)
    found["missing"] = (folder / "nowhere.txt", "failed", "no such file")
    (folder / "hollow").mkdir()
    (folder / "hollow" / "a.bin").write_bytes(b"x")
    found["hollow"] = (folder / "hollow", "failed", "no file of a kind that is read")
    return found


BAD = ("empty", "blank", "binary", "damaged", "nul", "json", "spanish", "no words", "missing", "hollow")


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_its_reason(run: Run, tmp_path: Path, wires: Path, name: str) -> None:
    """The rest is read; the bad one is named on standard error, and the status says that something failed."""
    path, state, reason = write_bad_inputs(tmp_path)[name]
    result = run("read", str(path), str(wires), "--format", "jsonl")
    documents = [json.loads(line) for line in result.stdout.splitlines() if '"record":"document"' in line]
    bad = [d for d in documents if d["state"] != "ok"]
    assert len(documents) == 4
    assert [d["state"] for d in bad] == [state]
    assert reason in " ".join(bad[0]["warnings"])
    assert reason in result.stderr
    assert result.exit_code == (1 if state == "failed" else 0)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_text_in_another_encoding_is_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    """Old archives are Windows-1252: they are read, and the mending is said."""
    path, _, reason = write_bad_inputs(tmp_path)["invalid"]
    result = run("read", str(path), "--format", "jsonl")
    assert result.exit_code == 0
    assert reason in result.stdout
    assert reason in result.stderr


def test_a_line_of_fifty_megabytes_is_refused(run: Run, tmp_path: Path, wires: Path) -> None:
    """It is never held whole in memory; the next line is read."""
    long = tmp_path / "long.jsonl"
    with long.open("wb") as file:
        file.write(b'{"id": "long", "text": "')
        for _ in range(50):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + next(lines()).encode() + b"\n")
    result = run("read", str(long), "--store", "test.db")
    assert result.exit_code == 1
    assert "over the limit" in result.stderr
    assert "split it" in result.stderr
    assert "1 document," in result.stdout


def test_one_bad_line_does_not_stop_the_others(run: Run) -> None:
    """Each line stands alone and is named by its number."""
    first, second, third = lines()
    result = run("read", "-", "--store", "test.db", stdin=f"{first}\nnonsense\n{second}\n[1]\n{third}\n")
    assert result.exit_code == 1
    assert "-:2: failed: not a line of JSON" in result.stderr
    assert "-:4: failed: not a JSON object" in result.stderr
    assert "3 documents" in result.stdout
    assert "2 inputs failed" in result.stdout


def test_nothing_read_leaves_no_store_behind(run: Run) -> None:
    """A mistyped path does not leave an empty store that later commands would find."""
    result = run("read", "nowhere.txt")
    assert result.exit_code == 1
    assert "no such file or directory: nowhere.txt" in result.stderr
    assert not Path("crisis.db").exists()


def test_store_from_the_environment(run: Run, wires: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """COMMUNIQUE_STORE names the store where no option does."""
    monkeypatch.setenv("COMMUNIQUE_STORE", "env.db")
    assert run("read", str(wires)).exit_code == 0
    assert Path("env.db").is_file()
    assert run("tripwires").exit_code == 0


def test_text_that_plays_with_the_terminal_is_disarmed(run: Run, tmp_path: Path) -> None:
    """Words of a text cannot move the cursor, recolour the screen or act as markup."""
    path = tmp_path / "[bold]x[-].txt"
    path.write_text("\x1b[2J\x1b]0;owned\x07 [red]Peru[/red] spoke to the press on the border on Monday.\n", "utf-8")
    assert run("read", str(path), "--store", "test.db").exit_code == 0
    shown = run("show", "[bold]", "--store", "test.db")
    assert shown.exit_code == 0
    assert "\x1b" not in shown.stdout
    assert "[bold]x[-].txt" in shown.stdout


def test_a_directory_is_read_whole(run: Run, tmp_path: Path) -> None:
    """Text and JSONL files in all folders below, in order of their paths."""
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    texts: Sequence[str] = list(lines())
    (folder / "a.jsonl").write_text("\n".join(texts[:2]), "utf-8")
    (folder.parent / "b.txt").write_text(json.loads(texts[2])["text"], "utf-8")
    result = run("read", str(tmp_path / "in"), "--store", "test.db")
    assert result.exit_code == 0
    assert "3 documents" in result.stdout


def test_names_of_inputs_do_not_command_the_terminal(run: Run) -> None:
    """Whoever writes a file names its documents: no control signs, no lines of their own making, reach the screen."""
    row = {"id": "\x1b]0;owned\x07\x1b[2Ja\nb: ok", "text": ""}
    Path("bad.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    shown = run("read", "bad.jsonl").stderr
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert len(shown.splitlines()) == 1


def test_a_command_to_copy_runs_nothing_else(run: Run) -> None:
    """Whoever writes a file names its documents, and people paste the lines that are shown to them."""
    row = {"id": "a; touch $(id)", "text": "Lima warned Quito on Monday that it would close the border to ships."}
    Path("bad.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    shown = run("read", "bad.jsonl").stdout
    assert "-> communique date 'a; touch $(id)' YYYY-MM-DD" in shown
    result = run("date", "a; touch $(id)", "2021-01-04")
    assert result.exit_code == 0, result.output
