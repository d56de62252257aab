"""The table of acts: words of every kind of act, typed as the annotation guide settles, and their everyday uses."""

from functools import cache

import pytest

from communique.language import Analyser, load_analyser
from communique.reading.events import extract_events
from communique.records import Document, document_id, sha256_of


@cache
def told(text: str) -> frozenset[tuple[str, str]]:
    """The anchors of a text with their types, by the rules alone."""
    sha = sha256_of(text)
    name = document_id(url=None, source_id="words", text_sha256=sha)
    document = Document(id=name, document=name, source_id="words", sha256=sha, text=text)
    analysis = _analyser().analyse(document)
    return frozenset((e.anchor.text, e.type) for e in extract_events(analysis, (), ()))


@cache
def _analyser() -> Analyser:
    return load_analyser(is_model_asked=False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Libyan gunboats shelled the port of Sfax.", ("shelled", "ASSAULT")),
        ("Rebel gunners loosed a volley of rockets into the barracks.", ("loosed", "ASSAULT")),
        ("Officers overthrew the government of Mali.", ("overthrew", "ASSAULT")),
        ("The guards beat the driver with rifle butts.", ("beat", "ASSAULT")),
        ("Mutineers have seized power in Niger.", ("seized", "ASSAULT")),
        ("Kenyan patrol boats chased a Somali trawler.", ("chased", "COERCE")),
        ("Soldiers took the editor into custody.", ("took", "COERCE")),
        ("Customs officers turned back eleven Turkish lorries.", ("turned", "COERCE")),
        ("Albania deported two Greek journalists.", ("deported", "SANCTION")),
        ("Peru gave the Chilean consul two days to leave.", ("gave", "SANCTION")),
        ("Sudan stopped selling oil to Ethiopia.", ("stopped", "SANCTION")),
        ("The garrison threw down its rifles.", ("threw", "RETREAT")),
        ("Iran and Iraq exchanged 300 prisoners.", ("exchanged", "RETREAT")),
        ("Norway caved in to the Soviet demand.", ("caved", "CONCEDE")),
        ("The ambassador handed the minister a note.", ("handed", "CONSULT")),
        ("Denmark sold Finland twelve howitzers.", ("sold", "COOPERATE")),
        ("Hungary protested to Romania over the closure.", ("protested", "ACCUSE")),
        ("Thousands of students protested in Manila.", ("protested", "PROTEST")),
        ("Dockers in Haifa went on strike.", ("went", "PROTEST")),
        ("Burma returned the note unopened.", ("returned", "REJECT")),
        ("Sweden called up 4,000 reservists.", ("called", "MOBILIZE")),
        ("India vaccinated the refugees and fed the children.", ("fed", "AID")),
        ("Chile offered the rebels a truce.", ("offered", "AGREE")),
    ],
)
def test_words_tell_the_type_of_the_guide(text: str, wanted: tuple[str, str]) -> None:
    """One case for each class of acts, in words that a reader of the news meets."""
    word, kind = wanted
    assert any(kind == t and word in a for a, t in told(text)), told(text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("names", "Ghana sank the Togolese launch, and Togo condemned it."),
        ("pronouns", "They sank the Togolese launch, and he condemned it."),
    ],
)
def test_names_and_pronouns_are_parties(word: str, text: str) -> None:
    """A need for a party is met by whoever may be one, however he is called."""
    assert {"ASSAULT", "ACCUSE"} <= {t for _, t in told(text)}, word


@pytest.mark.parametrize(
    "text",
    [
        "The bakery offers fresh bread every morning.",
        "The price of wheat fell into a trap of its own.",
        "She cut the ribbon and opened the exhibition.",
        "He burned the toast again.",
        "The film crashed at the box office.",
        "The singer released a new album in May.",
        "He asked what the ticket cost.",
    ],
)
def test_everyday_uses_are_no_events(text: str) -> None:
    """Words of acts in shops, kitchens and cinemas tell nothing between parties."""
    assert told(text) == frozenset()
