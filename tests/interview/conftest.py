"""A small pack with every kind of question, and the words of the interview."""

from pathlib import Path

import pytest

from riskcheck import resources
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.loading.locales import load_wording
from riskcheck.loading.packs import load_pack


@pytest.fixture(scope="session")
def pack() -> RulePack:
    """Six profile questions and four rules."""
    return load_pack(Path(__file__).parents[1] / "loading" / "base_pack").pack


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The English words."""
    return load_wording(resources.locale_file("en"))
