"""Reads files under the limits of a reading process and prints for each how it ended, with memory and time.

python detonate.py FORMAT NAME PATH [FORMAT NAME PATH ...]
"""

import gc
import json
import re
import resource
import sys
import time
from itertools import islice
from pathlib import Path

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources import Source
from communique.sources.registry import installed_formats

MEMORY = 480_000_000


def peak() -> int:
    """The most memory that this process has had at once, in bytes; `ru_maxrss` would count its parent's."""
    return int(re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[0]) * 1024


def detonate(form: str, name: str, path: str) -> dict[str, object]:
    """How reading one file ended: documents read and failed, parts, the reason for refusing it."""
    limits, began = Limits(), time.process_time()
    read = failed = parts = 0
    reason = ""
    gc.collect()
    with Path(path).open("rb") as file:
        try:
            for item in islice(installed_formats()[form].read(file, name=name, limits=limits), limits.members):
                is_source = isinstance(item, Source)
                read += is_source and item.text is not None
                failed += is_source and item.text is None
                parts += not is_source
                reason = (item.failure if isinstance(item, Source) else None) or reason
        except SourceError as error:
            reason = str(error)
        except MemoryError:
            reason = "memory"
    seconds = time.process_time() - began
    return {"read": read, "failed": failed, "parts": parts, "reason": reason, "seconds": seconds, "memory": peak()}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for form, name, path in zip(*[iter(sys.argv[1:])] * 3, strict=True):
        sys.stdout.write(json.dumps(detonate(form, name, path)) + "\n")
        sys.stdout.flush()
