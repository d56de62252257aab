"""Statements of whole texts, as the packaged model parses them: who says what, in which form, inside whose words."""

import re
from functools import cache

import pytest

from communique.language import load_analyser
from communique.reading.statements import extract_statements
from communique.records import Document, StatementDraft, document_id, sha256_of
from communique.records.spans import spans_in

pytestmark = pytest.mark.model

_MARK = re.compile(r"\{(speaker|cue|content|addressee)\|([^{}]*)\}")


@cache
def statements_of(text: str) -> tuple[StatementDraft, ...]:
    identity = document_id(url=None, source_id="t", text_sha256=sha256_of(text))
    document = Document(id=identity, document=identity, source_id="t", sha256=sha256_of(text), text=text)
    return extract_statements(load_analyser().analyse(document))


def plain_and_marks(marked: str) -> tuple[str, dict[str, list[str]]]:
    marks: dict[str, list[str]] = {}
    for name, words in _MARK.findall(marked):
        marks.setdefault(name, []).append(words)
    return _MARK.sub(r"\2", marked), marks


def check(marked: str, *, quote: str, act: str | None = None) -> None:
    """The text must hold one statement with exactly the marked parts."""
    text, marks = plain_and_marks(marked)
    wanted = marks["content"]
    found = [s for s in statements_of(text) if [c.text for c in s.content] == wanted]
    assert found, [[c.text for c in s.content] for s in statements_of(text)]
    statement = found[0]
    assert (statement.speaker.text if statement.speaker else None) == marks["speaker"][0]
    assert (statement.cue.text if statement.cue else None) == marks.get("cue", [None])[0]
    assert statement.quote == quote
    if act is not None:
        assert statement.act == act
    if "addressee" in marks:
        assert statement.addressee is not None
        assert statement.addressee.text == marks["addressee"][0]


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{speaker|The ministry} {cue|said} on Friday that {content|the convoy had reached the border}.", "claim"),
        ("{content|The convoy had reached the border}, {speaker|the ministry} {cue|said}.", "claim"),
        ("{content|The column}, {speaker|two diplomats} {cue|said}, {content|had crossed the river}.", None),
        ("{cue|According to} {speaker|the United Nations}, {content|300 people fled the town}.", "claim"),
        ("{speaker|The general} {cue|threatened} {content|to shell the port}.", "threaten"),
        ("{speaker|Norway} {cue|urged} {content|both sides to pull back}.", "request"),
        ("{speaker|The governor} {cue|told} {addressee|residents} to {content|leave the valley}.", "demand"),
        ("{speaker|The envoy} {cue|warned} {addressee|the rebels} that {content|talks would end}.", "warn"),
        ("{speaker|Serbia} {cue|accused} {content|Albania of moving guns to the ridge}.", "accuse"),
        ("{speaker|The army} {cue|denied} {content|having fired first}.", "deny"),
        ("{speaker|The union} {cue|called for} {content|an end to the blockade}.", "request"),
        ("{content|The plan} was {cue|rejected} by {speaker|the opposition}.", "reject"),
        ("{speaker|Officers} {cue|believe} {content|the bridge is mined}.", None),
        ("{speaker|Iceland}'s {cue|promise} {content|to send a ship} surprised Oslo.", "promise"),
    ],
)
def test_reported_speech(marked: str, act: str | None) -> None:
    """Each frame of a cue gives its own cut of content and hearer."""
    check(marked, quote="indirect", act=act)


@pytest.mark.parametrize(
    "marked",
    [
        '"{content|We will not leave the island}," {cue|said} {speaker|Admiral Otto Brandt}.',
        '{speaker|The colonel} {cue|said}: "{content|The road is closed to everybody}."',
        '"{content|We count the boats}," {speaker|he} {cue|told} {addressee|reporters}. "{content|Judges do more}."',
        "“{content|This is the first part}.\n\n“{content|And this is the second},” {cue|said} {speaker|the mayor}.",
        "{speaker|President Ana Ruiz}, on television: “{content|Nobody crosses this river}.”",
    ],
)
def test_direct_speech(marked: str) -> None:
    """A quotation belongs to the words that frame it, over breaks and paragraphs."""
    check(marked, quote="direct")


