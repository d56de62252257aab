"""What makes a condition alleged or confirmed, read from texts with the model: told acts, never talk of them."""

from collections.abc import Sequence

import pytest

from communique.evaluation.reader import source_of
from communique.evaluation.running import Item
from communique.pipeline import Pipeline
from communique.records import Tripwire
from communique.settings import load_settings

pytestmark = pytest.mark.model
PIPELINE = Pipeline(load_settings())
HORN = "Kenya will close its ports to Somali traffic if Somali soldiers cross into Mandera, the Kenyan government said."


def states(*texts: tuple[str, str]) -> dict[str, str]:
    """The state of the trigger of each standing commitment, by issuer."""
    sources = [source_of(Item(id=str(n), text=t, published=d, publisher=None)) for n, (d, t) in enumerate(texts)]
    records = PIPELINE.link(list(PIPELINE.read(sources)))
    return {r.issuer_code or "": r.trigger_state for r in records if isinstance(r, Tripwire)}


@pytest.mark.parametrize(
    "later",
    [
        "Ethiopia accused Kenya of closing the road to Moyale.",
        "Somalia will shell Mandera if its herders are driven off, the army said.",
        "Kenyan troops crossed into Somalia at Gedo on Tuesday.",
        "Somali soldiers crossed into Ethiopia near Dolo on Tuesday.",
        "Somalia has sent 300 soldiers to Baidoa.",
        "Kenya accused Somalia of massing soldiers near the border. Somalia denied the accusation.",
    ],
)
def test_what_confirms_nothing(later: str) -> None:
    """Accusations of other acts, threats, other doers, other places and preparations."""
    assert states(("1978-03-01", HORN), ("1978-03-09", later))["KEN GOV"] in {"none", "anticipated"}


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Kenya accused Somalia of sending soldiers into Mandera.", "alleged"),
        ("Somali troops entered Mandera on Tuesday and raised their flag.", "confirmed"),
    ],
)
def test_what_is_told_of_it(later: str, state: str) -> None:
    assert states(("1978-03-01", HORN), ("1978-03-09", later))["KEN GOV"] == state


def test_another_ones_threat_of_the_act_is_no_report_of_it() -> None:
    """Two threats, each of what the other waits for: nothing has happened."""
    texts: Sequence[tuple[str, str]] = (
        ("1979-05-02", "Libya will bomb any Egyptian convoy that crosses the plateau near Salum, the army said."),
        ("1979-05-03", "Egypt will close its border to Libyans if one of its convoys is bombed, the minister said."),
    )
    assert set(states(*texts).values()) == {"none"}
