"""Words that soften or blur a response, and how firm it stands with them."""

import re

HEDGE = re.compile(
    r"\b(?:(?:may|might|could|would) (?:have|be (?:forced|obliged|compelled|driven)) to|"
    r"will have no (?:other )?choice but to|"
    r"(?:will|would|shall|may|might) be (?:forced|obliged|compelled|driven)(?: to)?|"
    r"reserves? the right(?: to)?|reserved the right(?: to)?|"
    r"(?:is|are|was|were|stands?|stood|remains?|remain) (?:also |fully |still )?(?:ready|prepared|willing)(?: to)?|"
    r"if (?:need be|necessary|we must|needed|it comes to that)|(?:not |never )(?:be )?rul(?:e|"
    r"ed|ing) out|readiness(?: to)?|present intention|"
    r"(?:would|will|shall) not hesitate(?: a second)?(?: to)?|"
    r"(?:not |never )(?:be )?exclud(?:e|ed|ing)|"
    r"(?:(?:is|are|was|were) |would (?:\w+ )?)?"
    r"(?:consider(?:s|ing)?|weigh(?:s|ing)?|contemplat(?:e|es|ing)|mull(?:s|ing)?|studying)|"
    r"(?:is|are|was|were|be) (?:not )?(?:possible|conceivable|thinkable|imaginable|an option)|"
    r"hint(?:s|ed|ing)?|"
    r"at a time and (?:a )?place of (?:our|its|their) (?:own )?choosing|"
    r"do(?:es)? not intend(?: to)?|"
    r"no (?:present )?intention(?: of)?|consider(?:s|ed)? (?:itself|ourselves|"
    r"himself) at liberty to|all options|may|might|could)\b",
    re.IGNORECASE,
)
POSSIBLE = ("may", "might", "could", "rul", "not rul", "not exclud")
OPEN = ("possible", "conceivable", "thinkable", "imaginable", "option")
VEILED = re.compile(
    r"\b(?:consequences?|regret|grave mistake|all options|price|"
    r"draw (?:all )?the (?:necessary )?conclusions|not be without|will not sleep|"
    r"play with fire|"
    r"befitting|appropriate (?:measures|response|action)|necessary measures)\b",
    re.IGNORECASE,
)


def firmness_of(hedges: list[str], response: str) -> str:
    """unqualified, qualified, possible or veiled, from the hedges and the response's own words."""
    words = " ".join(hedges).lower()
    if VEILED.search(response) or VEILED.search(words):
        return "veiled"
    if any(h.lower().startswith(POSSIBLE) or h.lower().endswith(OPEN) for h in hedges) or "rul" in words:
        return "possible"
    return "qualified" if hedges else "unqualified"
