"""How a later mention relates to an earlier one of the same issuer: by features weighed against each other.

`repeats`, `hardens` and `softens` make one standing commitment; `specifies`, `supersedes` and `contradicts` join two;
`withdraws` is an assurance that takes the earlier back; `none` is another matter. The weights of each relation are
fitted on annotated pairs and crises (tools/fit_linking.py); what is likeliest is taken.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from communique.knowledge.retraction_cues import relations_cued, retraction_cues
from communique.linking.comparing import Features, same_features
from communique.linking.firmness import names_act, strength
from communique.linking.likeness import similarity
from communique.linking.mentions import Mention
from communique.linking.parties import party_stems
from communique.linking.scopes import names_state, scope
from communique.linking.wordings import scores_of, sentence_at, shared_features, wording_features
from communique.linking.words import bounds_of
from communique.records import Act, Pointed

NONE = "none"
ONE = ("repeats", "hardens", "softens")
"""Relations of mentions that are one standing commitment."""
BETWEEN = ("specifies", "supersedes", "contradicts", "withdraws")
"""Relations of two standing commitments."""
RELATIONS = (NONE, *ONE, *BETWEEN)
_AROUND = 160
_ANY = re.compile(r"(?i)\b(?:any|every|all|whatever|whoever|wherever|anywhere|whenever|anyone|each)\b")
_NEAR = ("hardens", "softens", "supersedes", "withdraws", "denies", "disavows")
"""What a sentence beside the later mention may say of the earlier one."""
_CUES = {
    "repeated": r"""again|once more|repeat\w*|reiterat\w*|restat\w*|reaffirm\w*|renew\w*|stands? by|still|remains?
        |unchanged|as before|confirmed|recall\w*|same""",
    "instead": r"""instead|rather than|in place of|replac\w*|no longer|will now|now be|substitut\w*
        |new (?:terms?|offer|line|order)|changed?|revis\w*|other than""",
    "dropped": r"""no longer|withdr[ae]w\w*|dropp?\w*|cancel\w*|call\w* off|rescind\w*|revok\w*|lift\w*|abandon\w*
        |shelv\w*|take[ns]? back|took back|off the table|after all|not going to|never""",
    "softer": r"""might|may|could|consider\w*|stud(?:y|ies|ied|ying)|weigh\w*|possib\w*|perhaps|in time|if need(?:ed)?
        |some point|not rule[ds]? out|an? option|among the|review\w*|examin\w*""",
    "firmer": r"""this time|final|last warning|no more|without (?:delay|further|warning)|at once|signed|decided
        |within (?:\w+ )?(?:hours?|days?)|immediately|will not hesitate|orders? (?:has|have|had)|have (?:been )?orders?
        |any doubt|every|by (?:noon|midnight|dawn)""",
    "another": r"another|second|third|next|further|new|also|as well|too|even|including|in particular|not only",
    "opposite": r"but|contrary|whatever|despite|nonetheless|all the same|regardless|no matter|keep|continue\w*|untrue",
}
"""Words of change around the later mention."""


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    joined = {name: re.sub(r"\n\s+", "", pattern) for name, pattern in _CUES.items()}
    return {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in joined.items()}


@lru_cache(maxsize=4096)
def _said(words: str) -> Mapping[str, float]:
    """Which words of change stand in a text: one mention is compared with many."""
    return {f"{name} is said": float(bool(pattern.search(words))) for name, pattern in _patterns().items()}


def relation_features(earlier: Mention, later: Mention) -> Features:
    """What two mentions share, and what is another in the later."""
    one, other = earlier.commitment, later.commitment
    old, new = strength(one), strength(other)
    named = names_act(other) - names_act(one)
    scopes = scope(earlier), scope(later)
    words = words_around(later)
    found = {
        "firmer": float(new[0] > old[0]),
        "weaker": float(new[0] < old[0]),
        "hedges fewer": float(new[1] > old[1]),
        "hedges more": float(new[1] < old[1]),
        "deadline added": float(one.deadline is None and other.deadline is not None),
        "deadline dropped": float(one.deadline is not None and other.deadline is None),
        "demand added": float(one.demand is None and other.demand is not None),
        "act named": float(named > 0),
        "act blurred": float(named < 0),
        "names a state": float(names_state(earlier, later)),
        "names no state": float(names_state(later, earlier)),
        **_additions(earlier.trigger, later.trigger),
        "scope narrows": float(scopes == ("any", "named")),
        "scope widens": float(scopes == ("named", "any")),
        "issuers more": float(len(later.issuers) > len(earlier.issuers)),
        "both restraints": float(one.response_polarity == other.response_polarity == "will_not"),
        "now a restraint": float(one.response_polarity == "will" and other.response_polarity == "will_not"),
        "condition dropped": float(one.trigger is not None and other.trigger is None),
        "condition added": float(one.trigger is None and other.trigger is not None),
        "other organ": float(one.issuer_code != other.issuer_code),
    }
    found["rule"] = similarity(earlier, later)
    found["rule says one"] = float(found["rule"] >= 0.5)
    found |= _said(words)
    return same_features(earlier, later) | found | shared_features(sentence_of(earlier), sentence_of(later))


def _additions(old: Act | None, new: Act | None) -> Features:
    """What the later condition names that the earlier does not, and the reverse."""
    if old is None or new is None:
        return {}
    places = [{p.lower() for p in act.places} for act in (old, new)]
    words = [act.words - party_stems() for act in (old, new)]
    doers = [set(act.actor_codes) for act in (old, new)]
    return {
        "place added": float(bool(places[1]) and not places[0]),
        "place dropped": float(bool(places[0]) and not places[1]),
        "doer added": float(bool(doers[1]) and not doers[0]),
        "doer dropped": float(bool(doers[0]) and not doers[1]),
        "condition in earlier": len(words[0] & words[1]) / max(1, len(words[1])),
        "condition in later": len(words[0] & words[1]) / max(1, len(words[0])),
        "any dropped": float(bool(_ANY.search(old.text)) and not _ANY.search(new.text)),
        "any added": float(bool(_ANY.search(new.text)) and not _ANY.search(old.text)),
    }


def worded_features(earlier: Mention, later: Mention, known: Features) -> Features:
    """The features of `relation_features` with what the words of the later sentence and of those beside it say."""
    first, second = sentence_of(earlier), sentence_of(later)
    said = scores_of(wording_features(first, second))
    around = words_around(later)
    cues = {f"cue {relation}": float(relation in relations_cued(around)) for relation in retraction_cues()}
    near = [scores_of(wording_features(first, beside)) for beside in _beside(later)]
    found = {f"said {relation}": score / 2 for relation, score in said.items()}
    found |= {f"near {relation}": max([-3.0, *(one[relation] / 2 for one in near)]) for relation in _NEAR}
    return known | found | cues


def sentence_of(mention: Mention) -> Pointed:
    """The sentence of a mention's main phrase, that phrase pointed at."""
    c, text = mention.commitment, mention.document.text or ""
    span = c.main or c.issuer
    start, end = (span.start, span.end) if span else (mention.start, mention.start)
    return sentence_at(text, bounds_of(text), start, end)


def _beside(mention: Mention) -> list[Pointed]:
    """The sentences before and after that of a mention."""
    c, text = mention.commitment, mention.document.text or ""
    span = c.main or c.issuer
    start, bounds = (span.start if span else mention.start), bounds_of(text)
    at = next((n for n, (first, last) in enumerate(bounds) if first <= start < last), 0)
    sides = [bounds[n] for n in (at - 1, at + 1) if 0 <= n < len(bounds)]
    return [Pointed(text[first:last], 0, last - first) for first, last in sides]


def words_around(mention: Mention) -> str:
    """The words in which a mention stands, and a little before and after."""
    c, text = mention.commitment, mention.document.text or ""
    spans = [s for s in (c.trigger, c.response, c.demand, c.issuer) if s]
    start, end = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    return text[max(0, start - _AROUND) : end + _AROUND]
