"""Sound packs kept in a cache, and built again from it.

The models read every part as they did the first time; the checks across the parts are not made again.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from riskcheck.core.pack.obligation import ObligationFile
from riskcheck.core.pack.pack import PackHead, RulePack
from riskcheck.core.pack.profile import PROFILE_TYPES
from riskcheck.core.pack.rule import UNNAMED_TYPE, Section
from riskcheck.core.pack.source import Document
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.interface import ScoringMethod
from riskcheck.loading.pack_cache import PackCache, decoded, encoded
from riskcheck.loading.pack_files import HEAD, OBLIGATIONS, PROFILE, SOURCES, PackFiles, section_file

_NOT_SOUND = (ValueError, LookupError, TypeError, AttributeError)  # pydantic's error is a ValueError


def kept_pack(cache: PackCache, files: PackFiles) -> RulePack | None:
    """Return the pack, if the cache has it as its files are now; they are read, all of them."""
    data = cache.find(files)
    if data is not None:
        with suppress(*_NOT_SOUND):  # whoever wrote that: the files are read instead
            return _rebuilt(data, files.sha256())
    return None


def keep_pack(cache: PackCache, files: PackFiles, data: Mapping[str, Any], pack: RulePack) -> None:
    """Keep a sound pack, given the data of its files, unless another pack would come out of the cache."""
    body = encoded(data)
    if _rebuilt(decoded(body), pack.sha256) == pack:
        cache.keep(files, body)


def _rebuilt(data: Mapping[str, Any], digest: str) -> RulePack:
    head = PackHead.model_validate(data[HEAD])
    scoring = data[HEAD]["scoring"]
    method = METHODS[scoring["method"]]
    profile = [PROFILE_TYPES[part["type"]].model_validate(part) for part in data[PROFILE]["questions"]]
    duties = ObligationFile.model_validate(data[OBLIGATIONS]).obligations if OBLIGATIONS in data else ()
    return RulePack.model_construct(
        head=head,
        parameters=method.parameters.model_validate(scoring),
        profile=tuple(profile),
        sections=tuple([_section(data[section_file(name)], method) for name in head.sections]),
        documents=tuple([Document.model_validate(part) for part in data[SOURCES]["documents"]]),
        sha256=digest,
        obligations=duties,
    )


def _section(data: Mapping[str, Any], method: ScoringMethod) -> Section:
    types = method.rule_types
    rules = [types[part.get("type", UNNAMED_TYPE)].model_validate(part) for part in data["rules"]]
    return Section.model_validate({**data, "rules": ()}).model_copy(update={"rules": tuple(rules)})
