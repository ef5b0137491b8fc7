"""BLAKE2b by itself: `hashlib` loads OpenSSL for the digests that Python has no code for."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # no CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
