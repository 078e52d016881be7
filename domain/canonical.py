"""The one way to write a frozen document, so that anybody finds the same SHA-256 again."""

from __future__ import annotations

import json
from collections.abc import Mapping


def canonical(content: Mapping[str, object]) -> str:
    """The one way to write these values as JSON: RFC 8785, as long as keys are ASCII and no
    number has a fraction, which is refused."""
    _check_canonical(content)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _check_canonical(value: object) -> None:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise TypeError("a key of a frozen document is an ASCII word")
        for item in value.values():
            _check_canonical(item)
    elif isinstance(value, list):
        for item in value:
            _check_canonical(item)
    elif not isinstance(value, str | int | None):
        raise TypeError(f"not canonical: {value!r}")
