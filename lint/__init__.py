"""newslint: reads copy as a copy editor does and flags what disagrees."""

__version__ = "0.2.0"
"""The version, which stands nowhere else."""
