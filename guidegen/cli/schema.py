"""guidegen schema: what a kind of file may hold, for editors and form panels."""

from __future__ import annotations

import json

import click

from guidegen.content.forms import RECORDS, schema_of


@click.command(short_help="Print what a kind of file may hold, for editors.")
@click.argument("kind", type=click.Choice(sorted(RECORDS)))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file: every key in English and Dutch, and the words it may hold.

    An editor with a schema beside it suggests keys while you type. KIND is guide, place and so on; entry is the list
    of facts under a heading.
    """
    click.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))
