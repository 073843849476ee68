"""One page being laid out: it hands out addresses and pictures, and remembers what the page thereby needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.edition.accent import NIGHT, PAPER, legible
from guidegen.edition.derivatives import LARGE, MIME, Derivative, derivatives
from guidegen.edition.licences import licence_url
from guidegen.edition.views import Body, CreditView, Link, PictureView, Source
from guidegen.model.media import Picture
from guidegen.plan.digest import digest
from guidegen.plan.plan import Output
from guidegen.plan.recipes import RenderPage, WriteText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.edition.desk import Desk
    from guidegen.model.media import Credit
    from guidegen.model.names import Ref
    from guidegen.model.text import Html

_UNCROPPED = frozenset(
    {"cover", "hero", "full", "wide", "tall", "inset", "slide"}
)  # roles a reader may enlarge


class Sheet:
    """A page at `path`. Its methods turn records into what a template may see; `outputs` gives all it needs."""

    def __init__(self, desk: Desk, path: str, root: str | None = None) -> None:
        self.desk = desk
        self.path = path
        self.root = routes.root_of(path) if root is None else root
        self._outputs: dict[str, Output] = {}
        self._colours: dict[str, str] = {}
        self._accents: dict[str, str] = {}
        self._accent: str | None = None

    def to(self, path: str) -> str:
        """The address of another output, relative to this page; the plan must then hold that output."""
        self.desk.promised.add(path)
        return self.root + path

    def typed(self, address: str) -> str:
        """An address as site.yaml gives it ("/gidsen/x/#y"), relative to this page; whether it is there is told."""
        path, mark, part = address.partition("#")
        return self.root + routes.typed_path(path) + mark + part

    def href(self, ref: Ref, fragment: str | None = None) -> str:
        """The address of a record's page, relative to this one."""
        return self.to(self.desk.path(ref)) + (f"#{fragment}" if fragment else "")

    def link(self, ref: Ref, text: str) -> Link:
        """A link to a record's page."""
        return Link(self.href(ref), text)

    def body(self, html: Html | None) -> Body | None:
        """A run of prose with its links filled in; None for nothing."""
        if html is None:
            return None
        return Body(
            html.digest,
            tuple(None if t is None else self.href(t.ref, t.fragment) for t in html.links),
            tuple(self.desk.site.name(t.ref) if t is not None and t.unworded else None for t in html.links),
        )

    def picture(self, picture: Picture, role: str) -> PictureView:
        """A picture in one of the theme's roles."""
        wanted = self.desk.theme.role(role)
        formats = self.desk.formats
        made = derivatives(self.desk, picture, wanted, formats)
        plain = [d for d in made if d.format == formats[-1]]
        name = f"p-{picture.digest[:8]}"
        self._colours[name] = picture.colour
        self._add(made)
        return PictureView(
            name=name,
            alt=picture.alt,
            src=self.to(plain[len(plain) // 2].output.path),
            srcset=self._srcset(plain),
            sources=tuple(
                Source(MIME[fmt], self._srcset([d for d in made if d.format == fmt])) for fmt in formats[:-1]
            ),
            sizes=wanted.sizes,
            width=plain[-1].width,
            height=plain[-1].height,
            shape=picture.shape,
            role=role,
            large=self._large(picture, role, plain[-1]),
            caption=self.body(picture.caption),
            credit=_credit(picture.credit),
        )

    def accent(self, colour: str | None) -> str | None:
        """The class that carries a card's accent, once the colour is made legible; None for no colour."""
        if colour is None:
            return None
        name = f"a-{colour[1:]}"
        self._accents[name] = colour
        return name

    def set_accent(self, colour: str | None) -> None:
        """Give the page itself an accent (None: the theme's own stays)."""
        self._accent = colour

    def need(self, output: Output) -> str:
        """Note that the page needs this output too, and give its address."""
        self._outputs[output.path] = output
        return self.to(output.path)

    def stylesheet(self) -> str | None:
        """The address of the page's own colours, once all pictures are placed; None when there are none."""
        rules = list(self._rules())
        if not rules:
            return None
        text = "\n".join(rules) + "\n"
        return self.need(Output(routes.colours_path(digest(text)), WriteText(text), "colours"))

    def outputs(self, kind: str, view: object, about: str) -> Iterator[Output]:
        """The page made by the theme's template for `kind`, after everything it shows."""
        yield from self._outputs.values()
        theme = self.desk.theme
        yield Output(
            self.path, RenderPage(theme.template(kind), theme.digest, view, self.desk.makers.page), about
        )

    def _large(self, picture: Picture, role: str, own: Derivative) -> str:
        """The whole picture as the last of the formats (JPEG), for the roles a reader may enlarge."""
        if role not in _UNCROPPED or self.desk.theme.role(role).ratio is None:
            return self.to(own.output.path)
        whole = derivatives(self.desk, picture, LARGE, self.desk.formats[-1:])
        self._add(whole)
        return self.to(whole[-1].output.path)

    def _srcset(self, made: list[Derivative]) -> str:
        return ", ".join(f"{self.to(d.output.path)} {d.width}w" for d in made)

    def _add(self, made: tuple[Derivative, ...]) -> None:
        for derivative in made:
            self._outputs[derivative.output.path] = derivative.output

    def _rules(self) -> Iterator[str]:
        if self._accent is not None:
            yield ":root" + _accent_rule(self._accent)
        for name, colour in sorted(self._accents.items()):
            yield f".{name}" + _accent_rule(colour)
        for name, colour in sorted(self._colours.items()):
            yield f".{name}{{background-color:{colour}}}"


def _accent_rule(colour: str) -> str:
    return f"{{--accent-light:{legible(colour, PAPER)};--accent-dark:{legible(colour, NIGHT)}}}"


def _credit(credit: Credit | None) -> CreditView | None:
    if credit is None:
        return None
    return CreditView(credit.text, credit.licence, licence_url(credit.licence), credit.rights_url)
