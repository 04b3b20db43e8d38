"""The lesson as values: the gradient as a function of its links, the cases, the diagnosis. No files, no processes."""
