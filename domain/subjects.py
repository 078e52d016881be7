"""What facts and events are about: how the keys of things are written, said once."""

from __future__ import annotations

ADDED = "ajout-"  # what the key of an added milestone or deliverable has after that of its phase


def is_added(key: str) -> bool:
    """Whether people added it on this territory; what the method asks for is not."""
    return key.partition(".")[2].startswith(ADDED)
