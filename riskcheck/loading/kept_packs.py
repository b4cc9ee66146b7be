"""Sound packs kept in a cache, and built again from it.

A pack is kept only if the same comes out of the cache again; what comes out is not checked once more.
"""

from contextlib import suppress

from pydantic_core import from_json

from riskcheck.core.pack.pack import RulePack
from riskcheck.loading.kept_form import pack_again, plain_form
from riskcheck.loading.pack_cache import PackCache
from riskcheck.loading.pack_files import PackFiles

_NOT_SOUND = (ValueError, LookupError, TypeError, AttributeError)


def kept_pack(cache: PackCache, files: PackFiles) -> RulePack | None:
    """Return the pack, if the cache has it as its files are now; they are read, all of them."""
    body = cache.find(files)
    if body is not None:
        with suppress(*_NOT_SOUND):  # whoever wrote that: the files are read instead
            return decoded(body).model_copy(update={"sha256": files.sha256()})
    return None


def keep_pack(cache: PackCache, files: PackFiles, pack: RulePack) -> None:
    """Keep a sound pack, unless another pack would come out of the cache."""
    body = encoded(pack)
    if decoded(body) == pack:
        cache.keep(files, body)


def encoded(pack: RulePack) -> bytes:
    """Return a pack as JSON."""
    import json

    return json.dumps(plain_form(pack), separators=(",", ":"), ensure_ascii=False).encode()


def decoded(body: bytes) -> RulePack:
    """Return what `encoded` was given; raises ValueError, LookupError or TypeError."""
    return pack_again(from_json(body))
