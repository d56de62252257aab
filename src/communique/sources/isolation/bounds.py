"""What a process that reads bytes from outside may do: with little memory and time, without network or writing."""

import os
import resource
import sys

_FORBIDDEN = frozenset(
    """
    socket.__new__ socket.connect socket.bind socket.sendto socket.sendmsg socket.getaddrinfo socket.gethostbyname
    subprocess.Popen os.system os.exec os.posix_spawn os.spawn os.fork os.forkpty os.kill sqlite3.connect
    os.remove os.rename os.rmdir os.mkdir os.link os.symlink os.chmod os.chown os.truncate
    """.split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def bound_memory(limit: int) -> None:
    """Hold this process to some bytes of own memory; no core is written when it is killed, no file grows.

    On systems that cannot hold a process to that (macOS), time alone bounds it.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def bound_time(seconds: int) -> None:
    """Let this process be killed after some more seconds of processor time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = used + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def forbid() -> None:
    """Forbid Python code in this process the network, other programs, and writing to files, for good.

    An audit hook (PEP 578): it holds for what goes through Python. Libraries in C are told by their own options.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is forbidden where bytes from outside are read")
    if event == "open" and len(arguments) > 2:
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("writing is forbidden where bytes from outside are read")
