"""Run the commands that README.md shows and put their real output below them: python tools/readme_outputs.py [--check].

A block that begins with "$ communique ..." is run in a scratch folder after the bundled example was read into
`strait.db` there; what it prints replaces the rest of the block. `--check` writes nothing and fails where the README
says something else; seconds are not compared.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(\$ communique [^\n]+)\n.*?```", re.S)
SECONDS = re.compile(r"\d+\.\d+ s\b")
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


def rendered(text):
    """The README with the output of each of its commands as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return BLOCK.sub(lambda m: f"```console\n{m.group(1)}\n{run(m.group(1), folder)}\n```", text)


def plain(text):
    return SECONDS.sub("0.0 s", text)


def main(arguments):
    text = README.read_text(encoding="utf-8")
    new = rendered(text)
    if "--check" not in arguments:
        README.write_text(new, encoding="utf-8")
        return 0
    if plain(new) == plain(text):
        return 0
    print("README.md shows other output than the program gives; run: python tools/readme_outputs.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
