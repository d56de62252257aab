"""Reports that bind nobody must not come out as commitments."""

import pytest

from communique.language import Analyser, load_analyser
from communique.pipeline import Pipeline
from communique.settings import Settings
from communique.sources import Source

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser()


def responses(analyser: Analyser, text: str) -> list[str]:
    (reading,) = Pipeline(Settings(), analyser).read([Source("t", text)])
    return [c.response.text for c in reading.commitments if c.response]


@pytest.mark.parametrize(
    "text",
    [
        "Chad has twice bombed Libyan airfields in response to alleged raids on its convoys.",
        "The rebels are constantly shelling villages near the lake, the Ugandan army said.",
        "It is another matter when both armies have a hotline, the Peruvian minister said.",
        "There are times when states are compelled to act alone, the Turkish ambassador said.",
    ],
)
def test_what_is_or_was_is_no_commitment(analyser: Analyser, text: str) -> None:
    """A strike told, a state of things and a maxim promise nothing."""
    assert responses(analyser, text) == []


def test_words_for_whom_a_warning_is_meant_are_no_response(analyser: Analyser) -> None:
    """ "Any nation determined to ..." says who is warned; the answer is what the speaker stands ready for."""
    text = (
        "We warn any nation determined to seize our wells by force that the Republic remains ready to strike back "
        "if we must, the Kuwaiti foreign minister said."
    )
    found = responses(analyser, text)
    assert not any("seize" in r for r in found)
