"""Who is meant in whole texts of other registers: bulletins, debates, accounts, adversaries."""

import pytest

from communique.language import Analyser, load_analyser
from communique.records import CommitmentDraft, Document, Drafts, Reading, Span, StatementDraft, sha256_of
from communique.resolving.readings import resolve_drafts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser()


def at(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def said(text: str, speaker: str, content: str, *, nth: int = 1, quote: str = "indirect") -> StatementDraft:
    span = at(text, speaker, nth)
    return StatementDraft(
        id=f"s{span.start}",
        speaker=span,
        cue=None,
        content=(at(text, content),),
        quote=quote,
        act="claim",
        confidence=0.9,
    )


def vow(text: str, issuer: str, response: str, *, kind: str = "threat", target: str | None = None) -> CommitmentDraft:
    return CommitmentDraft(
        id="c",
        statement=None,
        kind=kind,
        issuer=at(text, issuer),
        target=at(text, target) if target else None,
        trigger=None,
        condition="unconditional",
        response=at(text, response),
        confidence=0.9,
    )


def read(
    analyser: Analyser, text: str, drafts: Drafts, *, title: str | None = None, publisher: str | None = None
) -> Reading:
    source = Document(
        id="d", document="d", source_id="s", sha256=sha256_of(text), text=text, title=title, publisher=publisher
    )
    return resolve_drafts(analyser.analyse(source), drafts, source)


def test_we_of_a_bulletin_are_the_rebels_of_its_country(analyser: Analyser) -> None:
    """No signature: the people it addresses give the country, the front's name the sector."""
    text = "People of Peru! The tyrant sends his guard against us. We will answer in Lima."
    reading = read(
        analyser,
        text,
        Drafts(commitments=(vow(text, "We", "will answer"),)),
        title="Communiqué No. 3",
        publisher="Andean Liberation Front",
    )
    assert reading.commitments[0].issuer_code == "PER REB"


def test_nobody_quotes_himself_by_name(analyser: Analyser) -> None:
    """ "He" after a quotation is not who the quotation names."""
    text = 'The Peruvian minister left early. "No Chilean officer will set foot here," he said.'
    statement = said(text, "he", "No Chilean officer will set foot here", nth=text.count("he"), quote="direct")
    reading = read(analyser, text, Drafts(statements=(statement,)))
    assert reading.statements[0].speaker_code == "PER GOV"


def test_topic_of_a_paragraph_is_its_ministers_country(analyser: Analyser) -> None:
    """A sentence that opens with a capital sets whose "defence minister" follows."""
    text = (
        "Peru and Chile closed their consulates. Chile said little.\n\n"
        "Lima took a harder line. The defence minister said the port would stay shut."
    )
    reading = read(analyser, text, Drafts(statements=(said(text, "The defence minister", "the port would stay shut"),)))
    assert reading.statements[0].speaker_code == "PER GOV"


def test_first_shot_is_renounced_to_the_adversary(analyser: Analyser) -> None:
    """An assurance without an addressee; one about a library is made to nobody, where nobody else is in play."""
    text = "Peru promised that its navy would not be the first to fire on Chile. Chile waited."
    vows = (vow(text, "its navy", "be the first to fire", kind="assurance"),)
    assert read(analyser, text, Drafts(commitments=vows)).commitments[0].target_code == "CHL GOV"
    text = "Peru promised that it would not close the library. Readers waited."
    vows = (vow(text, "it", "close the library", kind="assurance"),)
    assert read(analyser, text, Drafts(commitments=vows)).commitments[0].target_code is None


def test_ships_of_any_flag_are_no_party(analyser: Analyser) -> None:
    """ "Any tanker" names nobody, whoever else is in play."""
    text = "Peru warned that any tanker in the strait would be boarded. Chile protested."
    vows = (vow(text, "Peru", "would be boarded", target="any tanker"),)
    assert read(analyser, text, Drafts(commitments=vows)).commitments[0].target_codes == ()


def test_word_in_quotation_marks_is_no_party(analyser: Analyser) -> None:
    """Whom somebody calls "terrorists" is not told by that."""
    text = 'Peru accused Chile of arming "terrorists" in the hills.'
    reading = read(analyser, text, Drafts())
    assert not any(m.text == "terrorists" for a in reading.actors for m in a.mentions)


def test_sent_fleet_belongs_to_the_sender(analyser: Analyser) -> None:
    """ "The fleet" has no country of its own; the verb's subject has."""
    text = "Chile refused two points. Peru then sent the fleet to Arica."
    fleets = [a for a in read(analyser, text, Drafts()).actors if any(m.text == "the fleet" for m in a.mentions)]
    assert [a.code for a in fleets] == ["PER MIL"]


def test_three_or_more_states_are_a_coalition(analyser: Analyser) -> None:
    """ "The four countries" are no one of them."""
    text = "Peru spoke for all. The four countries said the road was shut."
    reading = read(analyser, text, Drafts(statements=(said(text, "The four countries", "the road was shut"),)))
    assert reading.statements[0].speaker_code == "COALITION"


def test_envoys_account_speaks_for_the_country_of_its_words(analyser: Analyser) -> None:
    """Where it is posted is not whose it is."""
    text = "@AmbJuneCole: Met the minister in Lima. Norway stands with Peru."
    statement = said(text, "@AmbJuneCole", "Met the minister in Lima. Norway stands with Peru", quote="direct")
    assert read(analyser, text, Drafts(statements=(statement,))).statements[0].speaker_code == "NOR GOV"
