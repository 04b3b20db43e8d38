"""How long one submission takes from a cold start, and the memory of the largest process it needs.

Run it with the environment's Python: `.venv/bin/python benchmarks/cold_start.py [--isolation none]`. Every
number is of fresh processes, after one that warms the disk cache. The target is below 1.0 s and 120 MB.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SOLVED = ROOT / "solutions" / "one-weight" / "one-weight.ipynb"
RUNS = 7
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes on macOS, kilobytes elsewhere
SLIP = "return np.where(z > 0, 1.0, 0.0)", "return np.where(z > 0, 0.0, 1.0)"


def wrong_notebook(folder: Path) -> Path:
    """The solved notebook with the mask of relu' turned round, so that a link and the product are wrong."""
    notebook = json.loads(SOLVED.read_text(encoding="utf-8"))
    slips = 0
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        slips += SLIP[0] in source
        cell["source"] = source.replace(*SLIP)
    if slips != 1:
        raise SystemExit(f"{SOLVED} has {slips} lines that say `{SLIP[0]}`; this script needs one")
    path = folder / "one-weight.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def run(arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds on the wall, and megabytes of the largest process among the command and all that it started."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "autograder", *arguments], stdout=subprocess.DEVNULL)
    # wait4 adds nothing up: ru_maxrss is the largest of the child and the descendants that were waited for.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"autograder {' '.join(arguments)} failed with status {process.returncode}")
    return seconds, usage.ru_maxrss * MAXRSS_UNIT / 1e6


def row(name: str, arguments: Sequence[str]) -> str:
    """A line of the table: the median and the range of the wall time, and the most memory of any run."""
    run(arguments)
    seconds, megabytes = zip(*(run(arguments) for _ in range(RUNS)), strict=True)
    wall = f"{median(seconds):5.2f}  {min(seconds):5.2f} - {max(seconds):4.2f}"
    return f"{name:<38}{wall}  {max(megabytes):9.0f}"


def main() -> None:
    isolation = sys.argv[1:]
    print(f"{'autograder grade one-weight.ipynb':<38} wall s (median, range)  peak MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in (("solved", SOLVED), ("a wrong link", wrong_notebook(Path(folder)))):
            print(row(f"  {name}", ["grade", str(path), "--seed", "1", *isolation]))
    print(f"{RUNS} fresh processes each; target < 1.00 s, < 120 MB in the largest process")


if __name__ == "__main__":
    main()
