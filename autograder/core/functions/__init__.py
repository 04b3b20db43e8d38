"""The functions that students write, one file for each: all that is particular to it stands there, and nowhere else."""
