"""No text makes a pattern slow: every regular expression of the package against strings made of its own parts."""

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import communique
from attacks import attacks

_LEFT_OUT = ("communique.training", "communique.cli.__main__")
SHORT, FULL = 5_000, 50_000
SECONDS = {SHORT: 0.05, FULL: 0.1}


def _patterns() -> dict[str, "re.Pattern[Any]"]:
    """The compiled patterns of all modules, by where they stand."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(communique.__path__, "communique."):
        if module.name.startswith(_LEFT_OUT) or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for n, pattern in enumerate(_within(value)):
                found.setdefault(f"{module.name}.{name}" + (f"[{n}]" if n else ""), pattern)
    unique = {(p.pattern, p.flags): name for name, p in reversed(found.items())}
    return {name: found[name] for name in unique.values()}


def _within(value: Any, depth: int = 0) -> Iterator["re.Pattern[Any]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _within(item, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for item in (*value.keys(), *value.values()):
            yield from _within(item, depth + 1)


def _is_searched(name: str) -> bool:
    """Whether a pattern is looked for anywhere in a text; else it is tried at one place only."""
    module = name.rsplit(".", 1)[0]
    is_private = name.rsplit(".", 1)[-1].startswith("_")
    called = re.compile(rf"\b{re.escape(name.rsplit('.', 1)[-1].split('[', maxsplit=1)[0])}\.(match|fullmatch|(\w+))\b")
    uses = [
        found for source in ([SOURCES[module]] if is_private else SOURCES.values()) for found in called.findall(source)
    ]
    return not uses or any(other for _, other in uses if other not in {"", "pattern", "flags", "items", "values"})


_ROOT = Path(communique.__path__[0])
SOURCES = {
    ".".join(("communique", *path.relative_to(_ROOT).with_suffix("").parts)).removesuffix(".__init__"): path.read_text(
        "utf-8"
    )
    for path in _ROOT.rglob("*.py")
}
PATTERNS = _patterns()


def _slowest(pattern: "re.Pattern[Any]", size: int, *, is_searched: bool) -> tuple[float, str]:
    slowest = (0.0, "")
    for attack in attacks(pattern, size):
        text: Any = attack.encode() if isinstance(pattern.pattern, bytes) else attack
        began = time.process_time()
        if is_searched:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
        slowest = max(slowest, (time.process_time() - began, attack[:20]))
        if slowest[0] > 10 * SECONDS[FULL]:
            break
    return slowest


@pytest.mark.parametrize("size", [SHORT, pytest.param(FULL, marks=pytest.mark.hostile)])
def test_no_text_holds_a_pattern_up(size: int) -> None:
    slowest = {name: _slowest(pattern, size, is_searched=_is_searched(name)) for name, pattern in PATTERNS.items()}
    most = max(seconds for seconds, _ in slowest.values())
    sys.stdout.write(f"{len(PATTERNS)} patterns, the slowest takes {1000 * most:.0f} ms of {size:,} characters\n")
    slow = {name: found for name, found in slowest.items() if found[0] > SECONDS[size]}
    assert not slow
