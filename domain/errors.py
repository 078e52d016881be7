"""What is told to people: refusals, which they can act on, and outages, which they cannot."""

from __future__ import annotations

from typing import ClassVar


def N_(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


class Explained(Exception):
    """It says why, and what to do. A bug is any other exception."""

    reason: ClassVar[str]
    remedy: ClassVar[str] = ""

    def __init__(self, **params: object) -> None:
        super().__init__(
            " ".join(part for part in (self.reason, self.remedy) if part).format(**params)
        )
        self.params = params


class DomainError(Explained):
    """Base of every refusal shown to a user: something that the application will not do."""


class Remark(Explained):
    """Something worth knowing about what was understood: nothing is refused."""


class Unusual(Remark):
    """A remark that somebody has to confirm before anything is recorded."""


class Outage(Explained):
    """Something that the machine cannot do: no fault of whoever asks. `reason` and `remedy` are for
    the person who runs the application, in its log and on its terminal; a visitor reads `public`."""

    public: ClassVar[str] = N_(
        "L’application ne peut pas répondre pour l’instant. Recommencez dans quelques minutes ; "
        "ce qui était enregistré le reste."
    )


class PermissionDenied(DomainError):
    reason = N_("Votre rôle ne permet pas cette action.")
    remedy = N_("Demandez-la à la direction de projet, ou demandez l’accès.")


class NotFound(DomainError):
    """Also said, in the same words, of what exists but is not for this person: nothing tells which."""

    reason = N_("Ce que vous demandez est introuvable.")
    remedy = N_("Vérifiez l’adresse ou revenez à la vue d’ensemble.")


class StaleEdit(DomainError):
    """Someone else wrote since the page was read. The page then shows both values, side by side."""

    reason = N_("« {subject} » a été modifié par quelqu’un d’autre entre-temps.")
    remedy = N_("Comparez les deux valeurs, puis gardez l’une ou l’autre.")


class AlreadyDone(DomainError):
    """The same command arrived twice (double click, lost connection). Nothing is done again."""

    reason = N_("Cette action est déjà enregistrée.")
    remedy = N_("Il n’y a rien à refaire.")


class BadDate(DomainError):
    reason = N_("« {value} » n’est pas une date connue du calendrier.")
    remedy = N_("Écrivez AAAA-MM-JJ, AAAA-MM ou AAAA-T1, par exemple 2024-02-07.")


class DayNeeded(DomainError):
    reason = N_("« {value} » n’est pas un jour précis.")
    remedy = N_("Il faut un jour précis : AAAA-MM-JJ, par exemple 2024-02-07.")


class FutureMoment(DomainError):
    reason = N_("Le {value} est dans le futur : rien n’y est encore constaté.")
    remedy = N_("Choisissez une date au plus tard aujourd’hui.")


class FutureKnowledge(DomainError):
    reason = N_("Le {value} est dans le futur : rien n’y est encore enregistré.")
    remedy = N_("Choisissez une date au plus tard aujourd’hui.")


class FutureFact(DomainError):
    reason = N_("Le {value} est dans le futur : un état ne se déclare qu’une fois constaté.")
    remedy = N_("Choisissez une date au plus tard aujourd’hui.")


class DateOutOfRange(DomainError):
    reason = N_("Le {value} est hors du calendrier du projet.")
    remedy = N_("Choisissez une date entre le {first} et le {last}.")


class ReasonNeeded(DomainError):
    """Something unusual asks for a written reason; the page shows why it is unusual beside it."""

    reason = N_("Ce changement sort de l’ordre prévu : un motif est nécessaire.")
    remedy = N_("Relisez les avertissements, puis écrivez-le dans « Note ou motif ».")


class CorrectionNeedsReason(DomainError):
    reason = N_("Une correction dit pourquoi : un motif est nécessaire.")
    remedy = N_("Écrivez-le dans « Note ou motif » ; il se lira à côté de l’ancienne déclaration.")


class NothingNew(DomainError):
    reason = N_("Rien n’a changé : c’est déjà ce qui est enregistré.")
    remedy = N_("Changez une valeur, ou ajoutez une note pour donner des nouvelles.")


class NothingToValidate(DomainError):
    reason = N_("Aucune déclaration n’attend de vérification pour cette phase.")
    remedy = N_("Consultez l’historique : elle a peut-être déjà été traitée.")


class OwnDeclaration(DomainError):
    """Four eyes: nobody verifies what they declared."""

    reason = N_("Vous avez déclaré cet état vous-même.")
    remedy = N_("Demandez à une autre personne de le vérifier.")


class NotReopenable(DomainError):
    reason = N_("Seule une phase terminée ou validée peut être rouverte.")
    remedy = N_("Déclarez plutôt un nouvel état.")


class BeforeClosure(DomainError):
    reason = N_("Le {value} précède la fin de la phase ({closed}).")
    remedy = N_("Choisissez une date à partir de cette fin.")


class HistoryWithoutDefinition(DomainError):
    """A key is never deleted: what was recorded under it would vanish from every screen."""

    reason = N_("La base garde l’histoire de {keys}, que les définitions ne connaissent plus.")
    remedy = N_("Remettez ces définitions, marquées « retired » si elles ne sont plus suivies.")


class NoLongerFollowed(DomainError):
    reason = N_("« {subject} » n’est plus suivi : son histoire se lit, elle ne s’écrit plus.")
    remedy = N_("Pour le suivre de nouveau, retirez « retired » de sa définition.")


class StatusNotDeclarable(DomainError):
    reason = N_("L’état « {status} » ne se déclare pas.")
    remedy = N_("Choisissez un état de la liste.")


class NotYourDeclaration(DomainError):
    reason = N_("Cette déclaration ne peut pas être corrigée ici.")
    remedy = N_("Corrigez la dernière déclaration en date, ou déclarez un nouvel état.")


class ReadOnlyPast(DomainError):
    reason = N_("L’écran montre un état passé : il se lit, il ne se modifie pas.")
    remedy = N_("Revenez à aujourd’hui pour enregistrer un changement.")


class BadText(DomainError):
    reason = N_("« {field} » contient un caractère interdit ({character}).")
    remedy = N_("Retirez-le, puis recommencez.")


class TextTooLong(DomainError):
    reason = N_("« {field} » compte {length} caractères.")
    remedy = N_("Raccourcissez-le à {limit} caractères au plus.")


class TextMissing(DomainError):
    reason = N_("« {field} » est vide.")
    remedy = N_("Complétez-le, puis recommencez.")


class NoDateTyped(DomainError):
    reason = N_("Aucune date n’a été saisie ou changée.")
    remedy = N_("Écrivez-en au moins une, puis recommencez.")


class DefinitionsRefused(DomainError):
    reason = N_("Les définitions comptent des erreurs, listées ci-dessus : {count}.")
    remedy = N_("Corrigez-les, vérifiez par « ./suivi definitions check », puis relancez.")
