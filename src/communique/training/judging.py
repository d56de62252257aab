"""Annotated pairs and questions (docs/linking_annotation.md) as passages: two texts side by side, and what they are to
each other.

The program asks the model the same way when it links (`language/judging.py`): both texts in one window, a phrase of
each pointed at.
"""

from collections.abc import Iterator
from pathlib import Path

from communique.evaluation.histories import GoldPair, GoldQuestion, GoldText, Name, load_histories
from communique.language.judging import side_by_side
from communique.language.snippets import sentences_of, snippet
from communique.records import Commitment, Pointed, Span
from communique.training.labels import JUDGEMENTS
from communique.training.passages import Judged, Passage

SOURCE = "linking"
NONE = "none"


def judging_passages(corpus: Path, split: str = "train") -> list[Passage]:
    """All pairs and questions of a split; none where there is no such folder."""
    folder = corpus / "linking"
    if not folder.is_dir():
        return []
    histories = load_histories(folder, split)
    pairs = [p for pair in histories.pairs for p in _of_pair(pair)]
    return [*pairs, *(p for question in histories.questions for p in _of_question(question))]


def _of_question(question: GoldQuestion) -> Iterator[Passage]:
    act = Pointed(question.act, 0, len(question.act))
    for text in question.texts:
        for name, commitment in text.commitments.items():
            if commitment.trigger is not None:
                answer = "stated" if name in question.fires else "possible" if name in question.possible else "no"
                yield judged_passage(pointed(text.text, commitment.trigger), act, "meets", answer)


def _of_pair(pair: GoldPair) -> Iterator[Passage]:
    one, first = _found(pair, pair.first)
    if pair.second is None:
        yield from _of_words(pair, one, first)
        return
    other, second = _found(pair, pair.second)
    relation = pair.relation if pair.relation in JUDGEMENTS["relation"] else NONE
    mains = [c.main for c in (first, second)]
    if mains[0] is not None and mains[1] is not None:
        yield judged_passage(pointed(one.text, mains[0]), pointed(other.text, mains[1]), "relation", relation)
    if first.response is not None and second.trigger is not None and first.issuer_code != second.issuer_code:
        answer = pair.kind or "no"
        yield judged_passage(pointed(other.text, second.trigger), pointed(one.text, first.response), "meets", answer)


def _of_words(pair: GoldPair, one: GoldText, first: Commitment) -> Iterator[Passage]:
    """A later text that takes back, denies or disavows without a new commitment: its words, and its other sentences."""
    main, later = first.main, pair.texts[-1].text
    if main is None:
        return
    for span in pair.words[:1]:
        yield judged_passage(pointed(one.text, main), pointed(later, span), "relation", pair.relation)
    for start, end in sentences_of(later):
        if not any(span.start < end and start < span.end for span in pair.words):
            yield judged_passage(
                pointed(one.text, main), pointed(later, Span(start, end, later[start:end])), "relation", NONE
            )


def _found(pair: GoldPair, name: Name) -> tuple[GoldText, Commitment]:
    return next((t, t.commitments[name]) for t in pair.texts if name in t.commitments)


def pointed(text: str, span: Span) -> Pointed:
    """A phrase with the sentences around it that the model is shown."""
    start, end = snippet(text, span.start, span.end)
    return Pointed(text[start:end], span.start - start, span.end - start)


def judged_passage(one: Pointed, other: Pointed, question: str, answer: str, source: str = SOURCE) -> Passage:
    """A question about two phrases, with its answer."""
    shown = side_by_side(one, other)
    return Passage(
        source=source,
        sentences=tuple(shown.sentences),
        judged=(Judged(question, answer, shown.one, shown.other),),
    )
