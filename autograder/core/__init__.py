"""The lesson as values: the gradient as a function of its links, the cases, and the diagnosis. No files, no processes."""
