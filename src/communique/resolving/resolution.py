"""The answer to "who is meant": a code and how sure it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resolution:
    """The code of a party, `None` where it is unknown, and how sure the answer is (0..1)."""

    code: str | None
    score: float


NOBODY = Resolution(None, 0.0)
