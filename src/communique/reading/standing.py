"""Who stands behind the words: the class of a subject or speaker, and who says a sentence."""

from communique.reading.responses import is_in
from communique.text import Sentence, Token

SELF = {"we", "i", "us", "me", "ourselves", "myself"}
OURS = {"our", "my"}
THEY = {
    "he",
    "she",
    "they",
    "it",
    "him",
    "her",
    "them",
    "himself",
    "itself",
    "themselves",
    "this",
    "that",
    "these",
    "those",
}
YOU = {"you", "your"}


def party_class(sentence: Sentence, index: int | None) -> str:
    """What a noun phrase names: self, party, outsider, person, they, you, name, thing or none."""
    if index is None:
        return "none"
    token = sentence[index]
    if token.upos in ("PRON", "DET"):
        word = token.lower
        for name, words in (("self", SELF | OURS), ("they", THEY), ("you", YOU)):
            if word in words:
                return name
        return "whoever" if word in ("whoever", "anyone", "anybody", "those", "who", "any") else "indefinite"
    near = [token, *_modifiers(sentence, index)]
    head_party, head_outsider = is_in(token, "party"), is_in(token, "outsider")
    if head_outsider and not head_party:
        return "outsider"
    if head_party and token.name == "O":
        return (
            "outsider"
            if any(t.lemma in ("retired", "former", "ex", "football", "company", "club", "opposition") for t in near)
            else "party"
        )
    if any(is_in(t, "outsider") and not is_in(t, "party") and t.name == "O" for t in near):
        return "outsider"
    if token.name.endswith("LOC"):
        return "party"
    if any(is_in(t, "party") for t in near):
        return "party"
    if any(t.relation == "nmod:poss" and (t.lower in OURS) for t in near):
        return "ours"
    if token.name.endswith("PER"):
        return "person"
    if token.upos == "PROPN":
        return "name"
    if any(t.name.endswith("LOC") or t.xpos == "NNP" for t in near):
        return "nation thing"
    return "thing"


def _modifiers(sentence: Sentence, index: int) -> list[Token]:
    found = []
    for token in sentence.children(index, "compound", "flat", "appos", "amod", "nmod"):
        found.append(token)
        if token.relation in ("compound", "flat", "appos"):
            found += sentence.children(token.index, "compound", "flat")
    return found


def attribution_of(sentence: Sentence, head: int) -> tuple[Token | None, Token | None]:
    """(verb of saying, its subject) that governs or interrupts the clause of a word, as far as the tree shows."""
    seen = head
    for above in sentence.ancestors(head):
        if is_in(above, "say") and sentence[seen].relation.split(":")[0] in (
            "ccomp",
            "parataxis",
            "xcomp",
            "obj",
            "dep",
            "advcl",
            "conj",
        ):
            speaker = sentence.child(above.index, "nsubj")
            if speaker is not None:
                return above, speaker
        for token in sentence.children(seen, "parataxis"):
            if is_in(token, "say") and (speaker := sentence.child(token.index, "nsubj", "nsubj:pass")) is not None:
                return token, speaker
        seen = above.index
    for token in sentence.children(seen, "parataxis", "ccomp"):
        if is_in(token, "say") and (speaker := sentence.child(token.index, "nsubj")) is not None:
            return token, speaker
    return _according(sentence)


def _according(sentence: Sentence) -> tuple[Token | None, Token | None]:
    for token in sentence:
        if token.lower == "according" and token.index + 2 < len(sentence):
            noun = next(
                (
                    t
                    for t in sentence.tokens[token.index + 2 :]
                    if t.upos in ("NOUN", "PROPN") and t.relation.split(":")[0] in ("obl", "nmod", "pobj", "root")
                ),
                None,
            )
            return token, noun
    return None, None
