"""Statements by the model and by both readings: words become phrases, and one statement comes of two."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from communique.documents import build_document
from communique.knowledge.joining_statements import StatementWeights, statement_weights
from communique.language import Analyser
from communique.language.model import Parse
from communique.reading.decoding import statements as decoding
from communique.reading.decoding.statement_syntax import complete_clause, name_at, whole_phrase
from communique.reading.decoding.statements import apart_from, decode_statements
from communique.reading.joining import statements as joining
from communique.reading.joining.statements import join_statements, shared_part
from communique.records import Span, StatementDraft
from communique.text import Analysis, Insight, Sentence, Token
from communique.text.insight import Numbers, Place, Scores
from marked import parse_marked

YES, NO = 4.0, -4.0
KINDS = ("both turn", "both direct", "both reported", "rules reported", "model cued", "model bare")
WEIGHTS = StatementWeights(
    base=dict.fromkeys(KINDS, 0.0),
    slope=dict.fromkeys(KINDS, 1.0),
    support=dict.fromkeys(KINDS, 0.0),
    least=dict.fromkeys(KINDS, 0.5),
    even={"source": 0.0, "cue": 0.0, "content": 0.0},
    margin={"source": 1.0, "content": 1.0},
    act={"words": 0.0, "fact": 1.0, "label": 0.5, "rules": 1.0, "kind": 0.0},
)


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same weights whatever was fitted last."""
    for module in (decoding, joining):
        monkeypatch.setattr(module, "statement_weights", lambda: WEIGHTS)


class FlatParser:
    """Every word a noun under the first one: what is tested is what the model says."""

    def read(self, sentences: Sequence[Sequence[str]]) -> tuple[list[Parse], Insight | None]:
        return [_flat(words) for words in sentences], None


def _flat(words: Sequence[str]) -> Parse:
    tags = tuple("PUNCT" if not any(c.isalnum() for c in w) else "NOUN" for w in words)
    heads = tuple(0 if n else -1 for n in range(len(words)))
    relations = tuple("mark" if w == "that" else "dep" for w in words)
    return Parse(tags, ("NN",) * len(words), heads, relations, ("O",) * len(words))


@dataclass
class Told(Insight):
    """What the model would say of a marked text: its cue words, and the words of each phrase."""

    analysis: Analysis
    spans: dict[str, list[Span]]
    strength: float = 3.0
    acts: dict[str, float] = field(default_factory=lambda: {"claim": 0.9, "deny": 0.1})
    scores: dict[str, float] = field(default_factory=dict)

    def covers(self, sentence: int) -> bool:
        return True

    def strengths(self, layer: str, sentence: int, length: int) -> Numbers:
        head = self.analysis.head_of((self.spans.get("cue") or self.spans["content"])[0])
        return np.array([self.strength if (sentence, i) == head else -9.0 for i in range(length)], dtype=np.float32)

    def fact(self, name: str, place: Place) -> dict[str, float]:
        return self.acts

    def labels(self, layer: str, place: Place) -> dict[str, float]:
        return {"O": 0.0} | self.acts

    def phrase(self, role: str, place: Place, *, even: float = 0.0) -> Scores:
        return {
            s.index: [self.scores.get(t.text, YES if self._is_in(role, t.start) else NO) - even for t in s]
            for s in self.analysis.sentences
        }

    def party(self, party: str, place: Place, *, least: float = 0.0) -> dict[Place | None, float]:
        heads = [self.analysis.head_of(s) for s in self.spans.get(party, [])]
        return {None: 0.1} | {h: 0.9 for h in heads if h is not None}

    def _is_in(self, role: str, offset: int) -> bool:
        return any(s.start <= offset < s.end for s in self.spans.get(role, []))


def told(marked: str, **options: object) -> tuple[Analysis, dict[str, list[Span]]]:
    text, spans = parse_marked(marked)
    analysis = Analyser(FlatParser()).analyse(build_document(source_id="t", text=text, raw=text.encode(), metadata={}))
    return replace(analysis, insight=Told(analysis, spans, **options)), spans  # type: ignore[arg-type]


