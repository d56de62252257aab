"""A run that is broken and taken up again; skipped where torch is not installed (the extra `train`)."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")

from communique.language.wordpiece import WordPiece  # noqa: E402
from communique.training import network  # noqa: E402
from communique.training.batches import Encoding  # noqa: E402
from communique.training.loop import Run, Stage  # noqa: E402
from communique.training.network import Reader, Sizes  # noqa: E402
from communique.training.passages import Anchored, Passage  # noqa: E402

LABELS = {"upos": ["NOUN", "VERB"], "xpos": ["NN"], "relation": ["root", "dep"]}
STAGES = (
    Stage("language", 1, 1e-4, 1e-3, share={"corpus": 0.0}),
    Stage("reading", 2, 1e-4, 1e-3, pieces=16, averaged=0.9),
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """One layer and few words make a second of it."""
    monkeypatch.setattr(network, "_LAYERS", 1)
    monkeypatch.setattr(network, "_VOCABULARY", 110)


def passages() -> list[Passage]:
    """Trees of two words, and events with an actor."""
    tags = {"upos": ["NOUN", "VERB"], "xpos": ["NN"] * 2, "head": [2, 0], "relation": ["dep", "root"]}
    tree = Passage("trees", (("a", "b"),), tags)
    record = Anchored(
        "event", 1, facts={"status": "done"}, roles={"place": frozenset({0})}, parties={"actor": frozenset()}
    )
    event = Passage("corpus", (("a", "b", "c"),), {"event": ["O", "AID", "O"]}, (record,), (frozenset({"threat"}),))
    return [tree, event] * 6


def run(folder: Path, lines: list[str]) -> Reader:
    """One run in a folder, with the lines that it reported."""
    folder.mkdir(exist_ok=True)
    torch.manual_seed(0)
    model = Reader(Sizes(2, 1, 2))
    encoding = Encoding(WordPiece(["[UNK]", *"abc"]), LABELS)
    Run(model, encoding, STAGES, folder=folder, seed=7, report=lines.append).train(passages())
    return model


def test_broken_run_ends_with_the_same_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that goes down costs time, not the run."""
    whole = run(tmp_path / "whole", [])
    broken = tmp_path / "broken"
    save, saved = Run._save, []

    def save_and_fall(self: Run) -> None:
        save(self)
        saved.append(1)
        if len(saved) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(Run, "_save", save_and_fall)
    with pytest.raises(KeyboardInterrupt):
        run(broken, [])
    monkeypatch.setattr(Run, "_save", save)
    lines: list[str] = []
    again = run(broken, lines)
    assert lines[0] == "going on at stage 2, epoch 2, step 0"
    for name, weight in whole.state_dict().items():
        assert torch.equal(weight, again.state_dict()[name]), name


def test_word_vectors_of_the_base_are_frozen(tmp_path: Path) -> None:
    """Half of the file; a small corpus would only spoil them."""
    torch.manual_seed(0)
    before = Reader(Sizes(2, 1, 2)).encoder.word.weight.clone()
    assert torch.equal(run(tmp_path / "run", []).encoder.word.weight, before)
