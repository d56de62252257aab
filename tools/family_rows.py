"""The families of `corpus/linking/families/meets.jsonl` as rows to fit weights on: a condition, and acts that meet it
or not. A plain sentence is a row of the question "act", a bracketed response one of "chain"."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linking_rows import Row

from communique.evaluation.reader import source_of
from communique.evaluation.running import Item
from communique.linking.asking import act_features, addressed_in, waits
from communique.linking.chaining import chain_features, may_chain
from communique.linking.mentions import Mention, mentions_of
from communique.linking.weighing import ANSWERS, pointed
from communique.pipeline import Pipeline
from communique.records import Pointed, Reading
from communique.training.families import marked

SHARE = 0.1
"""How much one pair of a family counts beside a question: there are two dozen times as many, all of tempting
look-alikes. Of .02 to 1, what told best in questions left out, of this repository and others."""


@dataclass(frozen=True, slots=True)
class _Family:
    id: str
    conditions: tuple[Mention, ...]


def family_rows(folder: Path, pipeline: Pipeline) -> dict[str, list[Row]]:
    """Rows by question (act, chain) of each family's conditions, as reading finds them, with each of its acts."""
    found: dict[str, list[Row]] = {"act": [], "chain": []}
    for line in (folder / "meets.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        family = _Family(str(row["id"]), tuple(_conditions(row["conditions"], pipeline)))
        for answer in ANSWERS:
            for phrase in map(marked, row.get(answer, [])):
                if (phrase.start, phrase.end) == (0, len(phrase.text)):
                    found["act"] += _of_act(family, phrase, answer, pipeline)
                else:
                    found["chain"] += _of_response(family, phrase, answer, pipeline)
    return found


def _read(text: str, pipeline: Pipeline) -> Reading:
    (reading,) = pipeline.read([source_of(Item(id="family", text=text, published=None, publisher=None))])
    return reading


def _conditions(texts: list[str], pipeline: Pipeline) -> Iterator[Mention]:
    for phrase in map(marked, texts):
        for mention in mentions_of([_read(phrase.text, pipeline)]):
            trigger = mention.commitment.trigger
            if trigger is not None and trigger.start < phrase.end and phrase.start < trigger.end and waits(mention):
                yield mention
                break


def _of_act(family: _Family, act: Pointed, answer: str, pipeline: Pipeline) -> Iterator[Row]:
    for asked in pipeline.parse_acts(act.text)[:1]:
        for mention in family.conditions:
            features = act_features(asked, mention, addressed_in(mention)) | {
                "covered": 0.0
            }  # by words alone none is told
            yield Row(family.id, features, answer, SHARE, (pointed(mention, mention.commitment.trigger), act))


def _of_response(family: _Family, phrase: Pointed, answer: str, pipeline: Pipeline) -> Iterator[Row]:
    for one in mentions_of([_read(phrase.text, pipeline)]):
        response = one.commitment.response
        if response is not None and response.start < phrase.end and phrase.start < response.end:
            for other in family.conditions:
                if may_chain(one, other):
                    shown = pointed(other, other.commitment.trigger), phrase
                    yield Row(family.id, chain_features(one, other), answer, SHARE, shown)
            return
