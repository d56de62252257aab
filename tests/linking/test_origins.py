"""Copies count once."""

from itertools import permutations

from communique.linking.origins import find_origins
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
