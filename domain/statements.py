"""On whose word a statement stands, and on whose side a cause lies."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """On whose word a status stands."""

    SOURCE = "source"  # written so in a public source
    INFERRED = "inferred"  # our reading of a public source, said to be one
    DECLARED = "declared"  # said in the application, not verified yet
    VERIFIED = "verified"  # said in the application, verified by a second person


class Side(StrEnum):
    """On whose side the cause of a change lies."""

    CONTRACTOR = "contractor"
    FOREM = "forem"
    THIRD_PARTY = "third_party"
