"""The README shows what the program prints."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.model
def test_readme_shows_the_real_output() -> None:
    """A reader who runs the commands sees the same, seconds aside."""
    script = ROOT / "tools" / "readme_outputs.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
