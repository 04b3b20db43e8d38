"""Running code that we do not trust, and believing nothing it says.

Theory of operation
===================

**Three kinds of process.** The *grader* holds the references, the seed and the marks. It never imports,
evaluates or unpickles what a student made. The *zygote* is a fresh Python with an empty environment, one
thread and everything imported that a student may import; it holds no secret, because a worker forked from it
can read its own memory. A *worker* is forked from it in milliseconds for each submission, and again after a
hang, a crash or a broken message, so that one function never costs another. It shuts itself in, and only then
runs the student's cells.

**One statement never decides about its neighbours** (`program.py`, `loading.py`). A cell runs as a whole where all
goes well. Where a statement raises, hangs or ends the worker, the others run all the same, and the fault is kept beside
the names that the statement would have bound: whoever misses one of them is told that fault. What has been slow is run
again only if an answer needs it (`autograder/statements.py` reads which names need which), and what a slow statement
has made is carried into the next worker where it is plain numbers. All loads of a submission together end in time.

**What shuts it in** (`inside/confine.py`), in this order, each irrevocable: a session of its own; root
becomes nobody; it dies with the zygote and cannot be traced; resource limits; a Landlock ruleset that allows
nothing, where the kernel has one; a seccomp allow-list (`inside/syscalls.py`). The allow-list is the wall: as
all is imported already, a worker needs no file, process, thread, socket or signal. So it is one process with
one thread, its memory and CPU limits are complete, and one SIGKILL leaves nothing behind. None of this needs
privileges, a user namespace or a container.

**What is believed** (`probe.py`, `belief.py`). Which walls stand is not read from flags: before the first
submission a worker really tries each forbidden door, and `Isolation` says which it could open. Under
`isolation="required"` one open door is a SandboxError. A worker's answers are bytes of a stranger: a typed
decoder (`inside/wire.py`) without pickle, maps or references, sizes bounded before anything is allocated,
requests numbered, a deadline on every reply (`pipes.py`). A worker that breaks the protocol has died. Names,
cells and lines are checked against what was sent; text is cleaned, and whether it may be shown is for the
caller to decide: it may carry what the student's code has seen.

**What a function is given** (`inside/worker.py`). Writable copies of its arguments, and functions made from
source. With `asks`, the student's earlier functions are replaced by proxies, and the grader answers in their
place; nothing learnt in such a worker can be used in another. The oracles of `chain_rule.py`, and the
student's own `central_difference`, raise while any other function is called. What a notebook expects around
it (IPython, Colab, plots, prints) does nothing and breaks nothing; nobody answers an `input`. What was not imported
beforehand cannot be: a stand-in says so when it is used (`inside/absent.py`).

**What it does not do.** Inside its worker a student's code can change anything, our modules too: it can forge
its own answers, `changed` and `evaluated` included, and gains only wrong numbers by it. A function can tell
the time and remember earlier calls. Where there is no seccomp (tier "none") only deadlines, and on POSIX
resource limits, are in force: that is for code one trusts. The tables for aarch64 are untested until CI has
run them.

A `Sandbox` belongs to one thread; start one for each lane of a parallel grader.
"""

from autograder.isolation import Isolation

from .code import Code
from .inside.wire import FunctionSource
from .program import Program
from .records import Limits, SandboxError
from .sandbox import Sandbox
from .sandboxes import Sandboxes

__all__ = ["Code", "FunctionSource", "Isolation", "Limits", "Program", "Sandbox", "SandboxError", "Sandboxes"]
