"""Cues that something which looks like a commitment is none: forecasts, sport, weather, trade, law, fiction, history.

In the manner of ConText: a cue, its class, and how far it reaches (here the sentence and, weaker, the paragraph).
"""

import re

from communique.reading.responses import is_in
from communique.text import Sentence

FIELDS = ("sport", "commerce", "weather", "fiction", "law", "domestic", "outsider", "history", "evasion", "predict")
YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
PATTERNS = {
    "counterfactual": re.compile(r"\bwould(?: not|n't)? have\b|\bhad (?:\w+ ){1,6}(?:not |been )|\bif (?:he|they|it|she|i|we|\w+) had\b|\bmight (?:still|have)\b", re.IGNORECASE),
    "denied": re.compile(r"\bden(?:y|ied|ies) (?:\w+ ){0,5}(?:that|having)|\bnever (?:said|threatened)|\bdid not threaten|\bno (?:ultimatum|threat)\b|\bnot an? (?:ultimatum|threat)\b", re.IGNORECASE),
    "unsure": re.compile(r"\bwhether\b|\bneither confirm|\bremains to be seen|\btoo early\b|\bif i were\b|\bsuppose\b|\bwhat if\b|\bdecline[sd]? to\b|\bquestions?\b|\bhypothe", re.IGNORECASE),
    "hoped": re.compile(r"\b(?:hope|hopes|hoped|wish|fear|fears|feared|expect|expects|expected|likely|probably|perhaps|predict|rumou?r|bet)\b", re.IGNORECASE),
    "past report": re.compile(r"\bused to\b|\bhad (?:\w+ )?(?:sworn|threatened|promised|vowed|offered|warned)\b|\bin (?:1[0-9]|20)\d\d\b|\bwas promised\b|\bonce\b.*\bthreatened\b", re.IGNORECASE),
}  # fmt: skip


def disqualifiers(sentence: Sentence) -> set[str]:
    """The classes of cues in a sentence."""
    found = {name for token in sentence for name in FIELDS if is_in(token, name)}
    text = " ".join(t.lower for t in sentence).replace(" n't", "n't")
    found |= {name for name, pattern in PATTERNS.items() if pattern.search(text)}
    if any(t.text == "?" for t in sentence):
        found.add("question")
    if any(YEAR.match(t.text) for t in sentence):
        found.add("year")
    return found
