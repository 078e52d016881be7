"""Refusals about files and addresses that people hand in."""

from __future__ import annotations

from domain.errors import N_, DomainError, Outage


class AddressRefused(DomainError):
    reason = N_("Ce n’est pas une adresse https utilisable.")
    remedy = N_("Collez l’adresse complète du document, par exemple https://exemple.be/note.pdf.")


class FileMissing(DomainError):
    reason = N_("Aucun fichier n’a été choisi.")
    remedy = N_("Choisissez un fichier, puis recommencez.")


class FileEmpty(DomainError):
    reason = N_("Le fichier « {name} » est vide.")
    remedy = N_("Vérifiez qu’il s’ouvre chez vous, puis recommencez.")


class FileTooBig(DomainError):
    reason = N_("Le fichier « {name} » dépasse {limit} Mo.")
    remedy = N_("Réduisez-le, ou déposez l’adresse https où il se trouve.")


class FileKindRefused(DomainError):
    reason = N_("Le contenu de « {name} » n’est pas d’une sorte acceptée.")
    remedy = N_(
        "Déposez un PDF, un document ou un classeur bureautique, une image PNG ou JPEG, "
        "ou un texte UTF-8."
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
