"""Take over a trained model into the package and write the checksums of its files.

python tools/build_manifest.py [build/training]
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

MODELS = Path(__file__).parent.parent / "src" / "communique" / "models"
FILES = ("labels.json", "parser.onnx", "vocab.txt")


def main():
    """Copy `parser.onnx` and `labels.json` from the folder named, if any; write `models/manifest.json`."""
    for folder in sys.argv[1:]:
        for name in ("parser.onnx", "labels.json"):
            shutil.copyfile(Path(folder) / name, MODELS / name)
    sums = {name: hashlib.sha256((MODELS / name).read_bytes()).hexdigest() for name in FILES}
    (MODELS / "manifest.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
