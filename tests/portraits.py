"""A figure as a person types it, for the tests of portraits."""

from __future__ import annotations

CELLS = {
    "level": "commune",
    "place": "Herstal",
    "indicator": "Taux de chômage administratif",
    "breakdown": "",
    "period": "2024",
    "value": "21,5 %",
    "unit": "%",
    "source": "IWEPS, WalStat",
    "url": "https://walstat.iweps.be",
    "extracted_on": "2026-11-20",
    "licence": "CC BY 4.0",
    "break_note": "",
    "status": "définitif",
}
