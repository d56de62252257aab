"""Texts that break careless offset arithmetic, for property tests."""

from hypothesis import strategies as st

MARKS = "\u0301\u0308\u200d\u200b\u200e\u202e\u2066\u2069\ufeff\x00\r\n\t\u00a0\u2028\u0085"
LETTERS = "aZé\u00df\u0130ı中ع\U0001f1f8\U0001f469\U00010348"
SIGNS = "\"'“”‘’„«»—–-…., ;:!?()[]/&@#%$_0123456789"
PIECES = st.sampled_from(
    [
        "U.S.",
        "don't",
        "al-Assad",
        "3,000",
        "30 – day",
        "Mr. ",
        "cannot",
        "“We ",
        "’s",
        "\r\n",
        "\n\n",
        "e.g.",
        "…”",
        "https://a.b/c.",
    ]
)
texts = st.lists(st.one_of(st.text(MARKS + LETTERS + SIGNS, max_size=6), PIECES), max_size=30).map("".join)
"""Combining marks, joiners, direction marks, NUL, every line end, and the words that tokenizers cut."""
