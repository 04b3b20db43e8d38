"""What submissions cost that are made to stop the grader: seconds, and memory over its base.

`python benchmarks/stopping.py [NAME ...]` grades each of `tests/attacks_on_marks/costly.py` in a grader of its own, and
one that is right to begin with: that is the base.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "attacks_on_marks"))

from costly import COSTLY  # noqa: E402

SECONDS, MEBIBYTES = 20.0, 256
"""What no submission may cost, whatever is in it."""
PATIENCE = 400.0
MEASURED = """
import sys
from pathlib import Path
from autograder.cli import main
try:
    main()
finally:
    peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    print("peak", int(peak) >> 10, file=sys.stderr)
"""


def measured(path: Path) -> tuple[float, int, str]:
    """Seconds, MiB at the peak, and how the command ended."""
    command = [sys.executable, "-c", MEASURED, "grade", str(path), "--assignment", "one-weight", "--seed", "1"]
    begun = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return PATIENCE, 0, "hangs"
    peak = re.findall(r"peak (\d+)", done.stderr)
    return time.monotonic() - begun, int(peak[-1]) if peak else 0, f"exit {done.returncode}"


def main(names: list[str]) -> int:
    """Print a line for each."""
    _, base, _ = measured(ROOT / "solutions" / "one-weight" / "one-weight.ipynb")
    print(f"{'base':36} {base:5} MiB")
    outside = 0
    for name in names or COSTLY:
        with tempfile.TemporaryDirectory() as folder:
            COSTLY[name](Path(folder))
            seconds, peak, end = measured(Path(folder))
        is_outside = seconds > SECONDS or peak - base > MEBIBYTES
        outside += is_outside
        print(f"{name:36} {peak - base:5} MiB {seconds:6.1f} s  {end}{'  OUTSIDE' if is_outside else ''}", flush=True)
    print("within" if not outside else f"{outside} OUTSIDE", f"the bounds: {SECONDS:.0f} s, {MEBIBYTES} MiB")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
