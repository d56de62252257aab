"""Whether a format keeps what `SourceFormat` promises: for whoever writes one, here or elsewhere.

    python -m communique.sources.conformance NAME FILE...

checks the installed format of that name on some files that it should read, and prints what held and what did not.
"""

import hashlib
import io
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.registry import HEAD, installed_formats
from communique.sources.source import Address, Item, Note, Part, Source, SourceFormat
from communique.sources.watching import watched

CUTS = 20
FLIPS = 50
HEAVY = (
    "docx",
    "fastwarc",
    "feedparser",
    "httpcore",
    "lxml",
    "numpy",
    "onnxruntime",
    "pyarrow",
    "pypdfium2",
    "trafilatura",
)
"""Libraries that take long to import; the registry imports every format whenever the program starts."""
Examples = Mapping[str, bytes]
"""Files that a format should read: their bytes by their names."""
Check = Callable[[SourceFormat, Examples], Iterator[str]]


def check_format(format: SourceFormat, examples: Examples) -> list[str]:  # noqa: A002 - what it is called everywhere
    """The faults found in a format by reading some files with it, whole, cut and damaged; none where all is well."""
    return [f"{format.name}: {fault}" for _, check in CHECKS for fault in check(format, examples)]


def _has_members(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: A002
    if not (isinstance(format.name, str) and format.name.isidentifier()):
        yield f"its name is {format.name!r}; give one word"
    for member, sign in (("suffixes", "."), ("media_types", "/")):
        value = getattr(format, member, None)
        if not isinstance(value, frozenset) or any(sign not in item or item != item.lower() for item in value):
            yield f"its {member} are {value!r}; give a frozenset of words in lower case, each with {sign!r}"
    if not callable(getattr(format, "recognises", None)) or not callable(getattr(format, "read", None)):
        yield "it lacks `recognises` or `read`"
    if not examples:
        yield "there is no example to read; give some files"


def _tells_its_files(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: A002
    for head in (b"", b"\x00" * HEAD, b"\xff" * HEAD, b"{" * HEAD, b"Kolvia denied it.\n" * 99, *examples.values()):
        answer = format.recognises(head[:HEAD])
        if not isinstance(answer, bool):
            yield f"recognises({head[:10]!r}…) gives {answer!r}; give True or False"
        elif answer and not head.strip(b"\x00\xff{"):
            yield f"it takes {head[:10]!r}… for its own"
    for name, data in examples.items():
        if not format.recognises(data[:HEAD]) and not name.lower().endswith(tuple(format.suffixes)):
            yield f"{name} is neither recognised nor named as one of its files"


def _reads_the_same_twice(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: A002
    for name, data in examples.items():
        first, second = _read(format, name, data), _read(format, name, data)
        if first != second:
            yield f"{name} gives other documents when read again"
        if not isinstance(first, SourceError) and all(isinstance(i, Source) and i.text is None for i in first):
            yield f"{name} gives no document, part or address; give an example that it can read"
        if isinstance(first, SourceError):
            yield f"{name} is refused: {first}"
        yield from (f"{name}: {fault}" for fault in _faults(first))


def _leaves_the_file_open(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: A002
    for name, data in examples.items():
        for most in (None, 1, 0):
            file = io.BytesIO(data)
            items = format.read(file, name=name, limits=Limits())
            for number, _ in enumerate(items):
                if number == most:
                    break
            del items
            if file.closed:
                yield f"{name}: it closes a file that it did not open"
                break


def _survives_damage(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: A002
    for name, data in examples.items():
        for damage, damaged in _damaged(data):
            try:
                found = _read(format, name, damaged)
            except Exception as error:  # whatever else it raises is the fault to be told
                yield f"{name} {damage}: {type(error).__name__}: {error}; raise nothing but SourceError"
            else:
                yield from (f"{name} {damage}: {fault}" for fault in _faults(found))


def _damaged(data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file cut at some places, and with single bytes of it changed; always the same ones."""
    chance = random.Random(hashlib.sha256(data).digest())
    for number in range(CUTS):
        cut = number * len(data) // CUTS
        yield f"cut after {cut:,} bytes", data[:cut]
    for _ in range(FLIPS if data else 0):
        place, value = chance.randrange(len(data)), chance.randrange(256)
        yield f"with byte {place:,} made {value}", data[:place] + bytes([value]) + data[place + 1 :]


def _keeps_to_itself(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: A002
    for name, data in examples.items():
        _read(format, name, data)  # whatever is imported late is imported now
        with watched() as deeds:
            _read(format, name, data)
        yield from (f"{name}: while reading it, {deed}" for deed in deeds)


def _is_light(format: SourceFormat, examples: Examples) -> Iterator[str]:  # noqa: ARG001, A002
    code = f"import sys; before = set(sys.modules); import {type(format).__module__}; print(*set(sys.modules) - before)"
    path = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=path, check=False)
    if done.returncode:
        yield f"its module cannot be imported by itself: {done.stderr.strip().splitlines()[-1:]}"
    found = sorted(set(HEAVY) & {name.partition(".")[0] for name in done.stdout.split()})
    if found:
        yield f"its module imports {', '.join(found)}; import them inside functions, for start-up waits for it"


CHECKS: tuple[tuple[str, Check], ...] = (
    ("it has the members of the protocol", _has_members),
    ("it tells its files from others", _tells_its_files),
    ("each file gives the same documents twice, each with a text or a reason", _reads_the_same_twice),
    ("it leaves files open that it did not open", _leaves_the_file_open),
    (f"files cut at {CUTS} places or changed in {FLIPS} are read or refused, never silently empty", _survives_damage),
    ("it opens no other file, no connection and no program", _keeps_to_itself),
    ("its module imports nothing heavy", _is_light),
)
"""What is checked, in the words in which it is printed when it held."""


def _read(format: SourceFormat, name: str, data: bytes) -> list[Item] | SourceError:  # noqa: A002
    try:
        return list(format.read(io.BytesIO(data), name=name, limits=Limits()))
    except SourceError as error:
        return error


def _faults(found: list[Item] | SourceError) -> Iterator[str]:
    """What is wrong with the outcome of reading: nothing at all without a reason, or items that say nothing."""
    if isinstance(found, SourceError):
        if len(str(found)) < 10:
            yield f"it is refused without a reason that helps: {str(found)!r}"
        return
    if all(isinstance(item, Note) for item in found):
        yield "nothing comes out of it, and no reason; raise SourceError"
    for item in found:
        if isinstance(item, Source) and ((item.text is None) == (item.failure is None)):
            yield f"{item.source_id!r} has both or neither of text and failure"
        elif isinstance(item, Source) and item.text is not None and not item.text.strip():
            yield f"{item.source_id!r} has a blank text; give a failure"
        elif isinstance(item, Source) and not item.source_id:
            yield "a document without a source id"
        elif isinstance(item, Part) and not item.name:
            yield "a part without a name"
        elif isinstance(item, Address) and not item.url:
            yield "an address without a URL"


def main(arguments: list[str]) -> int:
    """Check one installed format on some files; 0 where all held, 1 where not, 2 where it cannot be checked."""
    if len(arguments) < 2 or arguments[0] not in installed_formats():
        known = ", ".join(installed_formats())
        sys.stderr.write(f"python -m communique.sources.conformance NAME FILE...\nNAME is one of {known}\n")
        return 2
    form = installed_formats()[arguments[0]]
    examples = {Path(name).name: Path(name).read_bytes() for name in arguments[1:]}
    failed = False
    for words, check in CHECKS:
        faults = list(check(form, examples))
        failed = failed or bool(faults)
        sys.stdout.write(f"{'FAULT' if faults else 'held '}  {words}\n")
        sys.stdout.writelines(f"         {fault}\n" for fault in faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
