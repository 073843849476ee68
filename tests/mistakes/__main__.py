"""Write anew what is said of each sample: `python -m tests.mistakes`. Read the difference as a curator would."""

from __future__ import annotations

import tempfile
from pathlib import Path

from guidegen.report.problems import as_text
from tests.mistakes.sites import LANGUAGES, Sample, lay, named, problems_of, samples


def refresh(sample: Sample) -> str | None:
    """Write the words down, unless other problems were found than its author expects: then say which."""
    with tempfile.TemporaryDirectory() as folder:
        problems = problems_of(lay(sample, Path(folder)))
    if sorted(named(problems)) != sorted(sample.expect):
        return f"{sample.name}: expected {sorted(sample.expect)}, found {sorted(named(problems))}\n"
    for language in LANGUAGES:
        sample.golden(language).write_text(as_text(problems, language), encoding="utf-8")
    return None


if __name__ == "__main__":
    raise SystemExit("".join(wrong for sample in samples() if (wrong := refresh(sample))))
