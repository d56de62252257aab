"""The turns of phrase by which words threaten, refuse, deny, ask: patterns that `acts.py` searches in a content.

They are syntax and idiom; single words of harm, kindness or blame stand in `knowledge/data/signs.tsv`.
"""

import re

CONDITION = re.compile(
    r"\b(?:if|unless|should|whoever|those who|he who|in case|in the event|otherwise|or else|next time|one more|another|"
    r"any (?:[\w,]+ ){0,8}(?:will|would|shall)|until|as soon as|once)\b",
    re.I,
)
IT = re.compile(r"(?:it|this|that)\b", re.I)
WILL = re.compile(r"\b(?:will|would|shall|won't|ready to|prepared to)\b|['’]ll\b", re.I)
NEGATED_FUTURE = re.compile(
    r"\b(?:will|would|shall) (?:not|never|neither|send neither)\b|\bwon['’]t\b|"
    r"\b(?:no|not one|nobody|neither)\b(?: \w+){0,8} (?:will|would)\b|"
    r"\bno (?:talks|question|compromise)\b|\bno (?:present )?intention\b|"
    r"\bnever accept\b|\bunacceptable\b|\bnot for (?:sale|rent|discussion)\b",
    re.I,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
NOT_ONE = re.compile(r"(?:no|not (?:a|an|one))\b[^.;]{0,60}\b(?:will|would|shall)\b", re.I)
NEGATION = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor)\b|n['’]t\b", re.I)
FINITE = re.compile(r"\b(?:had|has|have|was|were|are|is|\w+ed)\b")
PAST_OR_PRESENT = re.compile(r"\b(?:had|has|have|did|was|were|is|are)\b")
OPENING_CONDITION = re.compile(r"(?:^|[.!] |: |\bbut )(?:if|should|unless|whoever|he who|those who) (?!you\b)", re.I)
SOLIDARITY = re.compile(
    r"\bstands? (?:by|with|behind|beside) (?!idly)|\bneutral\b|"
    r"\battack (?:up)?on (?:[\w’']+ ){1,6}(?:an? )?attack (?:up)?on\b",
    re.I,
)
ABSENCE = re.compile(
    r"\bthere (?:is|are|was|were|has been|had been) (?:no|not (?:a|an|one|any))\b|"
    r"\bnothing to do with\b|^not (?:us|ours)\b|\bno such\b",
    re.I,
)
GUESS = re.compile(r"\b(?:(?:my|our) guess|i(?: would|['’]d)? (?:guess|bet|suspect|reckon))\b", re.I)
RIGHT = re.compile(
    r"\b(?:reserv\w+ (?:to itself )?(?:the|its|their|our|his) right|(?:has|have|had) orders to|"
    r"(?:is|are|were|was) free to open fire|"
    r"(?:has|have|had) the right [^.;]{0,30}\bto (?:answer|respond|retaliate|strike))\b",
    re.I,
)
OR_ELSE = re.compile(
    r"(?!if|we|i|the|they|it|he|this|that|there)[A-Z][a-z]+\b[^.;!?]{0,60}?,? "
    r"or (?:else|by|there|we|you|they|our)\b",
    re.I,
)
MAY = re.compile(r"\b(?:may|might|could)\b", re.I)
UNWILLING = re.compile(
    r"\b(?:prepared|able|ready|at liberty) to (?:discuss|comment|say|answer|speculate|go into)\b", re.I
)
PERFORMANCES = {
    "ask": "request", "urge": "request", "appeal": "request", "call": "request", "beg": "request",
    "apologise": "acknowledge", "apologize": "acknowledge", "admit": "acknowledge", "condemn": "condemn",
    "deplore": "condemn", "thank": "praise", "congratulate": "praise", "demand": "demand", "reject": "reject",
    "deny": "deny",
}  # fmt: skip
PERFORMED = re.compile(
    r"(?:^|[.;:] )(?:I|we)"
    rf"(?: (?:also|therefore|again|must|now|strongly|utterly|firmly|have to|do)){{0,2}} "
    rf"(?P<verb>{'|'.join(PERFORMANCES)})\b",
    re.I,
)
DOER = re.compile(r"\b(?:by|from|its|their|our|his|her|when|after)\b", re.I)
DISMAY = re.compile(
    r"(?:its |their |his |her |the )?(?:\w+ ){0,2}(?:regret|alarm|outrage|dismay|anger|indignation|shock)", re.I
)
MUST = re.compile(r"\b(?:must|has to|have to|ought to|needs? to)\b", re.I)
SUBJUNCTIVE = re.compile(r"\bbe (?:\w+ed|sent|given|put|kept|held|made|paid)\b", re.I)
