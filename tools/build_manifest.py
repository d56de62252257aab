"""Write `models/manifest.json`, the checksums of the model's files: python tools/build_manifest.py."""

import hashlib
import json
from pathlib import Path

MODELS = Path(__file__).parent.parent / "src" / "communique" / "models"
FILES = ("labels.json", "parser.onnx", "vocab.txt")


def main():
    sums = {name: hashlib.sha256((MODELS / name).read_bytes()).hexdigest() for name in FILES}
    (MODELS / "manifest.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
