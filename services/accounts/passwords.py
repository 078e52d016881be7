"""Argon2id: 64 MiB and about 0.2 s a hash. Whoever serves the network bounds how many run at once."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from domain.passwords import check_password, normalised

# Argon2id with the second recommended choice of RFC 9106 (section 4): three passes over 64 MiB.
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


def hash_password(password: str, *, login: str | None) -> str:
    """The hash to store; a password that is too weak is refused."""
    return _HASHER.hash(check_password(password, login=login))


def matches(password: str, password_hash: str | None) -> bool:
    """Whether it is this account's password. Takes as long when there is no such account."""
    try:
        # Computed without an account too: the time taken tells nobody who has one.
        _HASHER.verify(password_hash or _nobody(), normalised(password))
    except VerifyMismatchError:
        return False
    return password_hash is not None


@cache
def _nobody() -> str:
    return _HASHER.hash("personne")
