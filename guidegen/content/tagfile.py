"""tags.yaml: what a tag is called and what it gathers, in the site's language."""

from __future__ import annotations

from guidegen.adapters.slugs import slugify
from guidegen.content.decode import place_of
from guidegen.content.keys import english_key
from guidegen.content.suggest import closest
from guidegen.content.tables import node_place, table
from guidegen.model.document import Mapping, Node, Value
from guidegen.model.site import Tag
from guidegen.problems import Problem, error

_KEYS = ("title", "summary", "titel", "samenvatting")


def read_tags(path: str, node: Node | None, language: str) -> tuple[dict[str, Tag], tuple[Problem, ...]]:
    """The tags that the file at `path` describes, by slug; a text per language gives the one in `language`."""
    tags: dict[str, Tag] = {}
    first: dict[str, Value] = {}
    root, not_table = table(node, path)
    problems = list(not_table)
    for name, value in root.items:
        slug = slugify(name.text)
        if not slug:
            problems.append(error("tag-form", place_of(name, path), text=name.text))
            continue
        if slug in first:
            before = first[slug]
            place = place_of(name, path)
            problems.append(error("key-twice", place, key=name.text, first=before.text, line=before.line))
            continue
        first[slug] = name
        rows, wrong = table(value, path) if not isinstance(value, Value) else (Mapping((), 1, 1), ())
        texts, mistakes = _texts(rows, path, language)
        title = value.text.strip() if isinstance(value, Value) else texts.get("title")
        tags[slug] = Tag(slug, title or name.text, texts.get("summary"))
        problems += (*wrong, *mistakes)
    return tags, tuple(problems)


def _texts(rows: Mapping, path: str, language: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for key, value in rows.items:
        known = english_key(key.text)
        if key.text.startswith("x-"):
            continue
        if known not in {"title", "summary"}:
            problems.append(
                error("key-unknown", place_of(key, path), key=key.text, suggestion=closest(key.text, _KEYS))
            )
        elif (text := _in_language(value, language)) is not None:
            texts[known] = text
        else:
            problems.append(error("value-nested", node_place(value, path), key=key.text))
    return texts, tuple(problems)


def _in_language(node: Node, language: str) -> str | None:
    if isinstance(node, Value):
        return node.text.strip()
    if not isinstance(node, Mapping):
        return None
    texts = {key.text.casefold(): value.text.strip() for key, value in node.items if isinstance(value, Value)}
    return texts.get(language) or next(iter(texts.values()), None)
