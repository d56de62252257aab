"""The generated crisis: the same with one seed, cast anew, mostly no copies."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def crisis(count: int, seed: int) -> list[dict[str, str]]:
    command = [sys.executable, "benchmarks/crisis.py", "--documents", str(count), "--seed", str(seed)]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_documents_are_many_and_few_of_them_copies() -> None:
    """Ids differ; at most one text in ten shares most of its word sequences with one before it."""
    first = crisis(120, seed=3)
    assert len({record["id"] for record in first}) == 120
    own = [grams(record["text"]) for record in first]
    copies = sum(any(len(a & b) > 0.7 * len(b) for a in own[:n]) for n, b in enumerate(own))
    assert 0 < copies <= 12
    assert crisis(5, seed=3) == first[:5]
    assert crisis(5, seed=4) != first[:5]
