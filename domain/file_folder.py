"""Does a folder of files belong to a database? Decided before anything is served from the two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from domain.errors import N_, DomainError


class FolderOfAnother(DomainError):
    reason = N_("Le dossier « {folder} » contient les fichiers d’une autre base.")
    remedy = N_(
        "Indiquez sa base par SUIVI_DATABASE_URL, ou un autre dossier par SUIVI_DATA_DIR. "
        "S’ils vont bien ensemble, tapez : ./suivi files attach"
    )


class FilesUnknown(DomainError):
    reason = N_(
        "Le dossier « {folder} » contient des fichiers que cette base ne nomme pas "
        "(présents : {present}, nommés par la base : {named})."
    )
    remedy = FolderOfAnother.remedy


class FilesAbsent(DomainError):
    """An empty folder is also what a disk that is not mounted leaves."""

    reason = N_(
        "La base nomme des fichiers (nombre : {named}) et le dossier « {folder} » "
        "n’en contient aucun."
    )
    remedy = N_(
        "Branchez ce dossier, ou rendez-lui ses fichiers d’une sauvegarde. "
        "S’ils sont perdus, tapez : ./suivi files attach"
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """What is seen of a database and of a folder; a mark is None when there is none yet."""

    base_mark: str | None
    folder_mark: str | None
    named: int  # files that rows of the database name
    present: int  # files that the folder holds
    found: int  # of the named ones, those that are present

    @property
    def mark(self) -> str | None:
        """The mark that both take; None: a new one."""
        return self.base_mark or self.folder_mark

    @property
    def is_marked(self) -> bool:
        return self.base_mark is not None and self.base_mark == self.folder_mark


def require_match(pair: Pair, folder: Path) -> None:
    """Refuse two marks that differ. Where one is missing, the files tell: they belong together
    when the folder holds one that the database names, or when neither knows of any."""
    if pair.is_marked:
        return
    if pair.base_mark and pair.folder_mark:
        raise FolderOfAnother(folder=folder)
    if pair.found or not (pair.named or pair.present):
        return
    refusal = FilesUnknown if pair.present else FilesAbsent
    raise refusal(folder=folder, named=pair.named, present=pair.present)
