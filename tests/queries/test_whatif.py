"""What an act touches, and when nothing can be said."""

import pytest

from communique.errors import QueryError
from communique.linking.words import stems
from communique.queries import Archive, FixedRecords
from communique.queries.whatif import what_if
from communique.records import Act
from crisis import readings, records


def bare(words: str) -> Act:
    """An act of which only the words are known."""
    return Act(text=words, type=None, words=stems(words))


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The invented crisis."""
    return Archive(FixedRecords(records()))


def test_an_act_that_fits_names_its_texts(archive: Archive) -> None:
    """The tripwire, the texts it stands in, the issuer in words."""
    act = Act(
        text="Peru destroys the bridges", type="ASSAULT", actor_codes=("PER GOV",), words=stems("destroys bridges")
    )
    found = what_if(archive, readings(), [act], words=act.text)
    row = next(r for r in (*found.fires, *found.possible) if r.issuer == "Ecuador")
    assert row.alias == "C2"
    assert row.documents == ("2-quito",)
    assert found.reason is None


def test_an_act_of_the_issuer_itself_does_not_fire_its_own_threat(archive: Archive) -> None:
    """Peru's attack on the dam is not what Peru warned of."""
    act = Act(text="Peru attacks the dam", type="ASSAULT", actor_codes=("PER MIL",), words=stems("attacks dam"))
    found = what_if(archive, readings(), [act], words=act.text)
    assert not [r for r in (*found.fires, *found.possible) if r.issuer == "Peru"]


@pytest.mark.parametrize("words", ["cats sleep", "it rains in the hills"])
def test_words_without_act_or_party_are_refused(archive: Archive, words: str) -> None:
    """Else every threat would be "possible" with all of it missing."""
    with pytest.raises(QueryError, match="no act can be read"):
        what_if(archive, readings(), [bare(words)], words=words)
    with pytest.raises(QueryError, match="no act can be read"):
        what_if(archive, readings(), [], words=words)


def test_nothing_touched_says_how_the_act_was_read(archive: Archive) -> None:
    """The user sees whether the question was understood."""
    act = Act(text="Chad hosts talks", type="CONSULT", actor_codes=("TCD GOV",), words=stems("hosts talks"))
    found = what_if(archive, readings(), [act], words=act.text)
    assert (found.fires, found.possible) == ((), ())
    assert "was read as CONSULT, by TCD GOV, against nobody named" in (found.reason or "")
