"""Very short news of an invented quarrel, as many as wanted, each its own: quick to read, with records to link."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

_SIDES = ("Peru", "Ecuador", "Chile", "Bolivia", "Colombia")
_ACTS = (
    ("attacks the dam", "destroy the bridges"),
    ("closes the border", "expel the ambassador"),
    ("shells the port", "mobilise the army"),
    ("seizes the ship", "block the canal"),
)


def news_lines(number: int, *, every: int = 1) -> Iterator[str]:
    """Texts as lines of JSON, with ids, dates and publishers; but for `every` so many one they are a few words only."""
    for n in range(number):
        one, other = _SIDES[n % 5], _SIDES[(n // 5 + n + 1) % 5]
        act, answer = _ACTS[n % 4]
        day = date(2021, 3, 1) + timedelta(days=n % 60)
        text = (
            f"{one} warned on Monday that if {other} {act}, it will {answer}. "
            f"{other if other != one else 'Brazil'} denied report {n} and said talks go on."
        )
        if n % every:
            text = f"{one} met {other} again: report {n}."
        yield json.dumps({"id": f"n{n}", "text": text, "published": day.isoformat(), "publisher": f"Wire {n % 7}"})
