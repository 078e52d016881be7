"""What the system says of a file or a folder that cannot be used, in French."""

from __future__ import annotations

import errno

from domain.errors import N_

CAUSES = {
    errno.EACCES: N_("accès refusé"),
    errno.EPERM: N_("accès refusé"),
    errno.EROFS: N_("système de fichiers en lecture seule"),
    errno.ENOSPC: N_("disque plein"),
    errno.EEXIST: N_("un fichier porte ce nom"),
    errno.ENOTDIR: N_("un fichier porte le nom d’un dossier du chemin"),
    errno.ENOENT: N_("un dossier du chemin n’existe pas et ne peut pas être créé"),
    errno.ENAMETOOLONG: N_("le chemin est trop long"),
    errno.EIO: N_("le disque ne répond pas"),
}


def cause_of(error: OSError) -> str:
    """The cause in a few words; a number stands for what has no words here."""
    return CAUSES.get(error.errno or 0, f"erreur {error.errno} du système")
