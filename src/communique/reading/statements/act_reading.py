"""The act of a statement that somebody else found, by the same rules as those that the rules find."""

from collections.abc import Sequence

from communique.knowledge.cues import Cue, load_cues
from communique.reading.statements.act_clauses import Setting, setting_of
from communique.reading.statements.acts import refined_act
from communique.records import Span
from communique.text import Analysis, Token

_WORDS = {"VERB": ("verb", "noun"), "AUX": ("verb",), "NOUN": ("noun", "verb"), "ADJ": ("adjective", "verb")}
_ENDINGS = ("s", "d", "ed", "ing")


def act_of(analysis: Analysis, speaker: Span | None, cue: Span | None, content: Sequence[Span], *, direct: bool) -> str:
    """The act of words by their cue in the table, by their speaker and by what they say."""
    entry = entry_of(analysis, cue)
    act, name = (entry.act, entry.name) if entry is not None else ("comment", "say")
    if cue is not None and cue.text.lower().startswith("according"):
        act, name = "claim", "according"
    words = " ".join(span.text for span in content)
    setting = setting_of(analysis, speaker, content)
    return refined_act(act, name, words, _frame(words, setting, direct=direct), direct=direct, setting=setting)


def _frame(words: str, setting: Setting, *, direct: bool) -> str:
    """How the words follow their cue: as a quotation, an infinitive, a clause, or a thing ("asked a full apology")."""
    if direct:
        return "q"
    if words.startswith("to "):
        return "t"
    head = setting.clause.head if setting.clause is not None else None
    return "n" if head is not None and head.upos in ("NOUN", "PROPN") else "c"


def entry_of(analysis: Analysis, cue: Span | None) -> Cue | None:
    """The table's row for a cue; the one with the most of its words where there are several."""
    place = analysis.head_of(cue) if cue is not None else None
    if cue is None or place is None:
        return None
    words = cue.text.lower().split()
    rows = _rows(analysis.sentences[place[0]][place[1]])
    return next((row for row in rows if all(p in words for p in row.particles)), None)


def _rows(token: Token) -> list[Cue]:
    """The rows for a word; one that was tagged wrongly, and so kept its ending, is looked up without it."""
    kinds = _WORDS.get(token.upos, ("verb", "noun"))
    table, word = load_cues(), token.lower
    stems = (token.lemma.lower(), *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)))
    found = ([row for kind in kinds for row in table.get((stem, kind), ())] for stem in stems)
    return next((rows for rows in found if rows), [])
