"""Files in a folder of a user's own looks that nothing would read, because their names are a slip."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from riskcheck.core.suggest import nearest, one_of
from riskcheck.errors import Gravity, Issue, Location
from riskcheck.loading.looking import is_file

TEXTS, COLOURS = "texts.yaml", "colours.yaml"
LOGOS = ("logo.svg", "logo.png", "logo.jpg", "logo.jpeg")
_OWN_STYLE = "extra.css"
TEMPLATES = (".j2", ".css")
_DATA = (".yaml", ".yml")
_OTHER_IMAGES = (".gif", ".webp", ".bmp", ".tif", ".tiff", ".pdf", ".eps", ".ai")


def slips_in(folder: Path, ours: Path) -> list[Issue]:
    """Return an issue for each file that is meant for a report and goes into none; `ours` has our templates.

    A template of another name may be there for one of the user's own to include, so that it only counts when
    none names it and one of ours is called nearly so.
    """
    names = _names(folder)
    templates = [name for name in names if name.suffix in TEMPLATES]
    known = [name for name in _names(ours) if name.suffix in TEMPLATES]
    strays = [name for name in templates if name not in known and not _is_named(name, folder, templates)]
    found = [(name, _template_hint(name, known)) for name in strays]
    found += [(name, _data_hint(name)) for name in names if name.suffix in _DATA]
    told = [_issue(folder / name, "nothing reads this file", hint) for name, hint in found if hint]
    return sorted([*told, *_logos(folder, names)], key=lambda issue: str(issue.location))


def _names(folder: Path) -> list[PurePosixPath]:
    """Return what lies where ours do: in the folder itself and in its partials."""
    found = [path for places in ("*", "partials/*") for path in folder.glob(places) if is_file(path)]
    names = (PurePosixPath(path.relative_to(folder).as_posix()) for path in found)
    return sorted(name for name in names if not name.name.startswith("."))


def _is_named(name: PurePosixPath, folder: Path, templates: Sequence[PurePosixPath]) -> bool:
    others = (folder / other for other in templates if other != name)
    return any(str(name) in other.read_bytes().decode("utf-8", "replace") for other in others)


def _template_hint(name: PurePosixPath, known: Sequence[PurePosixPath]) -> str:
    if name.suffix == ".css":
        return f"style rules of your own stand in {_OWN_STYLE}"
    return _meant(name, {place.stem: str(place) for place in known if place.suffix == name.suffix})


def _data_hint(name: PurePosixPath) -> str:
    right = {Path(one).stem: one for one in (TEXTS, COLOURS)}
    return "" if str(name) in right.values() else _meant(name, right)


def _meant(name: PurePosixPath, places: Mapping[str, str]) -> str:
    near = nearest(name.stem, places)
    return f"did you mean '{places[near]}'?" if near is not None else ""


def _logos(folder: Path, names: Sequence[PurePosixPath]) -> list[Issue]:
    logos = [name for name in names if name.stem == "logo"]
    wrong = [name for name in logos if name.suffix.lower() in _OTHER_IMAGES]
    right = [name for name in logos if str(name) in LOGOS]
    told = [_issue(folder / name, "nothing reads this file", f"a logo is {one_of(LOGOS)}") for name in wrong]
    hint = f"{right[0]} is there, too: keep one of them" if right else ""
    return told + [_issue(folder / name, "this is one logo too many", hint) for name in right[1:]]


def _issue(path: Path, message: str, hint: str) -> Issue:
    return Issue("TP005", Gravity.ERROR, message, Location(str(path)), hint)
