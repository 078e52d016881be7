"""The environment diagram as a file that stands alone: SVG, and PNG made of it on the server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

from documents import diagram_words as words
from documents.colours import named
from documents.diagram_legend import SAMPLE_HEIGHT, SAMPLE_WIDTH, Sample, legend
from documents.diagram_shapes import Ink, element
from documents.diagram_svg import Drawing, drawn
from domain.environment_layout import TEXT_SIZE, laid_out
from domain.text_width import wrapped
from queries.context import Context
from queries.moment import moment_of
from queries.places import known_territory
from queries.register.environment import comparison_of, environments, filter_of

FONT = "Source Sans Pro"  # the wheel of that name brings it: a server may have no font at all
FONTS = f"'{FONT}', 'Source Sans 3', Arial, sans-serif"
FACES = ("Regular", "It", "Semibold", "Bold")
NARROWEST = 720.0  # what the sentences and the legend need to be read
EDGE, TITLE_SIZE = 24.0, 22.0
COLUMN = 236.0  # of the legend
PNG_SIDE = 8_000  # pixels at most
ZOOM = 2.0  # for paper


class Palette(StrEnum):
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing with its words: whose, of which day, what it says; and what to call its file."""

    drawing: Drawing
    title: str
    sentences: Sequence[str]
    name: str = ""


def sheet_of(ctx: Context, *, territory: str, asked: Mapping[str, str | None]) -> Sheet:
    """Return what an address asks for: a day, filters, a day or a territory to compare with."""
    pictured = environments(
        ctx,
        territory=known_territory(ctx, key=territory),
        moment=moment_of(asked["au"], asked["su_au"], today=ctx.today),
        wanted=filter_of(
            ctx, actor_type=asked["type"], barrier=asked["frein"], phase=asked["phase"]
        ),
        other=comparison_of(ctx, on=asked["compare"], territory=asked["avec"]),
    )[0]
    types = {actor_type.code: actor_type.name for actor_type in ctx.catalog.actor_types}
    place = ctx.catalog.territory(territory).name
    return Sheet(
        drawing=Drawing(pictured.environment, laid_out(pictured.environment), types),
        title=words.title(place),
        sentences=words.sentences(pictured, ctx.catalog),
        name=f"environnement_{territory}_{pictured.moment.on.isoformat()}",
    )


def svg_of(sheet: Sheet, palette: Palette = Palette.LIGHT) -> bytes:
    """Told to screen readers by its title and description."""
    ink, layout = _inks(palette), sheet.drawing.layout
    width = max(layout.width, NARROWEST) + 2 * EDGE
    head = list(_head(sheet, width, ink))
    top = EDGE + TITLE_SIZE + 20.0 * len(head)
    body = drawn(sheet.drawing, ink)
    body.set("transform", f"translate({(width - layout.width) / 2:.1f} {top:.1f})")
    samples = list(legend(sheet.drawing.environment, ink))
    key = _legend(samples, top + layout.height + EDGE, width, ink)
    n_rows = -(-len(samples) // _columns(width))
    height = top + layout.height + 2 * EDGE + SAMPLE_HEIGHT * n_rows
    ground = element("rect", width=width, height=height, fill=ink("ground"))
    return _file(sheet, (width, height), [ground, *head, body, *key])


def _file(sheet: Sheet, size: tuple[float, float], parts: Sequence[Element]) -> bytes:
    width, height = size
    root = element(
        "svg",
        element("title", text=sheet.title, id="title"),
        element("desc", text=" ".join(sheet.sentences), id="desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width:.1f} {height:.1f}",
        role="img",
        aria_labelledby="title desc",
        font_family=FONTS,
        lang="fr",
    )
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _inks(palette: Palette) -> Ink:
    tones = named()
    return lambda name: str(getattr(tones[name], palette))


def _head(sheet: Sheet, width: float, ink: Ink) -> Iterator[Element]:
    """The title, then the sentences, as many lines as they take."""
    y = EDGE + TITLE_SIZE * 0.8
    yield element(
        "text", text=sheet.title, x=EDGE, y=y, font_size=TITLE_SIZE, font_weight="600",
        fill=ink("text"),
    )  # fmt: skip
    for sentence in sheet.sentences:
        for text in wrapped(sentence, size=14.0, room=width - 2 * EDGE, lines=8):
            y += 20.0
            yield element("text", text=text, x=EDGE, y=y + 6, font_size=14.0, fill=ink("text"))


def _columns(width: float) -> int:
    return max(int((width - 2 * EDGE) // COLUMN), 1)


def _legend(samples: Sequence[Sample], top: float, width: float, ink: Ink) -> Iterator[Element]:
    columns = _columns(width)
    for n, (shapes, meaning) in enumerate(samples):
        x, y = EDGE + n % columns * COLUMN, top + n // columns * SAMPLE_HEIGHT
        yield element("g", *shapes, transform=f"translate({x:.1f} {y:.1f})")
        yield element(
            "text",
            text=wrapped(meaning, size=TEXT_SIZE, room=COLUMN - SAMPLE_WIDTH - 14, lines=1)[0],
            x=x + SAMPLE_WIDTH + 6,
            y=y + SAMPLE_HEIGHT / 2 + 4.5,
            font_size=TEXT_SIZE,
            fill=ink("text"),
        )


def png_of(sheet: Sheet, palette: Palette = Palette.LIGHT) -> bytes:
    """Twice as fine as on a screen, smaller when that would be too big to open."""
    from resvg_py import svg_to_bytes

    svg = svg_of(sheet, palette)
    longest = max(sheet.drawing.layout.width, sheet.drawing.layout.height, NARROWEST) + 600
    return svg_to_bytes(
        svg_string=svg.decode(),
        zoom=min(ZOOM, PNG_SIDE / longest),
        skip_system_fonts=True,
        font_family=FONT,
        sans_serif_family=FONT,
        font_files=[
            str(files("font_source_sans_pro") / f"files/SourceSansPro-{font}.ttf") for font in FACES
        ],
    )
