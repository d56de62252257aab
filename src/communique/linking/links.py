"""Making links: one way to build them, so that their ids depend on what they join."""

from communique.records import Link, Span
from communique.records.identity import digest


def make_link(
    from_: str,
    to: str,
    relation: str,
    *,
    rule: str,
    score: float,
    evidence: tuple[Span, ...],
    needs: tuple[str, ...] = (),
) -> Link:
    """A link, `possible` where something is still needed, else `stated`."""
    return Link(
        id=digest("link", from_, to, relation),
        from_=from_,
        to=to,
        relation=relation,
        kind="possible" if needs else "stated",
        needs=needs,
        rule=rule,
        score=score,
        evidence=evidence,
    )
