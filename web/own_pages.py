"""Where one may be sent after sign-in: our own pages, nothing else."""

from __future__ import annotations

import re

HOME = "/"
# What may be, not what may not: after the mark, all that a query may hold (RFC 3986, 3.4).
_PAGE = re.compile(r"/[a-z0-9-]*(\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?")
_LONGEST = 2000


def own_page(wanted: str | None) -> str:
    """The wanted page if it is one of ours, else the first page."""
    if wanted and len(wanted) <= _LONGEST and _PAGE.fullmatch(wanted):
        return wanted
    return HOME
