"""Pictures are found, described and credited from four sources in order; what is missing is told where they are named."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guidegen.adapters.files import digest_file
from guidegen.adapters.pictures import Refusal, Survey
from guidegen.content import Request, read_site
from guidegen.content.credits import credit_in_file, credit_of
from guidegen.content.surveys import examine
from guidegen.model.media import Credit, Focus, Picture, Video
from guidegen.model.prose import Gallery
from tests.content.sites import NOON, TODAY, Files, read, told, value_of, write

HEAD = "---\ntitle: X\nstatus: published\n{more}---\n"


def guide(text: str = "", more: str = "", **beside: str | bytes) -> Files:
    files: Files = {"guides/x/guide.md": HEAD.format(more=more) + text}
    return files | {f"guides/x/{name.replace('_', '.')}": data for name, data in beside.items()}


def only_picture(root: Path, files: Files) -> Picture:
    (site_guide,) = read(root, files).site.guides
    (media,) = site_guide.intro.media
    assert isinstance(media, Picture)
    return media


def test_a_picture_in_the_text(tmp_path: Path) -> None:
    text = '![De trap](trap.jpg "N. de Wit, CC BY 4.0")\n*In het achterhuis.*\n'
    reading = read(tmp_path, guide(text, trap_jpg=""))
    assert told(reading) == []
    (site_guide,) = reading.site.guides
    (picture,) = site_guide.intro.media
    assert isinstance(picture, Picture)
    assert (picture.source, picture.alt, picture.width, picture.height) == (
        "guides/x/trap.jpg",
        "De trap",
        80,
        60,
    )
    assert picture.credit == Credit("N. de Wit", "CC BY 4.0")
    assert picture.caption is not None
    assert reading.bodies[picture.caption.digest] == "In het achterhuis."
    assert reading.files[picture.digest].name == "trap.jpg"
    assert site_guide.cover == picture


def test_photos_yaml_tells_what_the_text_does_not(tmp_path: Path) -> None:
    notes = (
        "trap.jpg:\n  alt: Een trap\n  bijschrift: Boven < onder\n  credit: Noor\n  licentie: cc by-sa 4.0\n"
        "  rights-url: https://example.org/r\n  focus: 0.4 0.3\n  toestemming: gevraagd\n"
    )
    files = guide("![](trap.jpg)\n", trap_jpg="", photos_yaml=notes)
    reading = read(tmp_path, files)
    assert told(reading) == []
    picture = only_picture(tmp_path, files)
    assert (picture.alt, picture.focus) == ("Een trap", Focus(0.4, 0.3))
    assert picture.credit == Credit("Noor", "CC BY-SA 4.0", "https://example.org/r")
    assert picture.caption is not None
    assert reading.bodies[picture.caption.digest] == "Boven &lt; onder"


def test_the_guides_own_credit_serves_all_its_photographs(tmp_path: Path) -> None:
    for n, more in enumerate(
        ("fotocredit: Noor\nfotolicentie: CC BY 4.0\n", "fotocredit: Noor, CC BY 4.0\n")
    ):
        files = guide("![a](trap.jpg)\n", more, trap_jpg="")
        assert only_picture(tmp_path / str(n), files).credit == Credit("Noor", "CC BY 4.0")


def test_one_makers_terms_are_not_anothers() -> None:
    press, own = Credit("Persfoto museum"), Credit("Noor", "CC BY 4.0", "https://example.org")
    assert credit_of((press, own)) == Credit("Persfoto museum")
    assert credit_of((Credit(None, "CC0"), own)) == Credit("Noor", "CC0", "https://example.org")
    assert credit_of((Credit("Noor"), own)) == own
    assert credit_of((Credit(), Credit())) is None


def test_what_a_file_says_of_itself() -> None:
    fields = (("creator", "Noor"), ("rights-url", "https://creativecommons.org/licenses/by-nc/4.0/"))
    survey = Survey("jpeg", (1, 1), "#000000", None, fields)
    assert credit_in_file(survey) == Credit("Noor", "CC BY-NC 4.0", fields[1][1])


def test_a_decorative_picture_needs_no_words(tmp_path: Path) -> None:
    notes = "trap.jpg:\n  decoratief: ja\n  credit: Noor\n"
    files = guide("![](trap.jpg)\n", trap_jpg="", fotos_yaml=notes)
    assert told(read(tmp_path, files)) == []
    assert only_picture(tmp_path, files).decorative


def test_missing_words_are_an_error_at_every_use_and_a_missing_maker_one_warning_a_file(
    tmp_path: Path,
) -> None:
    reading = read(tmp_path, guide("![](trap.jpg)\n\ntekst\n\n![](trap.jpg)\n", trap_jpg=""))
    assert told(reading) == [
        "guides/x/guide.md:5:1 alt-missing",
        "guides/x/guide.md:5:1 credit-missing",
        "guides/x/guide.md:9:1 alt-missing",
    ]
    assert [p.blocks for p in reading.problems] == [True, False, True]


def test_a_cover_borrows_the_words_of_the_text(tmp_path: Path) -> None:
    reading = read(tmp_path, guide('![De trap](trap.jpg "Noor")\n', "cover: trap.jpg\n", trap_jpg=""))
    assert told(reading) == []
    assert reading.site.guides[0].cover is not None
    assert reading.site.guides[0].cover.alt == "De trap"


def test_a_cover_that_nobody_describes_is_told_at_the_cover(tmp_path: Path) -> None:
    reading = read(tmp_path, guide("", "cover: trap.jpg\n", trap_jpg=""))
    assert told(reading) == ["guides/x/guide.md:4:8 alt-missing", "guides/x/guide.md:4:8 credit-missing"]


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("trapp.jpg", "file-not-found-here", "trap.jpg"),
        ("weg.jpg", "file-not-found-here", None),
        ("Trap.JPG", "file-name-differs", "trap.jpg"),
        ("../y/ander.jpg", "file-outside", None),
        ("/etc/passwd", "file-outside", None),
        ("../../../geheim.jpg", "file-outside", None),
        ("kaart.vtt", "not-a-picture", None),
        ("kapot.jpg", "picture-unknown", None),
    ],
)
def test_names_that_lead_to_no_picture(tmp_path: Path, name: str, code: str, suggestion: str | None) -> None:
    files = guide("", f"cover: {name}\n", trap_jpg="", kaart_vtt="WEBVTT", kapot_jpg=b"geen foto")
    reading = read(
        tmp_path, files | {"guides/y/ander.jpg": "", "guides/y/guide.md": HEAD.format(more="") + "Tekst.\n"}
    )
    assert f"guides/x/guide.md:4:8 {code}" in told(reading)
    assert value_of(reading, code, "suggestion") == suggestion


def test_accents_may_be_composed_in_two_ways(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "café.jpg")
    reading = read(tmp_path, guide('![Een café](café.jpg "Noor")\n') | {f"guides/x/{nfd}": ""})
    assert told(reading) == []
    assert [media.source for media in reading.site.guides[0].intro.media] == [f"guides/x/{nfd}"]


def test_a_note_without_its_picture(tmp_path: Path) -> None:
    reading = read(
        tmp_path, guide("Tekst.\n", trap_jpg="", photos_yaml="trp.jpg:\n  alt: x\ntrap.jpg:\n  atl: x\n")
    )
    assert told(reading) == [
        "guides/x/photos.yaml:1:1 note-without-file",
        "guides/x/photos.yaml:4:3 key-unknown",
    ]
    assert value_of(reading, "note-without-file", "suggestion") == "trap.jpg"


def test_pictures_of_a_field_list_come_after_the_text(tmp_path: Path) -> None:
    notes = "a.jpg:\n  alt: A\n  credit: Noor\nb.jpg:\n  alt: B\n  credit: Noor\n"
    text = "Begin.\n\n## Plek\n- fotos: a.jpg, b.jpg\n\nTekst.\n"
    reading = read(tmp_path, guide(text, a_jpg="", b_jpg="", photos_yaml=notes))
    assert told(reading) == []
    last = reading.site.guides[0].entries[0].text.blocks[-1]
    assert isinstance(last, Gallery)
    assert [media.alt for media in last.media] == ["A", "B"]


def test_video_is_checked_and_kept_for_later(tmp_path: Path) -> None:
    good, text = b"\0\0\0\x18ftypisom", '![Een stoomtrein](clip.mp4 "Noor")\n'
    reading = read(tmp_path, guide(text, clip_mp4=good, clip_nl_vtt="WEBVTT\n"))
    assert told(reading) == ["guides/x/guide.md:5:1 video-unpublished"]
    (media,) = reading.site.guides[0].intro.media
    assert isinstance(media, Video)
    assert media.captions == ("content/guides/x/clip.nl.vtt",)
    reading = read(tmp_path / "2", guide(text, clip_mp4=b"geen video, echt niet"))
    assert sorted(problem.code for problem in reading.problems) == [
        "captions-missing",
        "video-not-video",
        "video-unpublished",
    ]


def test_pictures_are_looked_at_once_and_told_of(tmp_path: Path) -> None:
    root = write(tmp_path, guide('![a](a.jpg "N")\n\n![b](b.jpg "N")\n', a_jpg="", b_jpg=b""))
    (root / "content/guides/x/b.jpg").write_bytes((root / "content/guides/x/a.jpg").read_bytes() + b"\0")
    steps: list[tuple[int, int]] = []
    with ThreadPoolExecutor(1) as pool:
        first = read_site(
            Request(root, NOON, TODAY, executor=pool, progress=lambda *step: steps.append(step))
        )
        again = read_site(
            Request(root, NOON, TODAY, executor=pool, progress=lambda *step: steps.append(step))
        )
    assert steps == [(1, 2), (2, 2)]
    assert first.site == again.site


def test_a_picture_that_changes_while_it_is_looked_at_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path, guide("Tekst.\n", trap_jpg=""))
    picture = root / "content/guides/x/trap.jpg"
    assert isinstance(examine(picture, digest_file(picture)), Survey)
    assert examine(picture, "0" * 32) == Refusal("picture-changed")


def test_workers_that_break_down_cost_only_their_pictures(tmp_path: Path) -> None:
    number = 100  # more than are handed out at a time
    for n in range(number):
        write(tmp_path, {f"guides/x/{n}.jpg": f"foto {n}"})
    root = write(tmp_path, guide("\n\n".join(f'![a]({n}.jpg "N")' for n in range(number)) + "\n"))
    pool = ThreadPoolExecutor(1, initializer=_break)
    reading = read_site(Request(root, NOON, TODAY, executor=pool))
    assert [problem.code for problem in reading.problems] == ["picture-worker-lost"] * number
    again = read_site(Request(root, NOON, TODAY))
    assert [problem.code for problem in again.problems] == ["picture-unknown"] * number


def _break() -> None:
    raise RuntimeError
