"""An act given as a PLOVER triple: codes, type, mode; anything else is a sentence."""

import pytest

from communique.linking import act_of_triple


@pytest.mark.parametrize(
    ("text", "said", "doer", "other"),
    [
        ("TUR MIL ASSAULT SYR", "Turkey attacks Syria", "TUR MIL", "SYR GOV"),
        ("CHN SANCTION/boycott AUS BUS", "China imposes sanctions on Australia", "CHN GOV", "AUS BUS"),
        ("USA, MOBILIZE, IRN", "The United States masses troops on the border of Iran", "USA GOV", "IRN GOV"),
    ],
)
def test_triple(text: str, said: str, doer: str, other: str) -> None:
    """Parties without a sector are governments; the sentence is what people read."""
    act = act_of_triple(text)
    assert act is not None
    assert (act.text, act.actor_codes, act.recipient_codes) == (said, (doer,), (other,))


@pytest.mark.parametrize("text", ["Turkey attacks Syria", "TUR LOVES SYR", "XYZ ASSAULT SYR", "TUR", ""])
def test_no_triple(text: str) -> None:
    """A sentence, an unknown type or country."""
    assert act_of_triple(text) is None
