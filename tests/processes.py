"""The processes of a run, found in the system by what they do."""

from pathlib import Path

_OPENER = "communique.sources.isolation.child"
_READER = "communique.scale.worker"


def roles(driver: int) -> dict[int, str]:
    """The processes below a driver: each is a worker (its child), a reader or an opener, by its number."""
    parents, commands = dict[int, int](), dict[int, str]()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
                commands[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found, layer, depth = dict[int, str](), {driver}, 0
    while layer:
        layer, depth = {child for child, parent in parents.items() if parent in layer}, depth + 1
        for pid in sorted(layer):
            if _OPENER in commands[pid]:
                found[pid] = "opener"
            elif "resource_tracker" not in commands[pid]:
                found[pid] = "reader" if depth > 1 and _READER in commands[pid] else "worker"
    return found
