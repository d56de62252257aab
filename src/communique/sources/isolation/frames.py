"""What the two processes say to each other: a line of JSON and some bytes, each with its length before it.

Nothing is unpickled: whoever takes over the child gains no more than a say in what the documents are.
"""

import json
import struct
from dataclasses import asdict
from typing import Any, BinaryIO

from communique.records import Capture
from communique.sources.formats.bounded import writable
from communique.sources.opening import Entered, Found, Left, Position, Step
from communique.sources.source import Address, Note, Part, Source

_LONGEST = 2_000
_MOST_WARNINGS = 100
_LENGTHS = struct.Struct(">II")
OUT_OF_MEMORY = 77
"""With what status the child ends when its memory is used up: what is left of it serves nobody."""
Frame = tuple[dict[str, Any], bytes]


def frame_bytes(plain: dict[str, Any], data: bytes = b"") -> bytes:
    """One frame as it is sent."""
    head = json.dumps(plain).encode()
    return _LENGTHS.pack(len(head), len(data)) + head + data


def write_frame(stream: BinaryIO, plain: dict[str, Any], data: bytes = b"") -> None:
    """Write one frame and send it off."""
    stream.write(frame_bytes(plain, data))
    stream.flush()


def frame_length(held: bytes | bytearray) -> int | None:
    """The length of the first frame in what has come so far; `None` until its lengths are there."""
    if len(held) < _LENGTHS.size:
        return None
    head, data = _LENGTHS.unpack_from(held)
    return _LENGTHS.size + int(head) + int(data)


def parsed_frame(held: bytes) -> Frame:
    """The frame that some bytes hold; `ValueError` where they hold none."""
    length, _ = _LENGTHS.unpack_from(held)
    begin = _LENGTHS.size + length
    plain = json.loads(held[_LENGTHS.size : begin])
    if not isinstance(plain, dict):
        raise ValueError("a frame must hold an object")
    return plain, held[begin:]


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame of a stream; `None` at its end."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    return parsed_frame(lengths + stream.read(sum(_LENGTHS.unpack(lengths))))


def step_to_frame(step: Step) -> Frame:
    """A step of reading as a frame."""
    plain: dict[str, Any] = {"step": type(step).__name__, "position": step.position}
    if isinstance(step, Entered):
        return plain | {"label": step.label, "sha256": step.sha256}, b""
    if isinstance(step, Left):
        return plain, b""
    if isinstance(step.item, Address):
        return plain | {"url": step.item.url, "metadata": dict(step.item.metadata)}, b""
    if isinstance(step.item, Note):
        return plain | {"note": step.item.text}, b""
    source = step.item
    fields = {name: getattr(source, name) for name in ("source_id", "text", "warnings", "failure")}
    return plain | fields | {"metadata": dict(source.metadata), "captured": _plain(source.captured)}, source.raw


def step_from_frame(frame: Frame) -> Step:
    """The step that a frame holds; `ValueError`, `KeyError` or `TypeError` where it holds none."""
    plain, data = frame
    position: Position = tuple(int(n) for n in plain["position"])
    if plain["step"] == "Entered":
        return Entered(position, _words(plain["label"]), _words_or_none(plain["sha256"]))
    if plain["step"] == "Left":
        return Left(position)
    if "note" in plain:
        return Found(position, Note(_words(plain["note"])))
    metadata = {_words(k): _words(v, None) for k, v in plain["metadata"].items()}
    if "url" in plain:
        return Found(position, Address(_words(plain["url"], None), metadata))
    text = plain["text"]
    return Found(
        position,
        Source(
            source_id=_words(plain["source_id"]),
            text=None if text is None else str(text),
            raw=data,
            metadata=metadata,
            warnings=tuple(map(_words, plain["warnings"][:_MOST_WARNINGS])),
            failure=_words_or_none(plain["failure"]),
            captured=_captured(plain["captured"]),
        ),
    )


def _words(said: object, longest: int | None = _LONGEST) -> str:
    """What the child said as text that can be stored and shown: names in archives may be any bytes, of any length."""
    return writable(str(said))[:longest]


def _words_or_none(said: object) -> str | None:
    return None if said is None else _words(said)


def part_to_frame(part: Part) -> Frame:
    """A file in memory as a frame, for the child to open."""
    fields = {name: getattr(part, name) for name in ("name", "media_type", "warnings", "failure")}
    return fields | {"metadata": dict(part.metadata), "captured": _plain(part.captured)}, part.data


def part_from_frame(frame: Frame) -> Part:
    """The file that a frame holds."""
    plain, data = frame
    return Part(
        name=plain["name"],
        data=data,
        media_type=plain["media_type"],
        metadata=plain["metadata"],
        captured=_captured(plain["captured"]),
        warnings=tuple(plain["warnings"]),
        failure=plain["failure"],
    )


def _plain(captured: Capture | None) -> dict[str, Any] | None:
    return None if captured is None else asdict(captured)


def _captured(plain: dict[str, Any] | None) -> Capture | None:
    return None if plain is None else Capture(**{str(k): _words_or_none(v) for k, v in plain.items()})  # type: ignore[arg-type]