def test_scare_quotes_are_part_of_the_content() -> None:
    """A word in marks inside a report makes it mixed; its marks at the edge are left out."""
    check("{speaker|The army} {cue|accuses} “{content|terrorists” of planting the bomb}.", quote="mixed", act="accuse")


def test_an_uncued_quotation_continues_the_speaker_before() -> None:
    """A paragraph in marks without words of saying is the last speaker's."""
    text = "The minister said the ships would stay in port.\n\n“If they come, they will find the gate shut.”"
    last = statements_of(text)[-1]
    assert last.speaker is not None
    assert last.speaker.text == "The minister"
    assert last.cue is None
    assert last.confidence < 0.7


def test_words_behind_a_colon_are_the_persons() -> None:
    """Where a state's act introduces a quotation, the person who spoke before is quoted, with less trust."""
    text = (
        "General Oleg Marin said on Tuesday that the plan was known.\n\n"
        "Norway closed its ports and gave the fleet its orders:\n\n“If our men are hit, we will strike back.”"
    )
    quoted = next(s for s in statements_of(text) if s.quote == "direct")
    assert quoted.speaker is not None
    assert quoted.speaker.text == "General Oleg Marin"
    assert quoted.confidence <= 0.6
    assert quoted.act == "threaten"


def test_words_behind_a_colon_in_one_paragraph_are_the_persons() -> None:
    """The same where the state's act and the quotation stand in one paragraph."""
    text = (
        "Foreign Minister Ana Kovac said on Monday that talks had failed.\n\n"
        "Hungary later closed its consulate: “We have nothing more to discuss.”"
    )
    quoted = next(s for s in statements_of(text) if s.quote == "direct")
    assert quoted.speaker is not None
    assert quoted.speaker.text == "Foreign Minister Ana Kovac"


def test_a_name_given_and_the_words_behind_its_colon_are_two_statements() -> None:
    """Calling a thing something condemns it; the sentence quoted next is said on its own."""
    named, quoted = statements_of(
        "Foreign Minister Ilse Brandt referred to the note as “belligerent”: “We do not answer letters of this kind.”"
    )
    assert named.act == "condemn"
    assert named.content[0].text == "the note as “belligerent"
    assert quoted.content[0].text == "We do not answer letters of this kind"
    assert quoted.speaker == named.speaker


