"""The fixed lists of labels, in the order in which the model numbers them."""

ACTS = tuple(
    "threaten warn promise demand request accuse deny condemn praise support reject agree announce claim acknowledge"
    " ask comment".split()
)
KINDS = ("threat", "promise", "assurance", "guarantee", "demand")
TYPES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT".split()
)
NAMES = ("PER", "ORG", "LOC", "GPE", "NORP", "FAC", "WEAPON", "PLATFORM", "EVENT")
MARKS = ("time", "place", "instrument")

STATUSES = tuple("done ongoing planned alleged denied negated conditional habitual".split())
CONDITIONS = tuple("happens does_not_happen already_happened unconditional".split())
POLARITIES = ("will", "will_not")
ASCRIBED = ("own", "ascribed")
INSTRUMENTS = tuple("ceasefire agreement treaty resolution veto sanctions_regime channel alliance".split())
STATES = tuple("in_force proposed alleged_violated violated suspended ended blocked".split())

OUTSIDE = "O"


def begun_and_continued(types: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of spans of some types: O, then B- and I- of each."""
    return (OUTSIDE, *(f"{mark}-{kind}" for kind in types for mark in "BI"))


WORD_LAYERS = {
    "name": begun_and_continued(NAMES),
    "name3": begun_and_continued(("PER", "ORG", "LOC")),
    "cue": (OUTSIDE, *ACTS),
    "kind": (OUTSIDE, *KINDS),
    "event": (OUTSIDE, *TYPES),
    "mark": begun_and_continued(MARKS),
}
"""Labels of words. The layers upos, xpos and relation take theirs from the treebanks. `name3` is for lists with
coarser types, which help in training and are not asked in reading."""

FACTS = {
    "act": ACTS,
    "status": STATUSES,
    "condition": CONDITIONS,
    "polarity": POLARITIES,
    "ascribed": ASCRIBED,
    "instrument": INSTRUMENTS,
    "state": STATES,
}
"""Values of a record, asked of the word that stands for it."""

ROLES = (
    "source",
    "cue",
    "content",
    "issuer",
    "target",
    "trigger",
    "response",
    "hedge",
    "deadline",
    "demand",
    "place",
    "time",
)
"""Phrases of a record: for each word, whether it belongs."""

JUDGEMENTS = {
    "meets": ("no", "possible", "stated"),
    "relation": (
        "none", "repeats", "hardens", "softens", "specifies", "supersedes", "contradicts", "withdraws",
        "denies", "disavows",
    ),
}  # fmt: skip
"""Of two texts side by side: whether an act (second) meets a condition (first); how a commitment (second) relates to an
earlier one (first). See docs/linking_annotation.md."""

PARTIES = ("speaker", "addressee", "issued_by", "turned_to", "actor", "recipient", "holder")
"""Parties of a record: which word of the window names them, the first (the window's mark) meaning nobody."""
