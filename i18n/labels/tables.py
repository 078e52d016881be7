"""What the columns of exported tables hold, in French."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.tables import ColumnKind

COLUMN_KIND_WORD: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: N_("texte"),
    ColumnKind.NUMBER: N_("nombre, virgule avant les décimales"),
    ColumnKind.DAY: N_("jour, AAAA-MM-JJ ou JJ/MM/AAAA"),
    ColumnKind.CHOICE: N_("l’une des valeurs listées"),
}
