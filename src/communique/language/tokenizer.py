"""Text to words with exact offsets, the way the English treebanks of Universal Dependencies cut them.

"don't" is do + n't, "Assad's" is Assad + 's, "US-led" is US + - + led, "U.S." and "3,000" are one word each.
Every pattern is linear: no nested quantifiers. The first group is most words of a text, told without the others.
"""

import re

_WORD = re.compile(
    r"""
    (?P<plain>[^\W\d_]++(?=[ ,]))
  | (?P<url>https?://[^\s<>"“”]+|www\.[^\s<>"“”]+)
  | (?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64})
  | (?P<handle>[@\#]\w+)
  | (?P<initials>(?:[^\W\d_]\.){2,}|\b[A-HJ-Z]\.(?=\s?[A-Z][a-z]))
  | (?P<clock>\d{1,2}:\d\d(?=[AP]M\b))
  | (?P<prefixed>\b(?:[Ee](?=-mail)|[Aa]nti|[Pp]ro|[Pp]ost|[Nn]on|[Nn]eo|[Mm]id|[Pp]re|[Ee]x|[Cc]o|[Cc]ounter)-[^\W_]+)
  | (?P<title>\b(?:MR|MRS|MS|DR|GEN|COL|SEN|REP|GOV|ADM|
        Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Gov|Sen|Rep|Rev|Hon|Prof|St|Jr|Sr|Messrs|
        No|Nos|Art|Arts|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Amb|Dept|Pres|Mt|Ft|Supt|Insp)\.)(?=\s|[,;:])
  | (?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|mn|m|km|pm|am)?(?![^\W\d_]))
  | (?P<word>[^\W_]+(?:[.’'&][^\W\d_]+)*(?:_[^\W_]+)*)
  | (?P<dots>\.{2,}|…|-{2,}|[—–―]+|[!?]{2,}|={2,}|_{2,}|\*{3,}|<<|>>)
  | (?P<mark>``|''|\S)
    """,
    re.VERBOSE,
)
_NEGATION = re.compile(r"(?i)^(?P<stem>\w+)(?P<tail>n['’]t)$")
_CLITIC = re.compile(r"(?i)^(?P<stem>.+)(?P<tail>['’](?:s|re|ve|ll|d|m))$")
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}
_ELISIONS = re.compile(r"^(?:o|d|l|al|qu)['’]", re.IGNORECASE)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words of `text[start:end]` as `(start, end)` offsets in the text, in order, without blanks.

    >>> [("US-led forces don't stop."[a:b]) for a, b in tokenize("US-led forces don't stop.")]
    ['US', '-', 'led', 'forces', 'do', "n't", 'stop', '.']
    """
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup == "plain" and match.group().lower() not in _FUSED:
            found.append(match.span())
        elif match.lastgroup in {"word", "prefixed", "plain"}:
            found.extend(_split_word(match.group(), match.start()))
        elif match.lastgroup == "url":
            found.append((match.start(), match.start() + len(match.group().rstrip(".,;:!?)'\"’”"))))
        else:
            found.append(match.span())
    return found


def _split_word(word: str, at: int) -> list[tuple[int, int]]:
    """Cut clitics off a word: n't, 's, 're, 've, 'll, 'd, 'm, and the fused cannot, gonna."""
    cut = _FUSED.get(word.lower())
    if cut is None:
        match = _NEGATION.match(word) or _CLITIC.match(word)
        cut = match.start("tail") if match else None
    if cut:
        return [*_split_word(word[:cut], at), (at + cut, at + len(word))]
    if ("." in word or "'" in word or "’" in word) and not _ELISIONS.match(word):
        return _split_glued(word, at)
    return [(at, at + len(word))]


def _split_glued(word: str, at: int) -> list[tuple[int, int]]:
    """Keep "e.g" and "O'Brien" whole, but part "end.The", a sentence end without its blank."""
    match = re.search(r"(?<=[a-z]{2})\.(?=[A-Z])", word)
    if not match:
        return [(at, at + len(word))]
    dot = match.start()
    return [(at, at + dot), (at + dot, at + dot + 1), *_split_word(word[dot + 1 :], at + dot + 1)]
