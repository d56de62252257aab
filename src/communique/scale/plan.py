"""A plan: which files of an archive are read, how, by whom, and into which folder; one TOML file."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

from communique.documents import Given
from communique.documents.building import parse_date
from communique.errors import SettingsError
from communique.scale.shards import Shard
from communique.settings import ReaderKind
from communique.sources.fetching.inputs import is_address
from communique.sources.reading import files_of, is_lines
from communique.sources.stretches import stretches_of

EXECUTORS = ("local", "dask", "ray")
_KINDS: Mapping[str, type] = {
    "inputs": list,
    "out": str,
    "executor": str,
    "workers": int,
    "scheduler": str,
    "split": int,
    "reader": str,
    "filter": bool,
    "date": str,
    "publisher": str,
}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """See docs/scale.md for each key. Paths are as a program in any folder would open them."""

    folder: Path
    inputs: tuple[str, ...]
    out: Path
    executor: str = "local"
    workers: int = 0
    scheduler: str | None = None
    split: int = 0
    reader: ReaderKind | None = None
    is_filtered: bool = False
    given: Given = field(default_factory=Given)


def load_plan(path: Path) -> Plan:
    """The plan of a file; `SettingsError` says which key means nothing, and what it could be."""
    try:
        plain = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"no plan at {path}; write one as docs/scale.md shows") from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} is no TOML file: {error}") from error
    _check(plain, path)
    folder = path.parent.absolute()
    return Plan(
        folder=folder,
        inputs=tuple(plain["inputs"]),
        out=folder / plain["out"],
        executor=plain.get("executor", "local"),
        workers=plain.get("workers", 0),
        scheduler=plain.get("scheduler"),
        split=plain.get("split", 0),
        reader=ReaderKind(plain["reader"]) if "reader" in plain else None,
        is_filtered=plain.get("filter", False),
        given=Given(published=plain.get("date"), publisher=plain.get("publisher")),
    )


def shards_of(plan: Plan) -> Iterator[Shard]:
    """The shards in the order of the inputs: each file once, large JSON Lines in stretches where `split` says so."""
    seen: set[Path] = set()
    for given in plan.inputs:
        for path in _matches(plan, given):
            if path not in seen:
                seen.add(path)
                yield from _shards_of_file(path, plan)


def _shards_of_file(path: Path, plan: Plan) -> Iterator[Shard]:
    named = path.relative_to(plan.folder) if path.is_relative_to(plan.folder) else path
    if not plan.split or not is_lines(path):
        yield Shard(_name(named, ""), named.as_posix(), str(path))
        return
    size = path.stat().st_size
    for stretch in stretches_of(path, lines=plan.split):
        part = stretch if stretch.stop - stretch.start < size else None
        yield Shard(_name(named, f"-{stretch.first}"), named.as_posix(), str(path), part)


def _name(path: Path, place: str) -> str:
    """A name for an output that no other shard has, and that says where it comes from."""
    digest = hashlib.sha256(path.as_posix().encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{_UNSAFE.sub('_', path.name)[:60]}-{digest}{place}"


def _matches(plan: Plan, given: str) -> list[Path]:
    """The files that an input names: itself, those of a folder, or all that a pattern matches."""
    if is_address(given):
        raise SettingsError(f"inputs: {given} is an address; a plan reads files: fetch it first, or use `read`")
    is_one = (plan.folder / given).exists()
    found = [given] if is_one else sorted(glob(given, root_dir=plan.folder, recursive=True))  # noqa: PTH207 (absolute, too)
    if not found:
        raise SettingsError(f"inputs: nothing is or matches {given!r} in {plan.folder}; check the plan")
    return [path for one in found for path in files_of(plan.folder / one)]


def _check(plain: Mapping[str, Any], path: Path) -> None:
    for key, value in plain.items():
        if key not in _KINDS:
            raise SettingsError(f"{path}: unknown key {key!r}; the keys are {', '.join(_KINDS)}")
        if type(value) is not _KINDS[key]:
            raise SettingsError(f"{path}: {key} is {value!r}; expected {_KINDS[key].__name__}")
    for key in ("inputs", "out"):
        if not plain.get(key):
            raise SettingsError(f"{path}: {key} is missing; say which files to read (inputs) and where to (out)")
    _check_value(path, "executor", plain.get("executor", "local"), EXECUTORS)
    _check_value(path, "reader", plain.get("reader", "both"), tuple(ReaderKind))
    if not all(isinstance(one, str) for one in plain["inputs"]):
        raise SettingsError(f"{path}: inputs are {plain['inputs']!r}; expected paths and patterns as strings")
    if min(plain.get("workers", 0), plain.get("split", 0)) < 0:
        raise SettingsError(f"{path}: workers and split are numbers from 0 on")
    if "date" in plain and parse_date(plain["date"]) != plain["date"]:
        raise SettingsError(f"{path}: date is {plain['date']!r}; give it as YYYY-MM-DD, in quotes")


def _check_value(path: Path, key: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise SettingsError(f"{path}: {key} is {value!r}; use {', '.join(known[:-1])} or {known[-1]}")
