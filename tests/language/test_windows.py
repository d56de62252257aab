"""Which sentences the encoder sees together."""

from hypothesis import given
from hypothesis import strategies as st

from communique.language.windows import MOST_PIECES, pack


@given(st.lists(st.integers(1, 400), max_size=60))
def test_windows_cover_every_sentence_once_and_fit(sizes: list[int]) -> None:
    """A sentence read twice or not at all would move every offset behind it."""
    ranges = pack(sizes)
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(sizes)))
    assert all(b == a + 1 or sum(sizes[a:b]) <= MOST_PIECES for a, b in ranges)


def test_windows_of_a_text_are_about_equally_full() -> None:
    """A last window of one sentence would leave it without context."""
    ranges = pack([30] * 10)
    assert [b - a for a, b in ranges] == [5, 5]


def test_short_text_is_one_window() -> None:
    """The common case: everything is seen at once."""
    assert pack([20, 30, 40]) == [(0, 3)]
    assert pack([]) == []
