"""Make `models/lemmas.tsv` from the training halves of two treebanks.

Call: python tools/build_lemmas.py TREEBANK.conllu.xz...

One line per (form, Penn tag) whose lemma the general lemmatiser would get wrong or which is irregular; the most
frequent lemma wins. The table carries the treebanks' licence (CC BY-SA 4.0), see the model card.
"""

import collections
import lzma
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "communique" / "models" / "lemmas.tsv"
HEADER = "# form, Penn tag, lemma; from UD English EWT and GUM (training halves), CC BY-SA 4.0\n"


OWN = """swore VBD swear|sworn VBN swear|slew VBD slay|shot VBD shoot|shot VBN shoot|fled VBD flee|fled VBN flee
bases NNS base|bade VBD bid|bound VBD bind|bound VBN bind|ground VBD grind|ground VBN grind|shook VBD shake
trod VBD tread|trodden VBN tread"""
"""Pairs that the treebanks lack or annotate otherwise, and that the general lemmatiser gets wrong."""


def own():
    return {(form, tag): lemma for form, tag, lemma in (row.split() for row in OWN.replace("\n", "|").split("|"))}


def rows(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                yield cells[1], cells[2], cells[3], cells[4]


def main(paths):
    counts = collections.defaultdict(collections.Counter)
    for path in paths:
        for form, lemma, upos, xpos in rows(path):
            if upos in {"NOUN", "VERB", "ADJ", "ADV", "AUX"} and form.isascii() and "\t" not in form:
                counts[form.lower(), xpos][lemma.lower()] += 1
    table = {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}
    table |= own()
    kept = sorted((form, tag, lemma) for (form, tag), lemma in table.items() if form != lemma)
    TARGET.write_text(HEADER + "".join("\t".join(row) + "\n" for row in kept), encoding="utf-8")
    print(f"{len(kept)} of {len(table)} pairs written")


if __name__ == "__main__":
    main(sys.argv[1:])
