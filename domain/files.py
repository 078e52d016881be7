"""The kinds of files that are accepted, and names made safe to show and to save."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.errors import N_, DomainError, Outage

NAME_LIMIT = 200  # as in the tables that keep it
MEGABYTE = 1024 * 1024
_UNSAFE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class FileKind(StrEnum):
    """By structure. The value is the media type under which it is handed out."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"


EXTENSIONS: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.PDF: (".pdf",),
    FileKind.DOCX: (".docx",),
    FileKind.XLSX: (".xlsx",),
    FileKind.PPTX: (".pptx",),
    FileKind.ODT: (".odt",),
    FileKind.ODS: (".ods",),
    FileKind.ODP: (".odp",),
    FileKind.PNG: (".png",),
    FileKind.JPEG: (".jpg", ".jpeg"),
    FileKind.TEXT: (".txt", ".csv"),
}


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file whose structure was looked at (`documents.file_inspection`); its name is clean."""

    name: str
    kind: FileKind
    digest: str  # SHA-256
    content: bytes = field(repr=False)


def clean_name(name: str) -> str:
    """The last part of the name, without what hides, climbs folders or names a device."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", _UNSAFE.sub("", name)))[-1]
    kept = _NOT_IN_NAMES.sub("_", last).strip(". ")
    stem, dot, extension = kept.rpartition(".")
    if dot and len(extension) < 10:
        kept = f"{stem[: NAME_LIMIT - len(extension) - 1].rstrip()}.{extension}"
    kept = kept[:NAME_LIMIT]
    return f"_{kept}" if not kept or _DEVICES.fullmatch(kept) else kept


def has_name_of(kind: FileKind, name: str) -> bool:
    return name.lower().endswith(EXTENSIONS[kind])


class AddressRefused(DomainError):
    reason = N_("Ce n’est pas une adresse https utilisable.")
    remedy = N_("Collez l’adresse complète du document, par exemple https://exemple.be/note.pdf.")


class FileMissing(DomainError):
    reason = N_("Aucun fichier n’a été choisi.")
    remedy = N_("Choisissez un fichier, puis recommencez.")


class FileNotReadable(DomainError):
    reason = N_("Le fichier « {path} » ne peut pas être lu ({cause}).")
    remedy = N_("Vérifiez son chemin et le droit de le lire, puis recommencez.")


class FileEmpty(DomainError):
    reason = N_("Le fichier « {name} » est vide.")
    remedy = N_("Vérifiez qu’il s’ouvre chez vous, puis recommencez.")


class FileTooBig(DomainError):
    reason = N_("Le fichier « {name} » dépasse {limit} Mo.")
    remedy = N_("Réduisez-le, ou déposez l’adresse https où il se trouve.")


class FileKindRefused(DomainError):
    reason = N_("Le contenu de « {name} » n’est pas d’une sorte acceptée.")
    remedy = N_(
        "Imprimez-le en PDF, puis déposez ce PDF. Sont acceptés : PDF, documents et classeurs "
        "bureautiques, images PNG et JPEG, textes."
    )


class FileLocked(DomainError):
    """It asks for a password to be opened. One that only forbids to print or to change is sound."""

    reason = N_("Le fichier « {name} » demande un mot de passe pour s’ouvrir.")
    remedy = N_("Enregistrez-le sans mot de passe, ou imprimez-le en PDF, puis recommencez.")


class FileOfOldKind(DomainError):
    reason = N_("Le fichier « {name} » est d’un ancien format bureautique.")
    remedy = N_(
        "Choisissez « Enregistrer sous… », puis .docx, .xlsx ou .pptx ; ou imprimez-le en PDF."
    )


class FileMisnamed(DomainError):
    reason = N_("« {name} » contient {kind} : son nom dit autre chose.")
    remedy = N_("Renommez-le avec l’extension {extension}, ou déposez le bon fichier.")


class FileDamaged(DomainError):
    """Truncated, or with something hidden before or after its content."""

    reason = N_("Le fichier « {name} » est abîmé ou contient autre chose que ce qu’il annonce.")
    remedy = N_("Ouvrez-le, enregistrez-le de nouveau, puis recommencez.")


class FileWithMacros(DomainError):
    reason = N_("Le fichier « {name} » contient des macros.")
    remedy = N_("Enregistrez-le sans macros, puis recommencez.")


class FileUnpacksTooBig(DomainError):
    reason = N_("Le fichier « {name} » se déploie en plus de {limit} Mo.")
    remedy = N_("Allégez-le (images, feuilles vides), puis recommencez.")


class PictureTooBig(DomainError):
    reason = N_("L’image « {name} » est trop grande ({width} × {height} pixels).")
    remedy = N_("Réduisez-la à {limit} pixels de côté au plus.")


class FileLost(Outage):
    """The stored bytes are not those that were recorded: never served."""

    reason = N_("Le fichier déposé {digest} manque ou ne correspond plus à son empreinte.")
    remedy = N_("Reprenez-le, sous ce nom, d’une sauvegarde.")
    public = N_(
        "Le fichier conservé ne correspond plus à son empreinte : il n’est pas servi. "
        "Prévenez la personne qui exploite l’application : une sauvegarde le rendra."
    )


class FileUnreadable(Outage):
    """The system refuses to give the bytes; they may well be right."""

    reason = N_("Le fichier déposé {digest} ne peut pas être lu ({cause}).")
    remedy = N_("Rendez-le au compte qui sert l’application, ou vérifiez le disque.")
    public = N_(
        "Le fichier conservé ne peut pas être lu. "
        "Prévenez la personne qui exploite l’application : rien n’est perdu à ce stade."
    )


class FilesFolderUnusable(Outage):
    reason = N_("Le dossier des fichiers « {folder} » ne peut pas être employé ({cause}).")
    remedy = N_(
        "Rendez-le au compte qui sert l’application, ou faites de la place, puis recommencez."
    )
    public = N_(
        "Le fichier n’a pas pu être gardé : rien n’est enregistré. "
        "Prévenez la personne qui exploite l’application, puis recommencez."
    )


class FilesFolderGone(Outage):
    """Under a server that found it right when it started: a disk that is no longer mounted."""

    reason = N_("Le dossier des fichiers « {folder} » n’est plus celui de cette base.")
    remedy = N_("Rebranchez son disque, ou remettez-le à sa place.")


class FilesLost(DomainError):
    reason = N_("Des fichiers déposés manquent ou ont changé : {digests}.")
    remedy = N_("Reprenez-les, sous ces noms, d’une sauvegarde du dossier « files ».")


class FilesUnreadable(DomainError):
    reason = N_("Des fichiers déposés ne peuvent pas être lus : {files}.")
    remedy = N_("Donnez-vous le droit de les lire, ou vérifiez le disque, puis recommencez.")
