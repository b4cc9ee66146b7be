"""What users install: the wheel, built from a copy, in a fresh environment, run from an empty folder.

Everything that is installed is locked with hashes. The program itself runs without a network, and is refused
every file of the checkout.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from riskcheck import __version__

pytestmark = [pytest.mark.registry, pytest.mark.xdist_group("wheel")]

NOT_COPIED = shutil.ignore_patterns(
    ".*_cache", ".coverage*", ".git", ".hypothesis", ".venv", "__pycache__", "build", "dist"
)


def run(*command: str | Path, cwd: Path, env: dict[str, str]) -> str:
    """Run a command that must succeed; return what it printed."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} exited with {done.returncode}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout


def files_below(folder: Path, prefix: str) -> set[str]:
    """The files of a folder of the checkout, under the names that they have in the wheel.

    Without what was compiled from them in use.
    """
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    kept = (path for path in found if "__pycache__" not in path.parts and not path.name.startswith("."))
    return {f"{prefix}/{path.as_posix()}" for path in kept}


@pytest.fixture(scope="module")
def wheels(checkout, tmp_path_factory, unguarded_environment) -> dict[str, Path]:
    """The wheel built from the tree (as `pip install .` does), and the one built from the sdist."""
    work = tmp_path_factory.mktemp("build")
    copy = shutil.copytree(checkout, work / "copy", ignore=NOT_COPIED)
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir")
    run(*build, work / "tree", "--wheel", copy, cwd=work, env=unguarded_environment)
    run(*build, work / "sdist", copy, cwd=work, env=unguarded_environment)
    shutil.rmtree(copy)
    return {kind: next((work / kind).glob("*.whl")) for kind in ("tree", "sdist")}


@pytest.fixture(scope="module")
def installed(checkout, wheels, tmp_path_factory, unguarded_environment) -> Path:
    """The bin folder of a fresh environment with the locked packages and the wheel."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", home / "venv", cwd=home, env=unguarded_environment)
    python = home / "venv" / "bin" / "python"
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "--disable-pip-version-check",
        "install",
        "--quiet",
    )
    locked = checkout / ".ci" / "requirements.txt"
    run(*pip, "--require-hashes", "--requirement", locked, cwd=home, env=unguarded_environment)
    run(*pip, "--no-deps", "--no-index", wheels["tree"], cwd=home, env=unguarded_environment)
    return python.parent


@pytest.fixture
def riskcheck(checkout, installed, tmp_path):
    """Run the installed program in an empty folder, out of reach of the checkout and of any network."""
    guards = tmp_path / "guards"
    shutil.copytree(checkout / "tests" / "guards", guards, ignore=NOT_COPIED)
    env = os.environ | {"PYTHONPATH": str(guards), "RISKCHECK_TESTS_FORBIDDEN": str(checkout)}
    empty = tmp_path / "empty"
    empty.mkdir()

    def command(*arguments: str) -> str:
        return run(installed / "riskcheck", *arguments, cwd=empty, env=env)

    command.folder = empty
    return command


def test_the_wheel_holds_every_rule_template_font_and_locale(checkout, wheels):
    names = set(zipfile.ZipFile(wheels["tree"]).namelist())
    wanted = files_below(checkout / "rules", "riskcheck/_bundled/rules")
    wanted |= files_below(checkout / "reports", "riskcheck/_bundled/reports")
    wanted |= files_below(checkout / "riskcheck" / "locales", "riskcheck/locales")
    wanted |= files_below(checkout / "riskcheck" / "scaffold", "riskcheck/scaffold")
    assert wanted - names == set()
    assert [name for name in names if "__pycache__" in name] == []
    for suffix in (
        "/pack.yaml",
        "/report.html.j2",
        "/print.css",
        ".ttf",
        "/locales/zh.yaml",
        "/locales/en.yaml",
        "/py.typed",
    ):
        assert any(name.endswith(suffix) for name in names), suffix
    assert {name.split("/")[0] for name in names} == {"riskcheck", f"riskcheck-{__version__}.dist-info"}


def test_the_sdist_builds_the_same_wheel(wheels):
    tree, sdist = (zipfile.ZipFile(wheels[kind]) for kind in ("tree", "sdist"))
    assert {name: tree.read(name) for name in tree.namelist()} == {
        name: sdist.read(name) for name in sdist.namelist()
    }


def test_no_file_of_the_wheel_names_the_machine_that_built_it(checkout, wheels):
    wheel = zipfile.ZipFile(wheels["tree"])
    assert [name for name in wheel.namelist() if str(checkout).encode() in wheel.read(name)] == []


def test_the_main_job_runs_from_another_folder(riskcheck):
    assert __version__ in riskcheck("--version")
    riskcheck("example", "campus-tutor", "-o", "p.yaml")
    assert riskcheck("score", "p.yaml").strip()
    riskcheck("report", "p.yaml", "-o", "r.pdf", "--lang", "zh")
    assert (riskcheck.folder / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert sorted(path.name for path in riskcheck.folder.iterdir()) == ["p.yaml", "r.pdf"]
