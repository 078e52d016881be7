"""Why a paper cannot be made: its file, or the template of the agency."""

from __future__ import annotations

from domain.errors import N_, DomainError


class PaperNotWritten(DomainError):
    reason = N_("Impossible d’écrire le fichier « {path} » ({cause}).")
    remedy = N_("Choisissez un autre nom ou un autre dossier.")


class TemplateRefused(DomainError):
    """The agency’s own file cannot be used: nothing is made of it."""


class TemplateUnreadable(TemplateRefused):
    reason = N_("Le modèle DOCX « {path} » n’a pas pu être lu ({cause}).")
    remedy = N_("Vérifiez SUIVI_DOCX_TEMPLATE et les droits de lecture de ce fichier.")


class TemplateNotWord(TemplateRefused):
    reason = N_("Le modèle « {name} » n’est pas un document DOCX.")
    remedy = N_("Enregistrez-le au format « Document Word (.docx) », sans macros.")


class TemplateTagBroken(TemplateRefused):
    reason = N_(
        "Modèle « {name} », {place}, ligne {line} : « {text} » n’est pas une balise entière."
    )
    remedy = N_("Écrivez-la avec deux accolades de chaque côté, par exemple {{{{ titre }}}}.")


class TemplateTagUnknown(TemplateRefused):
    reason = N_("Modèle « {name} », {place}, ligne {line} : la balise « {text} » n’est pas admise.")
    remedy = N_("Les balises admises sont : {known}.")


class TemplateWithoutBody(TemplateRefused):
    reason = N_("Le modèle « {name} » a {count} ligne(s) {{{{ corps }}}} dans son texte.")
    remedy = N_("Mettez-en une, seule sur sa ligne : le contenu du document y prend place.")
