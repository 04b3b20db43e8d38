"""The formats of a result, each a small function from it."""
