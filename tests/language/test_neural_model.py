"""The model's files and the arithmetic around its calls; the model itself is not run here."""

import hashlib
import json
from pathlib import Path

import pytest

from communique.errors import ModelError
from communique.language import model
from communique.language.model import Parse, word_shape

LABELS = json.dumps(
    {
        "upos": [],
        "xpos": [],
        "relation": [],
        "layers": {layer: [] for layer in ("name", "cue", "kind", "event", "mark")},
        "facts": {},
        "kinds": [],
        "roles": [],
        "parties": [],
        "judgements": {},
    }
).encode()
FILES = {"labels.json": LABELS, "parser.onnx": b"weights", "vocab.txt": b"[UNK]"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of model files with a manifest that holds."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    manifest = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    monkeypatch.setattr(model.resources, "files", lambda _: tmp_path)
    monkeypatch.setattr(model, "_session", lambda _: None)
    return tmp_path


def test_untouched_files_are_loaded(folder: Path) -> None:
    """The refusals below must come from the change."""
    assert model.load_reader() is not None


@pytest.mark.parametrize("name", FILES)
def test_altered_file_is_refused(folder: Path, name: str) -> None:
    """One flipped bit in weights, labels or vocabulary, and nothing is read with them."""
    data = bytearray((folder / name).read_bytes())
    data[0] ^= 1
    (folder / name).write_bytes(bytes(data))
    with pytest.raises(ModelError, match=f"{name} was altered"):
        model.load_reader()


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    """The message says what to do."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=r"install (communique )?again"):
        model.load_reader()


@pytest.mark.parametrize(
    ("word", "shape"),
    [("army", 1), ("Army", 2), ("NATO", 3), ("iPhone", 4), ("1948", 5), ("F-16", 6), ("–", 7), ("A", 8), ("McKay", 4)],
)
def test_shapes_are_those_of_the_training(word: str, shape: int) -> None:
    """The encoder knows no capitals; the shape is all it sees of them."""
    assert word_shape(word) == shape


def test_long_sentence_is_cut_after_punctuation() -> None:
    """Windows cover every word once, fit the encoder and end at a mark where there is one."""
    words = ["word"] * 300 + [","] + ["word"] * 400
    ranges = model._cuts(words, [1] * len(words))
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(words)))
    assert all(b - a <= 254 for a, b in ranges)
    assert ranges[1][1] == 301


def test_cuts_at_one_huge_word_move_on() -> None:
    """A word larger than the encoder must not loop."""
    assert model._cuts(["x", "y", "z"], [600, 600, 600]) == [(0, 1), (1, 2), (2, 3)]


def test_joined_parses_have_one_root() -> None:
    """Later windows hang from the first root."""
    one = Parse(("VERB", "NOUN"), ("VB", "NN"), (-1, 0), ("root", "obj"), ("O", "O"))
    two = Parse(("NOUN", "VERB"), ("NN", "VB"), (1, -1), ("nsubj", "root"), ("O", "O"))
    joined = model._join([one, two])
    assert joined.heads == (-1, 0, 3, 0)
    assert joined.relations == ("root", "obj", "nsubj", "parataxis")


def test_names_that_continue_nothing_begin() -> None:
    """I-LOC after B-PER is a name of its own."""
    assert model._mend_names(["I-PER", "I-LOC", "I-LOC", "O", "B-ORG", "I-ORG"]) == (
        "B-PER",
        "B-LOC",
        "I-LOC",
        "O",
        "B-ORG",
        "I-ORG",
    )
