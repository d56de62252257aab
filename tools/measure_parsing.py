"""The parser measured on a treebank: from the treebank's own words and sentences, and from raw text."""

import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.language.model import load_reader
from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.tokenizer import tokenize

FIGURES = ("UPOS", "UAS", "LAS")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank: its place among the characters that are no blanks, its tags and the place of its head."""

    form: str
    place: tuple[int, int]
    upos: str
    relation: str
    head: int


def measure_parsing(shared: Path) -> None:
    with lzma.open(shared / "data" / "treebanks" / "ewt-test.conllu.xz", "rt", encoding="utf-8") as lines:
        documents = list(read_documents(lines.read()))
    parser = load_reader()
    gold: Counter[str] = Counter()
    for _, sentences in documents:
        parses, _ = parser.read([[w.form for w in words] for words in sentences])
        for words, parse in zip(sentences, parses, strict=True):
            heads = [w.head for w in words]
            gold.update(words=len(words))
            for word, upos, head, relation, wanted in zip(
                words, parse.upos, parse.heads, parse.relations, heads, strict=True
            ):
                gold.update(score(upos == word.upos, head == wanted, plain(relation) == plain(word.relation)))
    print("gold words: " + ", ".join(f"{f} {gold[f] / gold['words']:.4f}" for f in FIGURES))
    raw: Counter[str] = Counter()
    for text, sentences in documents:
        raw.update(score_raw(text, sentences, parser))
    both = raw["words"] + raw["found"]
    print("raw text: words " + f"{2 * raw['matched'] / both:.4f}, ", end="")
    print(", ".join(f"{f} {2 * raw[f] / both:.4f}" for f in FIGURES) + " (F1, relations without subtypes)")


def score(upos: bool, head: bool, relation: bool) -> Counter[str]:
    return Counter(UPOS=upos, UAS=head, LAS=head and relation)


def plain(relation: str) -> str:
    """The relation without its subtype."""
    return relation.split(":", maxsplit=1)[0]


def score_raw(text: str, sentences: Sequence[Sequence[Word]], parser) -> Counter[str]:
    """The words of raw text that the treebank has too, and of these the right tags and heads."""
    squeezed = [0]
    for char in text:
        squeezed.append(squeezed[-1] + (not char.isspace()))
    wanted = {w.place: (w, words[w.head].place if w.head >= 0 else None) for words in sentences for w in words}
    found: Counter[str] = Counter(words=len(wanted))
    cut = [
        words[a:b]
        for start, end in split_paragraphs(text)
        for words in [tokenize(text, start, end)]
        for a, b in split_sentences(text, words)
    ]
    parses, _ = parser.read([[text[x:y] for x, y in words] for words in cut])
    for words, parse in zip(cut, parses, strict=True):
        places = [(squeezed[x], squeezed[y]) for x, y in words]
        found.update(found=len(words))
        for place, upos, head, relation in zip(places, parse.upos, parse.heads, parse.relations, strict=True):
            if place in wanted:
                word, head_place = wanted[place]
                same_head = (places[head] if head >= 0 else None) == head_place
                found.update(matched=1)
                found.update(score(upos == word.upos, same_head, plain(relation) == plain(word.relation)))
    return found


def read_documents(content: str) -> Iterator[tuple[str, list[list[Word]]]]:
    """Each document as its text, paragraphs parted by blank lines, and its sentences."""
    text, sentences, at = "", [], 0
    for block in content.strip().split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) and sentences:
            yield text, sentences
            text, sentences, at = "", [], 0
        line_of_text = next(line[9:] for line in lines if line.startswith("# text = "))
        new_paragraph = any(line.startswith("# newpar") for line in lines)
        text += ("\n\n" if new_paragraph and text else " " if text else "") + line_of_text
        words, at = read_sentence([line.split("\t") for line in lines if not line.startswith("#")], at)
        sentences.append(words)
    yield text, sentences


def read_sentence(rows: Sequence[Sequence[str]], at: int) -> tuple[list[Word], int]:
    """The words of a sentence that begins after `at` characters that are no blanks."""
    words: list[Word] = []
    inside, last = "", 0
    for row in rows:
        if "-" in row[0]:
            inside, last = row[1], int(row[0].split("-")[1])
        elif "." not in row[0]:
            size = len("".join(row[1].split()))
            words.append(Word(row[1], (at, at + size), row[3], row[7], int(row[6]) - 1))
            at += size
            inside = inside.removeprefix(row[1])
            if int(row[0]) == last:
                at, last = at + len("".join(inside.split())), 0
    return words, at
