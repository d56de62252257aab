"""Names inside archives are labels: none leads out, none hides what it is."""

import re

import pytest

from communique.sources.archives.names import Labels, is_hidden, is_no_text, label
from hostile_names import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out(name: str) -> None:
    """Whatever an archive says."""
    shown = label(name)
    assert shown.isprintable()
    assert 0 < len(shown) <= 200
    assert not shown.startswith("/")
    assert "\\" not in shown
    assert ":" not in shown
    steps = shown.split("/")
    assert not {"", ".", ".."} & set(steps)
    assert not any(re.fullmatch(r"(?i)(con|nul|aux|prn|com\d|lpt\d)(\..*)?", step) for step in steps)
    shown.encode()
    assert label(shown) == shown


def test_sixty_names_are_tried() -> None:
    """As many as the list of threats asks for."""
    assert len(set(NAMES)) >= 60


def test_plain_names_stay() -> None:
    """With their folders, spaces and letters."""
    for name in ("2018/09/05 Lima.html", "Москва.txt", "a-b_c (1).jsonl", ".hidden", "v1.2/notes.md"):
        assert label(name) == name
    assert label("x" * 300 + ".html").endswith("x_.html")


def test_a_name_that_comes_again_is_numbered() -> None:
    """Two members of one name are two."""
    labels = Labels()
    assert [labels.next(n) for n in ("d/a.txt", "d/a.txt", "d\\a.txt", "a")] == [
        "d/a.txt",
        "d/a (2).txt",
        "d/a (3).txt",
        "a",
    ]


def test_what_systems_add_is_known() -> None:
    """And pictures by their suffix."""
    assert is_hidden("__MACOSX/._a.txt")
    assert is_hidden("a/.DS_Store")
    assert not is_hidden("./a.txt")
    assert not is_hidden("../a.txt")
    assert is_no_text("a/B.JPG")
    assert not is_no_text("a.html")
