"""Tags that a word's form or its other tag rules out, mended: "warned" is no base form, a particle has no tense."""

from collections.abc import Sequence
from dataclasses import replace

from communique.language.lemmas import lemma_of
from communique.language.model import Parse

_BASES = frozenset({"VB", "VBP", "VBZ"})
_FINITE_CLAUSES = frozenset({"root", "ccomp", "parataxis"})


def mended_tags(forms: Sequence[str], parse: Parse) -> Parse:
    """The parse with word classes that agree with the tags, and verb tags that agree with the forms."""
    classes = tuple(_class(upos, xpos) for upos, xpos in zip(parse.upos, parse.xpos, strict=True))
    parse = replace(parse, upos=classes)
    return replace(parse, xpos=tuple(tags_by_form(forms, parse)))


def _class(upos: str, xpos: str) -> str:
    """A verb for a "particle" with a verb's tag, a noun for a "verb" with a noun's: no word is both."""
    if upos == "PART" and xpos.startswith("VB"):
        return "VERB"
    return "NOUN" if upos == "VERB" and xpos in ("NN", "NNS") else upos


def tags_by_form(forms: Sequence[str], parse: Parse) -> list[str]:
    """The tags of a sentence, those of verbs in "-ed" and "-ing" mended where form or clause rules them out."""
    return [
        _mended(place, form.lower(), parse) if parse.upos[place] == "VERB" else parse.xpos[place]
        for place, form in enumerate(forms)
    ]


def _mended(place: int, form: str, parse: Parse) -> str:
    """A plain form for a third person without "s", a participle for "-ing", for "-ed" the past or a participle.

    It is the past where it has a subject and no auxiliary. A participle with a subject of its own stays one in clauses
    that state nothing ("hands tied"), not as root or complement.
    """
    tag = parse.xpos[place]
    if tag == "VBZ" and not form.endswith("s") and form.isalpha() and not form.endswith(("ed", "ing")):
        return "VBP"
    if form.endswith("ing"):
        return "VBG" if tag in _BASES | {"VBD"} and not _is_base(form, "VBG") else tag
    if not form.endswith("ed") or tag not in _BASES | {"VBN"} or _is_base(form, "VBD"):
        return tag
    if tag == "VBN":
        return "VBD" if parse.relations[place] in _FINITE_CLAUSES and _is_finite(place, parse) else "VBN"
    return "VBD" if _is_finite(place, parse) else "VBN"


def _is_finite(place: int, parse: Parse) -> bool:
    below = [child for child, head in enumerate(parse.heads) if head == place]
    relations = {parse.relations[child] for child in below}
    helped = "aux" in relations or "aux:pass" in relations or any(parse.xpos[child] == "TO" for child in below)
    return "nsubj" in relations and not helped


def _is_base(form: str, tag: str) -> bool:
    """Whether the form is its own lemma: "need", "bring"."""
    return lemma_of(form, "VERB", tag) == form
