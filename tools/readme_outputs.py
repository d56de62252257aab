"""Run the commands that README.md and docs/commands.md show and put their real output below them.

    python tools/readme_outputs.py [--check] [PAGE...]

A block that begins with "$ communique ..." is run in a scratch folder of its page, where the bundled example lies in
`examples`; what it prints replaces the rest of the block. Each further line with a dollar is run before it, in
silence. `--check` writes nothing and fails where a page says something else; seconds and times of reading are not
compared.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/commands.md")
BLOCK = re.compile(r"```console\n((?:\$ communique [^\n]+\n)+).*?```", re.S)
SECONDS = re.compile(r"\d+\.\d+ s\b")
TIMES = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC")
WIDTH = "110"


def run(command, folder):
    """What a command prints, in a folder where `examples` and the store `crisis.db` of the example lie."""
    program = [sys.executable, "-c", "from communique.cli.main import run; run()"]
    environment = os.environ | {"COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb"}
    line = command.removeprefix("$ communique ")
    shell = " ".join(f"'{word}'" for word in program) + " " + line
    done = subprocess.run(
        shell, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return "\n".join(row.rstrip() for row in (done.stdout or done.stderr).rstrip().splitlines())


def block(match, folder):
    """A block with what its last command prints now."""
    commands = match.group(1).splitlines()
    printed = [run(command, folder) for command in commands][-1]
    return "```console\n" + match.group(1) + printed + "\n```"


def rendered(text):
    """A page with the output of each of its commands as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return BLOCK.sub(lambda m: block(m, folder), text)


def plain(text):
    return TIMES.sub("0000", SECONDS.sub("0.0 s", text))


def main(arguments):
    wrong = 0
    for name in [a for a in arguments if not a.startswith("-")] or PAGES:
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        new = rendered(text)
        if "--check" not in arguments:
            page.write_text(new, encoding="utf-8")
        elif plain(new) != plain(text):
            print(f"{name} shows other output than the program gives; run: python tools/readme_outputs.py")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
