"""What the YAML parser complains about, said in French with what to do."""

from __future__ import annotations

import yaml

_TAB = "remplacez les tabulations par des espaces"
_COLON = "un texte qui contient « : » se met entre guillemets ; vérifiez aussi l’alignement"
_INDENT = "alignez cette ligne sur les précédentes et vérifiez le « : » après le nom du champ"
_EXPLANATIONS = (  # a piece of the parser's sentence, what is wrong, what to do
    ("tab character", "tabulation en tête de ligne", _TAB),
    (
        "cannot start any token",
        "caractère qui ne peut rien commencer",
        "mettez le texte entre guillemets",
    ),
    ("mapping values are not allowed", "« : » inattendu", _COLON),
    ("sequence entries are not allowed", "« - » inattendu", _INDENT),
    ("could not find expected ':'", "« : » manquant après un nom de champ", _INDENT),
    ("did not find expected key", "ligne mal alignée", _INDENT),
    ("did not find expected '-'", "« - » attendu dans cette liste", _INDENT),
    ("',' or ']'", "liste entre crochets mal fermée", "vérifiez les virgules et le « ] »"),
    ("',' or '}'", "groupe entre accolades mal fermé", "vérifiez les virgules et le « } »"),
    ("node content", "valeur manquante", "fermez les crochets ou les accolades ouverts"),
    ("end of stream", "fin de fichier inattendue", "fermez les guillemets ou les crochets ouverts"),
    ("escape character", "séquence « \\ » inconnue", "employez des guillemets simples"),
    ("escape code", "caractère impossible", "retirez la séquence « \\ » qui l’écrit"),
    ("expected <block end>", "ligne mal alignée", _INDENT),
    ("document start", "texte inattendu à cet endroit", _INDENT),
    (
        "undefined tag handle",
        "étiquette YAML refusée",
        "un texte qui commence par « ! » se met entre guillemets",
    ),
    ("alias", "les ancres et alias YAML (&, *) ne sont pas admis", "recopiez la valeur"),
    ("anchor", "les ancres et alias YAML (&, *) ne sont pas admis", "recopiez la valeur"),
)


def explained(error: yaml.YAMLError, lines: list[str]) -> tuple[tuple[int, int], str, str, str]:
    """Return where the parser stopped, what is wrong, what was expected, what to do."""
    mark = _mark(error)
    place = (min(mark.line, max(len(lines) - 1, 0)), mark.column) if mark else (0, 0)
    said = str(getattr(error, "problem", None) or error)
    line = lines[place[0]] if lines else ""
    if "cannot start any token" in said and line[place[1] : place[1] + 1] == "\t":
        said = "tab character"
    for piece, what, advice in _EXPLANATIONS:
        if piece in said:
            return place, f"YAML mal formé : {what}", "", advice
    return place, "YAML mal formé", "une ligne « nom: valeur »", _INDENT


def _mark(error: yaml.YAMLError) -> yaml.Mark | None:
    """Return where the trouble shows; for what was never closed, where it was opened."""
    seen, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    never_closed = any(piece in str(error) for piece in ("or ']'", "or '}'", "end of stream"))
    return opened or seen if never_closed else seen or opened
