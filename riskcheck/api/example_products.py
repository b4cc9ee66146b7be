"""The example products of a pack."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import UsageError
from riskcheck.loading.bytes_in import read_file
from riskcheck.loading.pack_files import find_pack

if TYPE_CHECKING:
    from riskcheck.core.stats import Asked
from riskcheck.api.cases import reopen_case
from riskcheck.api.packs import DEFAULT_PACK, open_pack, pack_folders


def examples(wanted: str | None = None, extra: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the example products of a pack by name."""
    folder = find_pack(wanted or DEFAULT_PACK, pack_folders(extra))
    found = sorted((folder / "examples").glob("*.yaml"))
    return {path.stem: path for path in found if not path.name.endswith(".expected.yaml")}


def example(name: str, wanted: str | None = None, extra: Sequence[Path] = ()) -> bytes:
    """Return the answer sheet of an example product; raises UsageError."""
    found = examples(wanted, extra)
    if name not in found:
        hint = did_you_mean(name, found) or f"there are: {one_of(found)}"
        raise UsageError(f"there is no example product '{name}'", hint)
    return read_file(found[name])


def example_summaries(wanted: str | None = None, extra: Sequence[Path] = ()) -> list[tuple[str, str]]:
    """Return the name and the product of every example."""
    pack, found = open_pack(wanted, extra), examples(wanted, extra)
    return [(name, reopen_case(path, pack).sheet.product.name) for name, path in found.items()]


def asked_by_example(wanted: str | None = None, extra: Sequence[Path] = ()) -> dict[str, "Asked"]:
    """Return how many questions each example product is asked."""
    from riskcheck.core.stats import asked_of

    pack, found = open_pack(wanted, extra), examples(wanted, extra)
    return {name: asked_of(reopen_case(path, pack).questionnaire) for name, path in found.items()}
