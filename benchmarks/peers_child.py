"""One peer in a process of its own, for benchmarks/peers.py: made and taught, then asked to read the texts repeatedly.

    python benchmarks/peers_child.py spacy|udpipe MATERIAL.json [PETRARCH]

The material holds `texts`, and `sentences` (words with tags, heads, relations and names) to teach on. Each line on
standard input is one round over all texts; its answer is one JSON object: processor seconds and what was found.
It runs in the interpreter that has the peers, so it imports nothing of this program.
"""

import contextlib
import importlib
import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Found = dict[str, int]
Round = Callable[[], Found]
_ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
_ROWS = [5000, 1000, 2500, 2500, 50, 50]
_TEACHING_ROUNDS = 3


def spacy_round(texts: list[str], sentences: list[dict[str, Any]]) -> Round:
    """spaCy's small English architecture, as en_core_web_sm 3.8 has it: one shared tok2vec (hash embeddings of six
    features, width 96, four convolutions), tagger and parser upon it, names with a tok2vec of their own. The weights
    are of a few rounds over our own trees, so the figure is of speed alone. No lemmas, no attribute rules."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example, iob_to_biluo

    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": _ATTRIBUTES,
            "rows": _ROWS,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    states = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {**states, "state_type": "parser", "tok2vec": listener}})
    nlp.add_pipe("ner", config={"model": {**states, "state_type": "ner", "tok2vec": tok2vec}})
    examples = []
    for sentence in sentences:
        words = sentence["words"]
        annotation = {
            "words": words,
            "tags": sentence["tags"],
            "heads": [n if head < 0 else head for n, head in enumerate(sentence["heads"])],
            "deps": sentence["relations"],
            "entities": iob_to_biluo(sentence["names"]),
        }
        examples.append(Example.from_dict(Doc(nlp.vocab, words=words), annotation))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_TEACHING_ROUNDS):
        for start in range(0, len(examples), 32):
            nlp.update(examples[start : start + 32], sgd=optimizer)

    def read() -> Found:
        documents = list(nlp.pipe(texts))
        return {
            "words": sum(map(len, documents)),
            "sentences": sum(1 for d in documents for _ in d.sents),
            "names": sum(len(d.ents) for d in documents),
        }

    return read


def udpipe_round(texts: list[str], sentences: list[dict[str, Any]], petrarch: str | None) -> Round:
    """UDPipe 1, taught on our own trees with its usual network sizes and few rounds; then, where a folder is given
    that holds the package UniversalPetrarch for Python 3, its events from those trees."""
    from ufal.udpipe import InputFormat, Model, Pipeline, ProcessingError, Sentence, Sentences, Trainer

    lessons, error = Sentences(), ProcessingError()
    reader = InputFormat.newConlluInputFormat()
    reader.setText("".join(map(_conllu, sentences)))
    sentence = Sentence()
    while reader.nextSentence(sentence, error):
        lessons.push_back(sentence)
        sentence = Sentence()
    options = "epochs=5", "iterations=2", "iterations=2"
    made = Trainer.train("morphodita_parsito", lessons, Sentences(), *options, error)
    if error.occurred():
        raise RuntimeError(f"UDPipe was not taught: {error.message}")
    with tempfile.NamedTemporaryFile(suffix=".udpipe") as file:
        file.write(made if isinstance(made, bytes) else made.encode("utf-8", "surrogateescape"))
        file.flush()
        model = Model.load(file.name)
    code = _petrarch(petrarch) if petrarch else None

    def read() -> Found:
        pipeline = Pipeline(model, "tokenize", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
        found = {"words": 0, "sentences": 0, "events": 0}
        for number, text in enumerate(texts):
            trees = _trees(pipeline.process(text, error))
            found["sentences"] += len(trees)
            found["words"] += sum(tree.count("\n") for _, tree in trees)
            if code is not None:
                found["events"] += code(f"d{number}", trees)
        return found

    return read


def _conllu(sentence: dict[str, Any]) -> str:
    names = ("words", "lemmas", "classes", "tags", "heads", "relations", "spaces")
    lines = [
        f"{n}\t{word}\t{lemma}\t{upos}\t{xpos}\t_\t{head + 1}\t{relation}\t_\t{'_' if space else 'SpaceAfter=No'}"
        for n, (word, lemma, upos, xpos, head, relation, space) in enumerate(
            zip(*(sentence[name] for name in names), strict=True), 1
        )
    ]
    return "\n".join(lines) + "\n\n"


def _trees(conllu: str) -> list[tuple[str, str]]:
    """Words and tree of each sentence."""
    found = []
    for block in conllu.split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            found.append((" ".join(line.split("\t")[1] for line in lines), "\n".join(lines) + "\n"))
    return found


def _petrarch(folder: str) -> Callable[[str, list[tuple[str, str]]], int]:
    """Its coder with its own dictionaries; it prints much, and that is kept from the pipe."""
    import networkx

    if not hasattr(networkx.DiGraph, "node"):  # it was written for networkx 2.3, which called the nodes so
        networkx.DiGraph.node = property(lambda graph: graph.nodes)
    sys.path.insert(0, folder)
    os.chdir(Path(folder, "UniversalPetrarch"))
    with contextlib.redirect_stdout(io.StringIO()):
        coder = importlib.import_module("UniversalPetrarch.petrarch_ud")
        reader = importlib.import_module("UniversalPetrarch.PETRreader")
        tools = importlib.import_module("UniversalPetrarch.utilities")
        tools.init_logger("PETRARCH.log", False)
        reader.parse_Config(tools._get_data("data/config/", "PETR_config.ini"))
        coder.read_dictionaries()

    def code(name: str, trees: list[tuple[str, str]]) -> int:
        sentences = {str(n): {"content": text, "parsed": tree} for n, (text, tree) in enumerate(trees)}
        events = 0
        with contextlib.redirect_stdout(io.StringIO()):
            for number, sentence in sentences.items():
                story = {name: {"meta": {"date": "20180904"}, "sents": {number: sentence}}}
                try:
                    done = coder.do_coding(story)[name]["sents"]
                except Exception:  # it dies on some trees; the rest is still timed
                    continue
                events += sum(len(s.get("events", ())) for s in (done or {}).values())
        return events

    return code


def main() -> None:
    name, material, *rest = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a peer prints goes to standard error
    given = json.loads(Path(material).read_text("utf-8"))
    if name == "spacy":
        read = spacy_round(given["texts"], given["sentences"])
    else:
        read = udpipe_round(given["texts"], given["sentences"], rest[0] if rest else None)
    print("ready", file=answers, flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        found = read()
        print(json.dumps({"cpu": time.process_time() - began, **found}), file=answers, flush=True)


if __name__ == "__main__":
    main()
