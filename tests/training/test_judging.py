"""Annotated pairs and questions as passages of two texts."""

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from communique.language.wordpiece import WordPiece  # noqa: E402
from communique.training import network  # noqa: E402
from communique.training.batches import Encoding, collate  # noqa: E402
from communique.training.judging import judging_passages  # noqa: E402
from communique.training.labels import WORD_LAYERS  # noqa: E402
from communique.training.losses import answers_of, judgement_loss, phrase_weights  # noqa: E402
from communique.training.network import Reader, Sizes  # noqa: E402

TEXT = "Peru will close the border if Ecuador builds the dam."
COMMITMENT = {
    "id": "c1", "kind": "threat", "issuer": "Peru", "issuer_code": "PER GOV", "target": "Ecuador",
    "target_code": "ECU GOV",
    "trigger": "Ecuador builds the dam", "condition": "happens", "response": "will close the border",
    "response_polarity": "will", "hedges": [], "deadline": None, "demand": None, "ascribed_by": None,
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One question and one pair."""
    text = {"published": "2020-01-01", "publisher": "X", "text": TEXT, "commitments": [COMMITMENT]}
    question = {
        "id": "WT1", "documents": [{"id": "1"} | text], "act": "Ecuador begins work on the dam",
        "fires": [["1", "c1"]], "possible": [], "forbidden": [],
    }  # fmt: skip
    pair = {
        "id": "PT1", "documents": [{"id": "1"} | text, {"id": "2"} | text], "first": ["1", "c1"], "second": ["2", "c1"],
        "relation": "repeats", "kind": None, "needs": [], "words": [],
    }  # fmt: skip
    for name, row in (("whatif", question), ("pairs", pair)):
        (tmp_path / "linking" / name).mkdir(parents=True)
        (tmp_path / "linking" / name / "train.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return tmp_path


def test_pair_and_question_are_asked_by_their_phrases(corpus: Path) -> None:
    """A question by condition and act, a pair by what its commitments are known by; one issuer makes no chain."""
    found = {p.judged[0].question: p for p in judging_passages(corpus)}
    assert {q: p.judged[0].answer for q, p in found.items()} == {"meets": "stated", "relation": "repeats"}
    words = found["meets"].words
    judged = found["meets"].judged[0]
    assert [words[n] for n in judged.one] == ["Ecuador", "builds", "the", "dam"]
    assert [words[n] for n in judged.other] == ["Ecuador", "begins", "work", "on", "the", "dam"]


def test_answers_are_told_apart_by_question(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights of a phrase's words sum to one; the loss is that of the question's own answers."""
    monkeypatch.setattr(network, "_LAYERS", 1)
    monkeypatch.setattr(network, "_VOCABULARY", 110)
    torch.manual_seed(0)
    model = Reader(Sizes(1, 1, 1))
    labels = {"upos": ["X"], "xpos": ["X"], "relation": ["x"]} | {k: list(v) for k, v in WORD_LAYERS.items()}
    encoding = Encoding(WordPiece(["[UNK]", *"abc"]), labels)
    windows = [w for p in judging_passages(corpus) for w in encoding.windows(p)]
    batch = collate(windows)
    words = torch.randn(len(windows), batch.first.shape[1], network.WIDTH)
    one, other = phrase_weights(batch, words.shape[1])
    assert one.sum(1).tolist() == pytest.approx([1.0, 1.0])
    assert other[:, 0].tolist() == [0.0, 0.0]
    assert judgement_loss(model.eval(), words, batch).item() > 0
    assert answers_of("meets") == (0, ("no", "possible", "stated"))
    assert answers_of("relation")[0] == 3
