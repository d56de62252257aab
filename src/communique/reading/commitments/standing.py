"""Who stands behind the words: the class of a subject or speaker, and who says a sentence."""

from functools import lru_cache

from communique.knowledge.names import load_names
from communique.knowledge.offices import is_outsider_noun, is_party_noun, sector_of
from communique.reading.commitments.response import is_in
from communique.text import Sentence, Token

SELF = {"we", "i", "us", "me", "ourselves", "myself"}
OURS = {"our", "my"}
THEY = {"he", "she", "they", "it", "him", "her", "them", "itself", "this", "that", "these", "those", "which", "who"}
YOU = {"you", "your"}
BINDING = {"GOV", "MIL", "REB", "SPY", "LEG", "PRM", "REF"}
CLAUSES = {"ccomp", "parataxis", "xcomp", "obj", "dep", "advcl", "conj"}


@lru_cache(maxsize=20000)
def noun_class(lemma: str) -> str:
    """party, outsider, a sector that binds nobody abroad (BUS, LAB ...), or nothing."""
    if is_outsider_noun(lemma):
        return "outsider"
    sector = sector_of(lemma)
    if is_party_noun(lemma) or (sector in BINDING):
        return "party"
    return sector or ""


@lru_cache(maxsize=20000)
def name_kind(text: str) -> str:
    """country, capital, adjective, body, person ... for a name of the tables; nothing for others."""
    found = load_names().get(text)
    return found[0].kind if found else ""


def named_at(sentence: Sentence, index: int) -> str:
    """The name that ends at a token, as long as the tables know it ("United States", "Korea"); else its own word."""
    words = [sentence[index].text]
    for k in range(index - 1, max(-1, index - 4), -1):
        if not sentence[k].text[:1].isupper() or sentence[k].upos not in ("PROPN", "ADJ", "NOUN"):
            break
        words.insert(0, sentence[k].text)
    while len(words) > 1 and not name_kind(" ".join(words)):
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=20000)
def country_of(text: str) -> str:
    """The country code that a name stands for; nothing for others."""
    found = load_names().get(text)
    return found[0].country if found else ""


def party_class(sentence: Sentence, index: int | None) -> str:
    """What a noun phrase names: self, party, outsider, a civil sector, person, they, you, name, thing or none."""
    if index is None:
        return "none"
    token = sentence[index]
    if token.upos in ("PRON", "DET"):
        return _pronoun_class(token)
    near = _modifiers(sentence, index)
    own = "party" if is_in(token, "party") and token.name == "O" else noun_class(token.lemma)
    if own == "party" and any(_weakens(t) for t in near):
        return "outsider"
    if own and token.upos != "PROPN":
        return own
    kind = name_kind(named_at(sentence, index)) or _flat_kind(sentence, index)
    if kind in ("country", "capital", "body"):
        return "country" if kind != "body" else "party"
    classes = [c for t in near if t.name == "O" or t.upos != "PROPN" for c in (noun_class(t.lemma),) if c]
    for name in ("outsider", "party"):
        if name in classes:
            return name
    if classes:
        return classes[0]
    if own:
        return own
    if any(t.relation == "nmod:poss" and t.lower in OURS for t in sentence.children(index)):
        return "ours"
    if token.name.endswith("LOC"):
        return "place"
    if token.name.endswith("PER"):
        return "person"
    if token.upos == "PROPN":
        return "name"
    return "nation thing" if any(name_kind(t.text) for t in near) else "thing"


def _flat_kind(sentence: Sentence, index: int) -> str:
    """The kind of a name that goes on behind its head: "Addis Ababa"."""
    last = max((t.index for t in sentence.children(index, "flat", "goeswith")), default=index)
    return name_kind(named_at(sentence, last)) if last > index else ""


def _pronoun_class(token: Token) -> str:
    word = token.lower
    for name, words in (("self", SELF | OURS), ("they", THEY), ("you", YOU)):
        if word in words:
            return name
    return "whoever" if word in ("whoever", "anyone", "anybody", "any", "everyone") else "indefinite"


def _weakens(token: Token) -> bool:
    return token.lemma in ("retired", "former", "ex", "football", "opposition", "unnamed", "late", "old", "school")


def _modifiers(sentence: Sentence, index: int) -> list[Token]:
    found: list[Token] = []
    for token in sentence.children(index, "compound", "flat", "appos", "amod", "nmod"):
        found.append(token)
        if token.relation in ("compound", "flat", "appos", "nmod:desc"):
            found += sentence.children(token.index, "compound", "flat")
    return found


def attribution_of(sentence: Sentence, head: int) -> tuple[Token | None, Token | None]:
    """(verb of saying, its subject) that governs or interrupts the clause of a word, as far as the tree shows."""
    seen = head
    for above in sentence.ancestors(head):
        if is_in(above, "say") and sentence[seen].relation.split(":")[0] in CLAUSES:
            speaker = sentence.child(above.index, "nsubj")
            if speaker is not None:
                return above, speaker
        seen = above.index
    seen = head
    for above in (sentence[head], *sentence.ancestors(head)):
        for token in sentence.children(above.index, "parataxis", "ccomp"):
            if is_in(token, "say") and (speaker := sentence.child(token.index, "nsubj")) is not None:
                return token, speaker
    return _according(sentence)


def _according(sentence: Sentence) -> tuple[Token | None, Token | None]:
    for token in sentence:
        if token.lower == "according" and token.index + 2 < len(sentence):
            head = sentence[token.index + 2]
            while (above := sentence.head(head.index)) is not None and above.index > token.index + 1:
                if above.upos not in ("NOUN", "PROPN"):
                    break
                head = above
            return token, head
    return None, None
