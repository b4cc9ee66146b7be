"""The use cases by name: what a type checker sees is what a script gets."""

import pytest

from riskcheck import api


@pytest.mark.parametrize("name", api.__all__)
def test_a_use_case_is_imported_when_it_is_asked_for(name: str) -> None:
    assert getattr(api, name) is not None
    assert sum(name in names.split() for names in api._HOMES.values()) == 1


def test_no_other_names() -> None:
    assert sorted(name for names in api._HOMES.values() for name in names.split()) == sorted(api.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'open_cases'"):
        _ = api.open_cases
