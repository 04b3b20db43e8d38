"""What runs in the untrusted process.

It is imported there as the top-level package `inside`, from a folder that holds nothing else: no module of the grader,
and no reference, is within its reach. Of all this the grader imports only the wire and the tables.
"""
