"""The figures of one evaluation: as a table for people, as JSON values, and as plain numbers for the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.evaluation.documents import ALL
from communique.evaluation.forms import form_figures
from communique.evaluation.predictions import Health
from communique.evaluation.reliability import Reliability
from communique.evaluation.tally import Row, Tally

_NAME, _FIGURE, _COUNT = 60, 6, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was measured. `documents` and `forms` map a set's name to its tally, `all` first; empty without gold."""

    document_count: int
    form_count: int
    documents: Mapping[str, Tally]
    forms: Mapping[str, Tally]
    health: Health
    reliability: Mapping[str, Reliability] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Every figure over all sets, by a name such as `documents: events found`; what had no gold is left out."""
        found: dict[str, float] = {}
        for part, tallies in (("documents", self.documents), ("forms", self.forms)):
            if ALL in tallies:
                rows = tallies[ALL].rows
                found |= {f"{part}: {name}": row.value for name, row in rows.items() if row.value is not None}
        if ALL in self.forms:
            found |= {f"forms: {name}": value for name, value in form_figures(self.forms[ALL]).items()}
        return found

    def to_plain(self) -> dict[str, Any]:
        """The report as JSON values: every measure and number of every set, and the spans' health."""
        health = self.health
        return {
            "documents": {"number": self.document_count, "sets": _plain(self.documents)},
            "forms": {"number": self.form_count, "sets": _plain(self.forms)}
            | ({"summary": _rounded(form_figures(self.forms[ALL]))} if ALL in self.forms else {}),
            "spans": {
                "checked": health.checked,
                "broken": health.broken,
                "altered_texts": health.altered,
                "records_of_no_document": health.orphans,
            },
            "texts_not_read": health.unread,
            "reliability": {name: found.to_plain() for name, found in self.reliability.items()},
        }

    def to_reliability_table(self) -> str:
        """How often records of some confidence are right, as lines of text."""
        return "\n\n".join("\n".join(found.to_lines(name)) for name, found in self.reliability.items())

    def to_table(self) -> str:
        """The report as lines of text; a dash means that there was nothing to measure."""
        lines = [f"{self.document_count} documents, {self.form_count} forms"]
        for part, tallies in (("documents", self.documents), ("forms", self.forms)):
            if tallies:
                lines += ["", *_table(part, tallies)]
        if ALL in self.forms:
            lines += ["", *(f"{n:<{_NAME}}{fmt(v):>{_FIGURE}}" for n, v in form_figures(self.forms[ALL]).items())]
        health = self.health
        lines += [
            "",
            f"spans checked {health.checked}, broken {health.broken}; texts altered {health.altered}; "
            f"records of no known document {health.orphans}; texts that could not be read {health.unread}",
        ]
        return "\n".join(lines)


def fmt(value: float | None) -> str:
    """A figure as people write it.

    >>> fmt(0.617), fmt(1.0), fmt(None)
    ('.62', '1.00', '-')
    """
    return "-" if value is None else f"{value:.2f}".removeprefix("0") if value >= 0 else f"{value:.2f}"


def _table(part: str, tallies: Mapping[str, Tally]) -> list[str]:
    total, sets = tallies[ALL], [name for name in tallies if name != ALL]
    head = "".join(f"{h:>{_FIGURE}}" for h in ("P", "R", "F1"))
    head += "".join(f"{h:>{_COUNT}}" for h in ("right", "pred", "gold"))
    lines = [f"{part:<{_NAME}}{head}" + "".join(f"{name:>{_COUNT}}" for name in sets)]
    for name, row in _grouped(total.rows):
        figures = "".join(f"{fmt(v):>{_FIGURE}}" for v in (row.precision, row.recall, row.value))
        figures += f"{row.right:>{_COUNT}.4g}{row.predicted:>{_COUNT}}{row.gold:>{_COUNT}}"
        lines.append(f"{name:<{_NAME}}{figures}" + "".join(f"{fmt(tallies[s].value(name)):>{_COUNT}}" for s in sets))
    for name, (number, of) in total.counts.items():
        each = "".join(f"   {s} {tallies[s].counts.get(name, (0, 0))[0]}" for s in sets)
        lines.append(f"{name:<{_NAME}}{number:>{_FIGURE}} of {of}{each}")
    return lines


def _grouped(rows: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """The rows of one record type side by side, types in the order of their first row."""
    order = list(dict.fromkeys(name.split()[0] for name in rows))
    return sorted(rows.items(), key=lambda item: order.index(item[0].split()[0]))


def _plain(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {
        name: {
            "measures": {n: _row(row) for n, row in tally.rows.items()},
            "numbers": {n: {"number": number, "of": of} for n, (number, of) in tally.counts.items()},
        }
        for name, tally in tallies.items()
    }


def _row(row: Row) -> dict[str, float | None]:
    figures = {"precision": row.precision, "recall": row.recall, "f1": row.value}
    return {"right": round(row.right, 3), "predicted": row.predicted, "gold": row.gold} | _rounded(figures)


def _rounded(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in figures.items()}
