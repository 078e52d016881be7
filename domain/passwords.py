"""What a password must be. Length is what protects; no rule of composition, no forced change."""

from __future__ import annotations

import unicodedata

from domain.errors import N_, DomainError

SHORTEST = 12  # characters
LONGEST = 1024  # bytes
FEWEST_DIFFERENT = 4  # « aaaaaaaaaaaa » is no secret

# The start of what guessers try first, at least as long as SHORTEST, without blanks and dashes.
_GUESSED = """
    0123456789ab 012345678910 0987654321098 098765432109 111222333444 112233445566 123123123123
    123456123456 123456789000 1234567890123 123456789012 12345678910 1234567890ab 123456789abc
    1q2w3e4r5t6y 1qaz2wsx3edc abcdefghijkl abcdefghijklm abcdef123456 administrateur
    administrateur1 administrator administrator1 administrator123 azerty123456 azertyazerty
    azertyuiop12 azertyuiop123 azertyuiopqs azertyuiopqsdfghjklm bienvenue123 bienvenue1234
    bienvenue2024 bienvenue2025 bienvenue2026 bonjourbonjour changeme1234 changezmoi123
    chapellelezherlaimont contrasena123 forem1234567 foremforemforem herstal12345 herstalherstal
    iloveyou1234 jetaimejetaime letmein12345 livinglab123 loulouloulou marseille123
    motdepasse12 motdepasse123 motdepasse1234 motdepassemotdepasse password1234 password12345
    passwordpassword p@ssw0rd1234 poleinsertion poleinsertion1 poleinsertion123 qwerty123456
    qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiopas secretsecret soleilsoleil standardliege
    standarddeliege suiviinsertion suivipoleinsertion wallonie1234 welcome12345 welkom123456
"""
COMMON = frozenset(_GUESSED.split())


def check_password(password: str, *, login: str | None) -> str:
    """The password in the one form that is hashed, or what is wrong with it."""
    password = normalised(password)
    if len(password) < SHORTEST:
        raise PasswordTooShort(minimum=SHORTEST)
    if is_common(password) or (login and password.casefold() == login):
        raise PasswordTooCommon
    return password


def normalised(password: str) -> str:
    """The same password however the keyboard composes accents; refuses a book before hashing it."""
    password = unicodedata.normalize("NFC", password)
    if len(password.encode("utf-8", "surrogatepass")) > LONGEST:
        raise PasswordTooLong(maximum=LONGEST)
    return password


def is_common(password: str) -> bool:
    plain = "".join(character for character in password.casefold() if character not in " -_.")
    return plain in COMMON or len(set(plain)) < FEWEST_DIFFERENT


class PasswordTooShort(DomainError):
    reason = N_("Ce mot de passe est trop court.")
    remedy = N_("Choisissez au moins {minimum} caractères : une phrase convient très bien.")


class PasswordTooLong(DomainError):
    reason = N_("Ce mot de passe est trop long.")
    remedy = N_("Choisissez au plus {maximum} octets, soit environ une page de texte.")


class PasswordTooCommon(DomainError):
    reason = N_("Ce mot de passe est trop facile à deviner.")
    remedy = N_("Choisissez quelques mots sans rapport entre eux.")
