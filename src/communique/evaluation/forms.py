"""Short texts measured: is there a commitment, of which kind, on which condition, whose, in which words."""

from collections.abc import Sequence

from communique.evaluation.commitments import KINDS, party_right
from communique.evaluation.gold import NONE, GoldForm
from communique.evaluation.matching import characters, core, words_under
from communique.evaluation.predictions import Predictions
from communique.evaluation.tally import Tally
from communique.records import Commitment

LABELS = (*KINDS, NONE)
MACRO = "label macro-F1"
ACCURACY = "label accuracy"
FALSE_ALARMS = "false alarms on none"
POSITIVES = "positives found"


def score_forms(forms: Sequence[GoldForm], predictions: Predictions) -> Tally:
    """A form's predicted label is the kind of the commitment that stands first in its text, or none.

    Fields are judged on labelled forms in which some commitment was found.
    """
    tally = Tally()
    for form in forms:
        found = predictions.of(form.id, Commitment)
        first = min(found, key=lambda c: min(core(c), default=len(form.text)), default=None)
        _score_label(tally, form, first)
        if form.commitment and first:
            _score_fields(tally, form.text, form.commitment, first)
    return tally


def form_figures(tally: Tally) -> dict[str, float]:
    """The summary of a tally of forms: macro-F1 and accuracy over the labels, found positives, false alarms."""
    values = [v for label in LABELS if (v := tally.value(f"label {label}")) is not None]
    rows = [tally.rows[f"label {label}"] for label in LABELS if f"label {label}" in tally.rows]
    gold = sum(row.gold for row in rows)
    figures = {
        MACRO: sum(values) / len(values) if values else 0.0,
        ACCURACY: sum(row.right for row in rows) / gold if gold else 0.0,
    }
    for name in (POSITIVES, FALSE_ALARMS):
        number, of = tally.counts.get(name, (0, 0))
        figures[name] = number / of if of else 0.0
    return figures


def _score_label(tally: Tally, form: GoldForm, first: Commitment | None) -> None:
    predicted = first.kind if first else NONE
    for label in LABELS:
        tally.add(f"label {label}", form.label == predicted == label, predicted == label, form.label == label)
    tally.count(FALSE_ALARMS if form.label == NONE else POSITIVES, first is not None, 1)


def _score_fields(tally: Tally, text: str, gold: Commitment, first: Commitment) -> None:
    for field in ("trigger", "response"):
        wanted, got = (words_under(text, characters(getattr(c, field))) for c in (gold, first))
        tally.add(f"found {field} tokens", len(wanted & got), len(got), len(wanted))
    tally.add("found condition", gold.condition == first.condition)
    exact, by_country = party_right(gold, first, "issuer_code")
    tally.add("found issuer_code exact", exact)
    tally.add("found issuer_code country", by_country)
