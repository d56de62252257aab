"""Which of the countries in play somebody is from whose office names none."""

import pytest

from communique.language import Analyser, load_analyser
from communique.records import Document, Drafts, Span, StatementDraft, sha256_of
from communique.resolving.readings import resolve_drafts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser(is_model_asked=False)


def speaker(analyser: Analyser, text: str, words: str, content: str, **about: str) -> str | None:
    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part), part)

    draft = StatementDraft(
        id="s", speaker=at(words), cue=None, content=(at(content),), quote="indirect", act="claim", confidence=1.0
    )
    source = Document(id="d", document="d", source_id="s", sha256=sha256_of(text), text=text, **about)
    return resolve_drafts(analyser.analyse(source), Drafts(statements=(draft,)), source).statements[0].speaker_code


def test_a_name_chooses_between_two_states(analyser: Analyser) -> None:
    """The state named nearer is the other one."""
    text = "Finland closed the crossing to Russia on Monday. Foreign Minister Pekka Koskinen said the gates stay shut."
    assert speaker(analyser, text, "Foreign Minister Pekka Koskinen", "the gates stay shut") == "FIN GOV"
    text = text.replace("Pekka Koskinen", "Sergei Morozov")
    assert speaker(analyser, text, "Foreign Minister Sergei Morozov", "the gates stay shut") == "RUS GOV"


def test_you_of_a_letter_is_whom_it_goes_to(analyser: Analyser) -> None:
    text = "Sir,\n\nYou write that our patrols crossed the river. They did not."
    title = "From the Foreign Minister of Peru to the Foreign Minister of Chile"
    assert speaker(analyser, text, "You", "our patrols crossed the river", title=title) == "CHL GOV"


def test_an_organisations_own_text_speaks_by_its_organ(analyser: Analyser) -> None:
    """The seat in its publisher's name is no author."""
    text = "The Conference,\n\nHaving heard the delegation of Fiji,\n\n1. Deplores the sinking of the ferry."
    about = {"publisher": "Conference of Coastal Parliaments, Lima", "title": "Resolution 4"}
    assert speaker(analyser, text, "The Conference", "the sinking of the ferry", **about) == "IGO"


def test_an_account_may_name_a_town(analyser: Analyser) -> None:
    text = "Collected posts from Lebanon and Israel.\n@tyre_mayor: the shelters are open."
    assert speaker(analyser, text, "@tyre_mayor", "the shelters are open") == "LBN GOV"
