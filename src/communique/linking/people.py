"""People said to be in danger, each phrase a record of its text, whether or not an operation is told of there."""

from communique.linking.words import bounds_of
from communique.records import PeopleAtRisk, Reading, content_id


def people_at_risk(reading: Reading) -> list[PeopleAtRisk]:
    """Those whom a document says to be in danger, with the place named nearest to them in their sentence."""
    home = reading.document.id
    return [
        PeopleAtRisk(
            id=content_id("risk", home, [risk.quantity]),
            document=home,
            quantity=risk.quantity,
            what=risk.what,
            holder_code=risk.holder_code,
            place=_place(reading, risk.quantity.start),
        )
        for risk in reading.risks
    ]


def _place(reading: Reading, at: int) -> str | None:
    first, last = next(((a, b) for a, b in bounds_of(reading.document.text or "") if a <= at < b), (at, at))
    inside = [p for p in reading.places if first <= p.span.start < last]
    return min(inside, key=lambda p: (abs(p.span.start - at), p.span.start)).span.text if inside else None