def rules(spans: dict[str, list[Span]], **changes: object) -> StatementDraft:
    """The same statement as the rules would draft it."""
    draft = StatementDraft(
        id="r",
        speaker=spans["source"][0],
        cue=spans["cue"][0],
        content=tuple(spans["content"]),
        quote="indirect",
        act="claim",
        confidence=0.8,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


def test_words_of_the_model_become_phrases() -> None:
    """Speaker, cue, hearer and content come out as marked, without "that" and the full stop."""
    analysis, spans = told(
        "{source|The harbour master , a native of Bergen ,} {cue|told} {addressee|pilots} "
        "{content|that the northern channel was shut} ."
    )
    (found,) = decode_statements(analysis)
    assert found.speaker is not None
    assert found.speaker.text == "The harbour master , a native of Bergen"
    assert found.cue == spans["cue"][0]
    assert found.addressee == spans["addressee"][0]
    assert [c.text for c in found.content] == ["the northern channel was shut"]
    assert (found.quote, found.act) == ("indirect", "claim")
    assert found.confidence == pytest.approx(0.953, abs=0.001)


def test_pieces_on_both_sides_of_the_speaker_are_one_statement() -> None:
    """A clause cut by "he said" has two pieces."""
    analysis, spans = told("{content|The dam} , {source|he} {cue|said} , {content|would hold until June} .")
    (found,) = decode_statements(analysis)
    assert found.content == tuple(spans["content"])


def test_a_narrow_miss_does_not_cut_a_content() -> None:
    """One word just below even stays inside; a stray word elsewhere is left out."""
    analysis, spans = told(
        "{source|Oslo} {cue|says} {content|every trawler has sailed home} . Reporters nodded .",
        scores={"trawler": -0.5, "nodded": 0.2},
    )
    (found,) = decode_statements(analysis)
    assert found.content == tuple(spans["content"])


def test_most_of_a_quotation_stands_for_all_of_it() -> None:
    """The marks of the text bound a quotation better than the scores of its last words."""
    analysis, _ = told("“{content|The road is open to every farmer} today,” {source|she} {cue|said}.")
    (found,) = decode_statements(analysis)
    assert [c.text for c in found.content] == ["The road is open to every farmer today"]
    assert found.quote == "direct"


def test_a_label_with_its_words_is_direct_speech() -> None:
    """A turn has no cue and no marks, and yet all of it is said."""
    analysis, _ = told("{source|COLONEL RUIZ}: {content|The bridge is ours and it stays ours}.")
    (found,) = decode_statements(analysis)
    assert (found.cue, found.quote) == (None, "direct")


def test_doubtful_words_are_no_statement_unless_asked_for() -> None:
    """Joining looks lower than the model does alone."""
    analysis, _ = told("{source|Oslo} {cue|says} {content|every trawler sailed} .", strength=-0.5)
    assert decode_statements(analysis) == ()
    assert len(decode_statements(analysis, least=-1.0)) == 1


def test_without_a_model_the_rules_stand_alone() -> None:
    """Nothing is decoded, and joining gives back what it was given."""
    analysis, spans = told("{source|Oslo} {cue|says} {content|every trawler sailed} .")
    alone = replace(analysis, insight=None)
    assert decode_statements(alone) == ()
    assert join_statements(alone, [rules(spans)], ()) == (rules(spans),)


def test_two_readings_of_one_cue_are_one_statement() -> None:
    """The model's act wins over a neutral one, and its hearer fills a gap; both together are trusted more."""
    analysis, spans = told(
        "{source|Oslo} {cue|told} {addressee|pilots} {content|no trawler had sailed} .",
        acts={"deny": 0.95, "claim": 0.05},
    )
    (found,) = join_statements(analysis, [rules(spans)], decode_statements(analysis))
    assert found.act == "deny"
    assert found.addressee == spans["addressee"][0]
    assert found.speaker == spans["source"][0]
    assert found.confidence > 0.8


def test_the_models_edge_is_taken_where_it_is_sure() -> None:
    """Words of the rules' content that the model denies go; those in doubt stay."""
    analysis, spans = told("{source|Oslo} {cue|says} {content|every trawler sailed} , sources believe .")
    end = analysis.text.index(" .")
    longer = rules(
        spans, content=(Span(spans["content"][0].start, end, analysis.text[spans["content"][0].start : end]),)
    )
    (found,) = join_statements(analysis, [longer], decode_statements(analysis))
    assert found.content == tuple(spans["content"])


def test_a_speaker_that_the_model_denies_gives_way_to_its_own() -> None:
    """The parser's subject may be a word of the content."""
    analysis, spans = told("{source|Oslo} , where ships wait , {cue|says} {content|every trawler sailed} .")
    start = analysis.text.index("ships")
    wrong = rules(spans, speaker=Span(start, start + 5, "ships"))
    (found,) = join_statements(analysis, [wrong], decode_statements(analysis))
    assert found.speaker == spans["source"][0]


def test_shared_part_counts_characters_of_all_pieces() -> None:
    """Half of the characters shared is one half, whatever the pieces."""
    one = (Span(0, 10, "a" * 10),)
    assert shared_part(one, one) == 1
    assert shared_part(one, (Span(0, 5, "a" * 5), Span(20, 25, "b" * 5))) == 0.5
    assert shared_part((), ()) == 0


def test_more_of_the_model_is_never_less_trusted() -> None:
    """Every kind of pair has a weight, and no slope falls."""
    fitted = statement_weights()
    assert fitted.base.keys() == fitted.slope.keys() == fitted.support.keys() == fitted.least.keys()
    assert all(fitted.chance(kind, 3, 1) >= fitted.chance(kind, -3, -1) for kind in fitted.base)
    assert fitted.chance("model cued", 99, 99) == fitted.chance("model cued", 6, 6)


def test_a_name_ends_where_clauses_begin() -> None:
    """A hearer is named by its noun phrase, here one bare word of a flat tree."""
    analysis, _ = told("{source|Oslo} {cue|told} pilots {content|to wait} .")
    assert name_at(analysis, (0, 2)).text == "pilots"


def test_what_the_model_finds_alone_needs_its_own_strength() -> None:
    """A cue that no table lists makes a statement where the model is sure, and none where it doubts."""
    marked = "{source|Oslo} {cue|trumpeted} {content|every trawler sailed} ."
    for strength, count in ((2.0, 1), (-0.5, 0)):
        analysis, _ = told(marked, strength=strength)
        found = join_statements(analysis, (), decode_statements(analysis, least=-1.0))
        assert len(found) == count


def test_what_the_model_denies_is_dropped() -> None:
    """The rules' statement on a word that the model holds to be none falls below its least."""
    analysis, spans = told("{source|Oslo} {cue|says} {content|every trawler sailed} .", strength=-5.0)
    assert join_statements(analysis, [rules(spans)], ()) == ()


def tree(*words: tuple[str, str, str, int, str]) -> Sentence:
    """A sentence of (word, part of speech, tag, head, relation)."""
    tokens, at = [], 0
    for number, (word, upos, xpos, head, relation) in enumerate(words):
        tokens.append(Token(number, word, at, at + len(word), word.lower(), upos, xpos, head, relation))
        at += len(word) + 1
    return Sentence(tokens)


def test_no_content_ends_on_a_word_that_waits() -> None:
    """A preposition takes its noun; a verb takes the subject that stands right before it."""
    sentence = tree(
        ("Ships", "NOUN", "NNS", 1, "nsubj"),
        ("sailed", "VERB", "VBD", -1, "root"),
        ("to", "ADP", "IN", 4, "case"),
        ("the", "DET", "DT", 4, "det"),
        ("port", "NOUN", "NN", 1, "obl"),
    )
    assert complete_clause(sentence, 1, 2) == (0, 4)
    assert complete_clause(sentence, 0, 4) == (0, 4)


def test_words_that_wait_for_each_other_come_to_an_end() -> None:
    """A tree in which loose words hang in a ring of distances ends all the same."""
    sentence = tree(
        ("up", "ADP", "IN", 2, "case"),
        (",", "PUNCT", ",", 2, "punct"),
        ("to", "ADP", "IN", 4, "case"),
        ("by", "ADP", "IN", 4, "case"),
        ("of", "ADP", "IN", -1, "root"),
    )
    for last in range(5):
        first, end = complete_clause(sentence, 0, last)
        assert 0 == first <= end < 5


def test_a_part_of_a_noun_phrase_stands_for_all_of_it() -> None:
    """Title and surname belong together."""
    sentence = tree(
        ("Chief", "NOUN", "NN", 2, "compound"),
        ("Ada", "PROPN", "NNP", 2, "compound"),
        ("Obi", "PROPN", "NNP", 3, "nsubj"),
        ("grumbled", "VERB", "VBD", -1, "root"),
    )
    assert whole_phrase(sentence, 0, 0, beside=3) == (0, 2)
    assert whole_phrase(sentence, 3, 3, beside=3) is None


def test_no_word_is_both_said_and_saying() -> None:
    """A content that runs over its cue loses that piece; pieces that run into each other are one."""
    analysis, spans = told("{source|Oslo} {cue|says} {content|every trawler sailed} .")
    whole = Span(0, len(analysis.text), analysis.text)
    said = spans["content"][0]
    part = Span(said.start, said.start + 13, said.text[:13])
    assert apart_from(analysis, [whole, part, said], [spans["cue"][0]]) == (said,)