@pytest.mark.parametrize(
    "marked",
    [
        '"{content|Kenya}," {speaker|the president} {cue|told} {addressee|us}, "{content|will not be drawn in}."',
        '"{content|We will go}," {speaker|he} {cue|said}, "{content|when the last boat is home}."',
    ],
)
def test_a_quotation_goes_on_behind_its_frame(marked: str) -> None:
    """A sentence that the frame interrupts is one statement, though its second part opens in lower case."""
    check(marked, quote="direct")


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{speaker|Chad} {cue|accused} {addressee|its neighbour Sudan} of massing tanks.", "accuse"),
        ("{speaker|Solis} {cue|told} {addressee|parliament} on Friday that {content|the strait was shut}.", "claim"),
        ("{speaker|The premier} {cue|told} {addressee|him} that {content|the general promised to hold fire}.", None),
        (
            "{speaker|They} {cue|said} in a note posted on Sunday that {content|they had shot down a drone}.",
            None,
        ),
    ],
)
def test_hearers_and_dates_before_the_content(marked: str, act: str | None) -> None:
    """The hearer is the whole phrase without the day; a reduced clause about the medium ends nothing."""
    text, marks = plain_and_marks(marked)
    found = statements_of(text)[0]
    assert found.speaker is not None
    assert found.speaker.text == marks["speaker"][0]
    assert (found.addressee.text if found.addressee else None) == marks.get("addressee", [None])[0]
    assert "content" not in marks or found.content[0].text == marks["content"][0]
    assert found.act != "demand"
    assert act is None or found.act == act


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A professor in Lima said that Peru would pay for its delay if war came.", ["warn"]),
        ("President Solis warned that any ship in the bay would be sunk.", ["threaten"]),
        ('"If one boat is sunk, the ambassador goes home," said Admiral Horn.', ["threaten"]),
        ('"There is not one foreign soldier in Goma," the governor said.', ["deny"]),
        ('"We ask both armies to wait," said the envoy.', ["request"]),
        ("Thailand does not recognise the court's jurisdiction.", ["reject"]),
        ("Officials said at least 40 people were killed.", ["claim"]),
        ("Kenya's army said it had destroyed two camps in Somalia.", ["claim"]),
        ("A source stated that not a single aircraft crossed the frontier.", ["deny"]),
        ("Peru made clear it would not pull back, while Chile demanded its departure.", ["reject", "demand"]),
        ("The embassy would only say that the text was being studied.", ["claim"]),
        (
            "MODERATOR: General, you commanded the northern front.\n\nGENERAL ROSSI: I did, for a year.",
            ["ask", "comment"],
        ),
    ],
)
def test_acts_by_speaker_and_clause(text: str, acts: list[str]) -> None:
    """Who speaks and of whom decides what the same words do."""
    assert [s.act for s in statements_of(text)] == acts


def test_nested_attribution() -> None:
    """What A says that B promised is two statements, the second within the first."""
    outer, inner = statements_of("The agency reported that Hungary had promised to reopen the line.")
    assert inner.within == outer.id
    assert inner.speaker is not None
    assert inner.speaker.text == "Hungary"
    assert outer.within is None


def test_coordinated_and_trailing_cues_keep_the_speaker() -> None:
    """ "said ... and called", "..., adding": one speaker, each cue its own content."""
    text = "Lithuania said the trains had been stopped, adding that it would reopen the line on Monday."
    said, added = statements_of(text)
    assert [s.speaker.text for s in (said, added) if s.speaker] == ["Lithuania", "Lithuania"]
    assert said.content[0].text == "the trains had been stopped"


def test_denying_this_takes_the_words_before() -> None:
    """A pronoun as content is replaced by what was said, with an id of its own."""
    accused, denied = statements_of("Chad said its post had been shelled by Sudanese guns. Sudan denied this.")
    assert denied.content == accused.content
    assert denied.act == "deny"
    assert denied.id != accused.id


