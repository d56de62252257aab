"""Copies count once."""

from itertools import permutations

from communique.linking.origins import find_origins
from communique.linking.retellings import is_official
from communique.records import Document

RELEASE = (
    "The ministry announced on Monday that the fleet would leave port for an exercise in the northern waters, "
    "that neighbours had been told in good time, and that no live rounds would be used near the boundary."
)
OTHER = (
    "Fishermen on the northern coast said they had been warned to stay ashore for nine days, and that nobody had told "
    "them who would pay for the nets they had left out."
)


def document(identity: str, text: str | None) -> Document:
    return Document(id=identity, document=identity, source_id=identity, sha256="", text=text)


def test_copy_and_excerpt_share_the_origin() -> None:
    """A copy with a credit line and a shortened one are the release; another report is not."""
    texts = {"a": RELEASE, "b": f"{RELEASE} (Agencies)", "c": RELEASE[:120], "d": OTHER}
    origins = find_origins([document(i, t) for i, t in texts.items()])
    assert origins == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_order_changes_no_origin() -> None:
    """The smallest id of the group, however they come."""
    documents = [document("a", RELEASE), document("b", RELEASE + " More."), document("c", OTHER)]
    assert len({tuple(sorted(find_origins(order).items())) for order in permutations(documents)}) == 1


def test_failed_and_tiny_documents_have_their_own() -> None:
    """No text, no origin; two different short notes are two."""
    origins = find_origins([document("a", None), document("b", "Fleet sails."), document("c", "Fleet returns.")])
    assert origins == {"b": "b", "c": "c"}


WIRE = (
    "ZARAND, March 3 - Orvania will board every tanker that passes the Lindholm lighthouse without a pilot from "
    "Friday, Captain Teodor Brusk of the harbour police said. Nineteen tankers are waiting off Cape Mirela. "
    "Herring prices at Pelsk rose."
)
RETOLD = (
    "Tankers that go past the Lindholm lighthouse with no pilot are to be boarded by Orvania as of Friday, according "
    "to Teodor Brusk, a captain in the harbour police. Off Cape Mirela nineteen of them wait. In Pelsk herring "
    "became dearer."
)


def dated(identity: str, text: str, day: str | None, publisher: str | None = None) -> Document:
    return Document(
        id=identity, document=identity, source_id=identity, sha256="", text=text, published=day, publisher=publisher
    )


def test_retelling_of_the_next_day_shares_the_origin() -> None:
    """The same report in other words; a week later, or without a day, it may be another."""
    for day, origin in (("2031-03-04", "a"), ("2031-03-11", "b"), (None, "b")):
        found = find_origins([dated("a", WIRE, "2031-03-03"), dated("b", RETOLD, day)])
        assert found["b"] == origin


def test_report_that_quotes_a_release_at_length_shares_its_origin() -> None:
    """Twenty words of it in the quotation, and much else besides."""
    said = (
        "the fleet would leave port for an exercise in the northern waters, that neighbours had been told in good time"
    )
    report = f"{OTHER} A ministry note said that {said}. {OTHER[::-1]} Harbour dues went unpaid for another month."
    found = find_origins([dated("a", RELEASE, "2031-03-03"), dated("b", report, "2031-03-05")])
    assert found["b"] == "a"


SAME_DAY = (
    "ZARAND, March 3 - Police in Zarand searched two tankers off Cape Mirela on Tuesday and found nothing, Captain "
    "Teodor Brusk said. Orvania has asked its neighbours for tugs. Fog is expected at the Lindholm lighthouse."
)
OTHER_SIDE = (
    "Veldania will answer any boarding of its tankers at the Lindholm lighthouse by closing the Pelsk canal to "
    "Orvania, its transport minister said. He called the rule on pilots a toll by another name."
)


def test_other_reports_of_one_day_are_no_retelling() -> None:
    """They share the names of the crisis, as all of its reports do: another story, and the answer of the other side."""
    for text in (SAME_DAY, OTHER_SIDE):
        found = find_origins([dated("a", WIRE, "2031-03-03"), dated("b", text, "2031-03-03")])
        assert found["b"] == "b"


NOTE = (
    "The Republic has learned with concern of the works on the upper Sarn. The Ministry states that any dam above the "
    "mill at Tolva will be bombed by the air force of Kestria before it is filled. Its ambassador has been recalled."
)
REPEATED = (
    "Kestria would have a dam on the Sarn bombed if it stood above the Tolva mill, its Foreign Ministry let it be "
    "known. Anglers on the river are divided. The regatta goes ahead."
)


def test_newspaper_that_tells_what_a_ministry_released_shares_its_origin() -> None:
    """Told the next day; a report with a dateline of its own, or one of the day before, does not go back to it."""
    release = dated("a", NOTE, "2031-05-02", "Ministry of Foreign Affairs, Kestria")
    assert find_origins([release, dated("b", REPEATED, "2031-05-03", "The Sarn Mirror")])["b"] == "a"
    assert find_origins([release, dated("b", REPEATED, "2031-05-01", "The Sarn Mirror")])["b"] == "b"
    own = f"TOLVA, May 3 - {REPEATED}"
    assert find_origins([release, dated("b", own, "2031-05-03", "The Sarn Mirror")])["b"] == "b"


def test_form_used_again_a_month_later_is_no_copy() -> None:
    """Ministries write their notes by one form; a reprint of the whole is a copy on any day."""
    form = NOTE.replace("upper Sarn", "lower Ulm").replace("Tolva", "Brenn")
    one = dated("a", NOTE, "2031-05-02")
    assert find_origins([one, dated("b", form, "2031-06-20")])["b"] == "b"
    assert find_origins([one, dated("b", NOTE, "2031-06-20")])["b"] == "a"


def test_wire_that_a_hundred_papers_print_is_one_origin() -> None:
    """However many hold the same words; each paper adds a line of its own."""
    copies = [dated(f"d{n:03}", f"{WIRE} Paper number {n} adds this.", "2031-03-03") for n in range(120)]
    assert set(find_origins(copies).values()) == {"d000"}


def test_official_publishers_are_known_by_their_names() -> None:
    """A ministry or a seat of government speaks for itself; a paper named after an army does not."""
    assert is_official("Ministry of Water and Power, Lusaka")
    assert is_official("Russian Foreign Ministry, weekly briefing")
    assert not is_official("Army Times")
    assert not is_official("Straits Courier, Singapore")
    assert not is_official(None)


def test_phrases_of_letters_make_no_source() -> None:
    """Two envoys write to one council by one form, of other matters."""
    opening = "I have the honour to draw the attention of the Council to the following."
    closing = "I should be grateful if this letter could be circulated as a document of the Council."
    letters = [
        dated("a", f"{opening} On Tuesday boats of Kestria rammed the ferry Halma off Pelsk. {closing}", "2031-03-03"),
        dated("b", f"{opening} Shells fired from Orvania fell on the mill at Tolva and killed a miller. The bridge at "
              f"Brenn was closed, and its guards have been shot at since. {closing}", "2031-03-04"),
    ]  # fmt: skip
    assert find_origins(letters) == {"a": "a", "b": "b"}
