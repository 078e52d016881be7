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
        for one in value.values():
            _check_canonical(one)
    elif isinstance(value, list):
        for one in value:
            _check_canonical(one)
    elif not isinstance(value, str | int | None):
        raise TypeError(f"not canonical: {value!r}")