@pytest.mark.parametrize(
    "text",
    [
        "Peru would say that it was only exercising its rights.",
        "The envoy declined to comment.",
        "Unless Riga confirms the order, the ship sails.",
        "We believe in the third way.",
        "No agency has promised a ship.",
        "It rained on the picket all day.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    """Hypothetical, withheld, first-person and plain sentences attribute nothing."""
    assert not [s for s in statements_of(text) if s.confidence > 0.5]


def test_datelines_are_no_speakers() -> None:
    """The subject stands behind the place and date of a dispatch."""
    text = "OSTRAVA, Nov 6 - The mine will close unless wages are frozen, its owner said on Monday."
    (statement,) = statements_of(text)
    assert statement.speaker is not None
    assert statement.speaker.text == "its owner"
    assert statement.content[0].text == "The mine will close unless wages are frozen"


def test_resolutions_give_one_statement_a_paragraph() -> None:
    """Operative paragraphs are the body's statements; the preamble is none."""
    text = (
        "The Security Council,\n\nRecalling its earlier resolutions,\n\n1. Demands that all parties leave the zone;\n\n"
        "2. Calls upon all States to send food;\n\n3. Decides to remain seized of the matter."
    )
    found = statements_of(text)
    assert [s.cue.text for s in found if s.cue] == ["Demands", "Calls upon", "Decides"]
    assert {s.speaker.text for s in found if s.speaker} == {"The Security Council"}
    assert [s.act for s in found] == ["demand", "request", "announce"]


def test_transcripts_give_one_statement_a_turn() -> None:
    """A label speaks its turn; reports inside it are nested; stage directions are not spoken."""
    text = (
        "Q: Will the ships sail?\nMR. BANDA: (Laughter.) The army says they will. We wait.\n"
        "Q: And then?\nMR. BANDA: Then we see."
    )
    turns = [s for s in statements_of(text) if s.quote == "direct"]
    assert [s.speaker.text for s in turns if s.speaker] == ["Q", "MR. BANDA", "Q", "MR. BANDA"]
    assert turns[1].content[0].text == "The army says they will. We wait"
    assert [s.within for s in statements_of(text) if s.quote == "indirect"] == [turns[1].id]


def test_posts_with_handles() -> None:
    """A handle with a time of day is a speaker's label."""
    text = "@PortOfVarna, 8:05: The harbour is shut.\n\n@NavyWatch: Two boats left at dawn."
    assert [s.speaker.text for s in statements_of(text) if s.speaker] == ["@PortOfVarna", "@NavyWatch"]


def test_spans_are_the_texts_own_characters() -> None:
    """Every span equals its slice, whatever marks and blanks stand around it."""
    text = '“Enough,” she said.\r\n\r\nHe said : “ The gate – shut. ” Then: nothing.\n\n\t"And so on\n'
    for statement in statements_of(text):
        for span in spans_in(statement):
            assert text[span.start : span.end] == span.text
            assert span.text == span.text.strip()


def test_ids_do_not_depend_on_the_rest_of_the_text() -> None:
    """Reading twice gives the same drafts."""
    text = "Oman said the strait was open. Qatar said it was shut."
    assert statements_of(text) == statements_of.__wrapped__(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Chad said on Monday it had closed the road.", "Chad", ["it had closed the road"]),
        (
            "Premier Aden Khalif, in a televised address, said that he offered talks.",
            "Premier Aden Khalif",
            ["he offered talks"],
        ),
        ("Premier Khalif, in a televised address, offered talks to the rebels.", "Premier Khalif", None),
        ("Foreign Minister Adama Ba, on a visit to Rabat, warned that he would go.", "Foreign Minister Adama Ba", None),
        ("Colonel Ruiz, of the air force, said that the strip was shut.", "Colonel Ruiz, of the air force", None),
        ("16:20 Rebel leader Otar Beria warns he will shell the gorge.", "Rebel leader Otar Beria", None),
        (
            "If talks fail, says Ms. Lind, who ran the desk until 2016, it will be because nobody came.",
            "Ms. Lind, who ran the desk until 2016",
            ["If talks fail", "it will be because nobody came"],
        ),
        ("Altania's ministry, according to Radio Lome, said that the bridge was shut.", "Altania's ministry", None),
    ],
)
def test_speakers_and_contents_past_what_stands_between(text: str, speaker: str, content: list[str] | None) -> None:
    """Days, media, stamps of entries and relative clauses are part of neither."""
    found = [s for s in statements_of(text) if s.speaker is not None and s.speaker.text == speaker]
    assert found
    assert content is None or [c.text for c in found[0].content] == content


@pytest.mark.parametrize(
    "text",
    [
        "The statements voiced in Baku, according to which mines were laid, are false.",
        "The line will be held, whatever is decided elsewhere.",
        "Norway and its allies will respond swiftly to any use of gas.",
        "Any nation determined to impose its will must be stopped.",
        "The rebels, backed by Chad, hold three villages.",
    ],
)
def test_reporting_words_that_report_nothing(text: str) -> None:
    """A cue of speech without words that are said makes no statement."""
    assert not statements_of(text)
