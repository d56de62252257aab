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
