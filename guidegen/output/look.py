"""What lies under output/ now, looked at no closer than needed: a file is read only when its signature is not as noted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from guidegen.adapters.files import digest_bytes, look_through, open_file
from guidegen.plan.changes import Found
from guidegen.plan.manifest import UNKNOWN, Manifest, Receipt
from guidegen.plan.plan import folders_of
from guidegen.problems import DiskError

_JUNK = frozenset({"thumbs.db", "desktop.ini"})
_NEVER = ""  # equals the digest of nothing


def look(output: Path, planned: Collection[str], manifest: Manifest | None) -> dict[str, Found]:
    """Every file under output/ by path, with its digest where that matters; DiskError.

    Hidden files (.gitkeep, .git, .htaccess) that no plan and no receipt names are left out: nobody's business here.
    """
    receipts: Mapping[str, Receipt] = manifest.receipts if manifest else {}
    hidden = _hidden_ones(planned) | _hidden_ones(receipts)

    def skip(path: str) -> bool:
        name = path[path.rfind("/") + 1 :]
        return (name[0] == "." or name.lower() in _JUNK) and path not in hidden

    tree = look_through(output, skip=skip)
    found = {refused.path: Found(UNKNOWN, _NEVER) for refused in tree.refused}
    for entry in tree.files:
        path, signature = entry.path, entry.signature
        receipt = receipts.get(path)
        if (receipt and receipt.signature == signature) or not (receipt or path in planned):
            found[path] = Found(signature)
        else:
            found[path] = Found(signature, _digest(output, path))
    return found


def _hidden_ones(paths: Collection[str]) -> set[str]:
    hidden = {path for path in paths if path.startswith(".") or "/." in path}
    return hidden | {folder for path in hidden for folder in folders_of(path)}


def _digest(output: Path, path: str) -> str:
    try:
        with open_file(output, path) as file:
            return digest_bytes(file.read())
    except DiskError:  # it cannot be read: then it is certainly not as we want it
        return _NEVER
