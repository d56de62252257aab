"""Every format keeps the protocol, and the check finds those that do not."""

from pathlib import Path

import pytest

from communique.sources.conformance import check_format, main
from communique.sources.registry import installed_formats
from sources import faulty_formats
from sources.samples import SAMPLES

GOOD = {"a.deed": b"Kolvia denied it. " * 20}


def test_every_format_has_its_samples() -> None:
    """So that none is left unchecked."""
    assert set(SAMPLES) == set(installed_formats())


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_formats_conform(name: str) -> None:
    """Members, telling apart, twice the same, cut and damaged files, nothing opened, nothing heavy imported."""
    assert check_format(installed_formats()[name], SAMPLES[name]) == []


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (faulty_formats.Nameless, "give one word"),
        (faulty_formats.Greedy, "for its own"),
        (faulty_formats.Stranger, "neither recognised nor named"),
        (faulty_formats.Fickle, "other documents when read again"),
        (faulty_formats.Silent, "nothing comes out of it"),
        (faulty_formats.Blank, "blank text"),
        (faulty_formats.Brittle, "UnicodeDecodeError"),
        (faulty_formats.Closing, "closes a file"),
        (faulty_formats.Curious, "open('/dev/null'"),
        (faulty_formats.Calling, "socket.connect("),
        (faulty_formats.Starting, "subprocess.Popen("),
    ],
)
def test_faulty_formats_are_found(form: type[faulty_formats.Form], fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One broken promise each."""
    if form is faulty_formats.Starting:
        monkeypatch.setattr("communique.sources.conformance.FLIPS", 1)
        monkeypatch.setattr("communique.sources.conformance.CUTS", 1)
    found = check_format(form(), GOOD)
    assert any(fault in line for line in found), found


def test_a_good_format_has_no_fault() -> None:
    """Of an outsider's own class."""
    assert check_format(faulty_formats.Form(), GOOD) == []


def test_heavy_imports_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry would wait for them at every start."""
    (tmp_path / "weighty.py").write_text("import numpy\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    form = type("Weighty", (faulty_formats.Form,), {"__module__": "weighty"})()
    assert any("imports numpy" in line for line in check_format(form, GOOD))


def test_the_program_says_what_held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m communique.sources.conformance text FILE`."""
    path = tmp_path / "a.txt"
    path.write_text("Kolvia denied it.", "utf-8")
    assert main(["text", str(path)]) == 0
    assert capsys.readouterr().out.count("held") == 7
    assert main(["nothing", str(path)]) == 2
    assert "NAME is one of" in capsys.readouterr().err
