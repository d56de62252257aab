"""In which language a text is written."""

from functools import cache
from typing import Any

_SAMPLE = 6000
_ENOUGH_LETTERS = 40
_COMMON = frozenset("""the of and to in a that is for on with said was by has will it be as not from are""".split())


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return (
        LanguageIdentifier.from_model_file(MODEL_FILE)
        if hasattr(LanguageIdentifier, "from_model_file")
        else (LanguageIdentifier.from_pickled_model(MODEL_FILE))
    )


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language, `None` where the text has too few letters to tell.

    Short texts of capitals and names mislead the statistical identifier: two common English words among
    the first thirty are taken as English before it is asked.
    """
    sample = text[:_SAMPLE]
    words = sample.lower().split()
    if sum(c.isalpha() for c in sample) < _ENOUGH_LETTERS:
        return "en" if _COMMON.intersection(words) else None
    if sum(w in _COMMON for w in words) >= max(2, len(words) // 12):
        return "en"
    return str(_identifier().classify(sample)[0])
