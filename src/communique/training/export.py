"""The trained network to one ONNX file with 8-bit weights, and the lists of its labels.

The file reads one window a call (see `language/windows.py`), so it needs no padding and no mask. Weights are 8-bit per
channel; activations are scaled per call, which a window of a document always fixes alike.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.training.labels import FACTS, JUDGEMENTS, KINDS, PARTIES, ROLES, WORD_LAYERS
from communique.training.network import Reader
from communique.training.senses import narrowed

MEANING = ("cue", "kind", "event", "mark")
INPUTS = ("ids", "shape", "place", "part", "first", "sentence", "one", "other")
PAIRS = ("asker", "asked", "distance", "path")
OUTPUTS = ("upos", "xpos", "head", "relation", "arc", "name", *MEANING, "facts", "says", *PAIRS, "sense", "judged")


class _Window(nn.Module):
    """What the program asks of one window: chosen labels and heads for language, scores for what is read."""

    def __init__(self, model: Reader, directions: Tensor) -> None:
        super().__init__()
        self.model = model
        self.sense = narrowed(model.sense, directions)

    def forward(
        self,
        ids: Tensor,
        shape: Tensor,
        place: Tensor,
        part: Tensor,
        first: Tensor,
        sentence: Tensor,
        one: Tensor,
        other: Tensor,
    ) -> tuple[Tensor, ...]:
        model = self.model
        words = model.words(ids, shape, place, part, first, padded=False)
        arcs = model.arcs(words, sentence)
        heads = arcs.argmax(-1)
        meaning = model.meaning(words)
        asker, asked = model.pairs(meaning)
        return (
            model.upos(words).argmax(-1).int(),
            model.xpos(words).argmax(-1).int(),
            heads.int(),
            model.relations(words, heads).argmax(-1).int(),
            arcs,
            model.names(words),
            *(model.layers[layer](meaning) for layer in MEANING),
            torch.cat([model.facts[fact](meaning) for fact in FACTS], -1),
            model.says(meaning),
            asker,
            asked,
            model.distance + 0.0 * meaning[0, 0, 0],
            model.path + 0.0 * meaning[0, 0, 0],
            self.sense(words),
            model.judged(words, one, other),
        )


def export(model: Reader, labels: Mapping[str, Sequence[str]], folder: Path, directions: Tensor) -> None:
    """Write `parser.onnx` and `labels.json` into a folder; meanings are given along the `directions` (see `senses`)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    long, wide = 20, 13
    example = (
        torch.ones(1, long, dtype=torch.long),
        torch.zeros(1, long, dtype=torch.long),
        torch.arange(long)[None],
        torch.tensor([[0, *([1] * (long - 2)), 0]]),
        torch.zeros(1, wide, dtype=torch.long),
        torch.tensor([[0, *([1] * (wide - 1))]]),
        torch.zeros(1, wide),
        torch.zeros(1, wide),
    )
    axes = {name: {1: "T" if name in {"ids", "shape", "place", "part"} else "W"} for name in INPUTS}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _Window(model, directions),
            example,
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / "parser.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    own = {"facts": dict(FACTS), "kinds": KINDS, "roles": ROLES, "parties": PARTIES, "judgements": JUDGEMENTS}
    words = {layer: list(names) for layer, names in labels.items() if layer in {"upos", "xpos", "relation"}}
    layers = {layer: WORD_LAYERS[layer] for layer in ("name", *MEANING)}
    (folder / "labels.json").write_text(json.dumps(words | {"layers": layers} | own, indent=1) + "\n", encoding="utf-8")
