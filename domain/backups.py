"""What a backup says of itself, and what is refused before one is made or taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from domain.errors import N_, DomainError

FORMAT = "suivi-pole-insertion/backup/1"
MANIFEST = "manifest.json"
BASES = {"sqlite": "base.db", "postgresql": "base.dump"}
PREFIX = "suivi-"


class BackupIntoItself(DomainError):
    reason = N_("La sauvegarde irait dans le dossier des données, « {folder} ».")
    remedy = N_("Choisissez un dossier ailleurs, de préférence sur un autre disque.")


class NothingToSave(DomainError):
    reason = N_("Cette base est encore vide : il n’y a rien à sauvegarder.")
    remedy = N_("Vérifiez SUIVI_DATA_DIR et SUIVI_DATABASE_URL : ceux du service.")


class BackupOfThisMoment(DomainError):
    """A name holds the second: the one that stands is as good."""

    reason = N_("« {name} » vient déjà d’être faite dans ce dossier.")
    remedy = N_("Employez-la, ou recommencez dans une seconde.")


class BackupRunning(DomainError):
    reason = N_("Une autre sauvegarde s’écrit déjà dans « {folder} ».")
    remedy = N_("Attendez qu’elle finisse, puis recommencez.")


class NoRoom(DomainError):
    reason = N_(
        "Il n’y a pas assez de place dans « {folder} » : il faut {needed} Mo, il en reste {free}."
    )
    remedy = N_("Libérez de la place, ou choisissez un autre dossier.")


class BackupFolderUnusable(DomainError):
    reason = N_("La sauvegarde ne peut pas s’écrire dans « {folder} » ({cause}).")
    remedy = N_("Donnez-vous le droit d’y écrire, faites-y de la place ou choisissez-en un autre.")


class BadCopy(DomainError):
    """What was written is not what is read back: the disk of the backups lies."""

    reason = N_("Ce qui a été écrit dans « {folder} » ne se relit pas tel quel.")
    remedy = N_("Vérifiez ce disque, puis recommencez sur un autre. La sauvegarde est retirée.")


class NoBackup(DomainError):
    reason = N_("« {folder} » n’est pas une sauvegarde entière de cette application.")
    remedy = N_("Choisissez un dossier « suivi-… » que « ./suivi backup » a terminé.")


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a backup: its SHA-256 and its size in bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was saved, at which moment. `missing`: digests that the base names and nobody has."""

    taken_at: datetime
    engine: str
    schema: str
    mark: str | None
    head: str | None  # the hash of the newest event of the journal
    n_events: int
    base: Kept
    files: tuple[Kept, ...]
    missing: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes, of all that was saved."""
        return self.base.size + sum(file.size for file in self.files)

    @property
    def name(self) -> str:
        """Of the folder: it sorts by time."""
        return name_of(self.taken_at)

    def dumps(self) -> str:
        said = {"format": FORMAT, **asdict(self), "taken_at": self.taken_at.isoformat()}
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def loads(cls, written: str) -> Self:
        """Refused, by any exception of `BROKEN`, when it is not one of ours."""
        said: dict[str, Any] = json.loads(written)
        if said.pop("format") != FORMAT:
            raise ValueError("of another program, or of another version")
        return cls(
            **said
            | {
                "taken_at": datetime.fromisoformat(said["taken_at"]),
                "base": Kept(**said["base"]),
                "files": tuple(Kept(**file) for file in said["files"]),
                "missing": tuple(said["missing"]),
            }
        )


BROKEN = (ValueError, LookupError, TypeError, AttributeError)


def name_of(moment: datetime) -> str:
    return f"{PREFIX}{moment:%Y-%m-%dT%H-%M-%SZ}"


def surplus(names: Iterable[str], keep: int) -> list[str]:
    """Of the names of backups of one installation, those beyond the `keep` newest."""
    return sorted(names, reverse=True)[keep:]


def is_inside(folder: Path, other: Path) -> bool:
    """Whether `folder` is `other` or lies in it, links followed."""
    return folder.resolve().is_relative_to(other.resolve())
