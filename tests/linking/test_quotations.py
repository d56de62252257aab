"""One utterance in several texts, and a quotation that was altered."""

from collections.abc import Sequence
from dataclasses import replace

from communique.linking.quotations import link_quotations
from communique.records import Document, Reading, Span, Statement, TimeExpression


def reading(identity: str, quoted: str, day: str | None, *, code: str | None = "ORV MIL") -> Reading:
    text = f'The general said: "{quoted}" Nobody answered.'
    start = text.index('"')
    span = Span(start, start + len(quoted) + 2, text[start : start + len(quoted) + 2])
    statement = Statement(
        id=f"s{identity}", document=identity, speaker=None, speaker_code=code, cue=None, content=(span,),
        quote="direct", act="threaten", confidence=0.9,
    )  # fmt: skip
    document = Document(id=identity, document=identity, source_id=identity, sha256="", text=text, published=day)
    return Reading(document=document, statements=(statement,))


def relations(*readings: Reading) -> list[tuple[str, str, str]]:
    return [(link.from_, link.relation, link.to) for link in link_quotations(readings)]


def words_of(readings: Sequence[Reading]) -> list[str]:
    (link,) = link_quotations(readings)
    return [span.text for span in link.evidence]


def test_same_words_and_an_excerpt_are_one_utterance() -> None:
    """Words left out at the ends, or marked by dots, alter nothing."""
    said = "We will answer every shell on Pelsk with ten of ours tomorrow"
    for other in (said, "we will answer every shell on Pelsk", "We will answer ... with ten of ours tomorrow"):
        found = relations(reading("a", said, "2031-03-03"), reading("b", other, "2031-03-04"))
        assert found == [("sb", "same_utterance", "sa")]


def test_other_word_is_an_alteration_shown_in_both_versions() -> None:
    """The later text puts another word, or leaves out a not."""
    one = reading("a", "We will answer every shell on Pelsk with ten of ours", "2031-03-03")
    other = reading("b", "We may answer every shell on Pelsk with nine of ours", "2031-03-05")
    assert relations(one, other) == [("sb", "alters", "sa")]
    assert words_of([one, other]) == ["may", "will", "nine", "ten"]
    never = reading("a", "We shall never fire the first shell at Pelsk or Zarand", "2031-03-03")
    without = reading("b", "We shall fire the first shell at Pelsk or Zarand", "2031-03-05")
    assert relations(never, without) == [("sb", "alters", "sa")]


def test_nothing_is_said_of_other_speakers_times_and_texts() -> None:
    """Another party, a month later, or a second translation."""
    said = "We will answer every shell on Pelsk with ten of ours"
    one = reading("a", said, "2031-03-03")
    assert relations(one, reading("b", said, "2031-03-04", code="KES GOV")) == []
    assert relations(one, reading("b", said, "2031-05-04")) == []
    assert relations(one, reading("b", "For each grenade on Pelsk ten shall come from our side", "2031-03-04")) == []


def test_undated_versions_are_not_called_altered() -> None:
    """Nobody knows which was first."""
    one = reading("a", "We will answer every shell on Pelsk with ten of ours", None)
    other = reading("b", "We will answer every shell on Pelsk with nine of ours", "2031-03-05")
    assert relations(one, other) == []


def test_each_copy_is_linked_with_the_earliest_version_alone() -> None:
    """Sixty papers print it, the last with another word: that one is altered, and no pair is linked twice."""
    said = "We will answer every shell on Pelsk with ten of ours"
    papers = [reading(f"{n:03}", said, "2031-03-03") for n in range(60)]
    changed = reading("x", said.replace("ten", "nine"), "2031-03-05")
    found = relations(*papers, changed)
    assert len(found) == 60
    assert {to for _, _, to in found} == {"s000"}
    assert ("sx", "alters", "s000") in found


def test_said_again_on_a_later_day_is_no_altered_quotation() -> None:
    """On Wednesday he named another number: that is a new threat, not a false quotation of Monday's."""
    one = reading("a", "We will answer every shell on Pelsk with ten of ours", "2031-03-03")
    other = reading("b", "We will answer every shell on Pelsk with twenty of ours", "2031-03-05")
    for day, expected in (("2031-03-05", []), ("2031-03-03", [("sb", "alters", "sa")])):
        assert relations(one, told_on(other, day)) == expected


def told_on(given: Reading, day: str) -> Reading:
    """The same with a cue beside which a day is named."""
    (statement,) = given.statements
    cue = Span(12, 16, "said")
    time = TimeExpression(
        id="t", document=given.document.id, span=Span(0, 3, "The"), value=day, earliest=day, latest=day, anchor=None
    )
    return replace(given, statements=(replace(statement, cue=cue),), times=(time,))
