"""Build `knowledge/data/word_counts.tsv`: in how many documents of the corpus's train part each stem stands.

    python tools/build_word_counts.py

Stems of two documents or more are listed; linking weighs shared words by how rare they are.
"""

import json
from collections import Counter
from pathlib import Path

from communique.linking.words import stems

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src" / "communique" / "knowledge" / "data" / "word_counts.tsv"
HEADER = (
    "# In how many documents of the corpus's train part each stem stands (linking/words.py), those in two or\n"
    "# more; the first row is the number of documents. Built by tools/build_word_counts.py.\n"
    "stem\tdocuments\n"
)


def main() -> None:
    """Write the table."""
    paths = sorted((ROOT / "corpus" / "documents" / "train").glob("*.json"))
    counts = Counter(stem for path in paths for stem in stems(json.loads(path.read_text("utf-8"))["text"]))
    rows = [("*", len(paths)), *sorted((stem, n) for stem, n in counts.items() if n > 1)]
    TABLE.write_text(HEADER + "".join(f"{stem}\t{n}\n" for stem, n in rows), encoding="utf-8")
    print(len(rows) - 1, "stems of", len(paths), "documents")


if __name__ == "__main__":
    main()
