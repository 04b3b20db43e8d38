"""The attacks, one function each, by theme. They run in a worker, not here; `siege.py` sends their source."""
