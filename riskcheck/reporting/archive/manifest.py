"""The manifest: what a report was made from, with which options, by which program."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from riskcheck.reporting.archive.making import made_with, template_digest

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report

FORMAT_KEY = "riskcheck-manifest"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known about a report beside its pages.

    `files` has the SHA-256 of each enclosure but the manifest itself; `template` is the digest of the user's
    own templates; `made_with` names everything that has a say in the bytes of the pages.
    """

    files: Mapping[str, str]
    pack: str
    as_of: str
    languages: tuple[str, ...]
    summary: bool
    public: bool
    template: str | None
    made_with: Mapping[str, str]

    @classmethod
    def of(cls, report: "Report", contents: Mapping[str, bytes]) -> "Manifest":
        """Return the manifest of a report with these enclosures."""
        options = report.options
        return cls(
            files={name: hashlib.sha256(contents[name]).hexdigest() for name in sorted(contents)},
            pack=report.pack.name,
            as_of=report.assessment.stamp.as_of,
            languages=options.languages,
            summary=options.summary,
            public=options.public,
            template=template_digest(options.template) if options.template else None,
            made_with=made_with(report.assessment.stamp.tool_version),
        )


def manifest_json(manifest: Manifest) -> bytes:
    """Return the manifest as JSON."""
    content: dict[str, Any] = {
        FORMAT_KEY: FORMAT_VERSION,
        "files": {name: {"sha256": digest} for name, digest in manifest.files.items()},
        "pack": manifest.pack,
        "as-of": manifest.as_of,
        "options": {
            "languages": list(manifest.languages),
            "summary": manifest.summary,
            "public": manifest.public,
            "template": manifest.template,
        },
        "made-with": dict(manifest.made_with),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """Return the manifest that JSON holds; raises ValueError where it is none of ours."""
    try:
        data = json.loads(content)
        options = data["options"]
        manifest = Manifest(
            files={name: str(file["sha256"]) for name, file in data["files"].items()},
            pack=data["pack"],
            as_of=data["as-of"],
            languages=tuple(options["languages"]),
            summary=options["summary"],
            public=options["public"],
            template=options["template"],
            made_with={str(name): str(known) for name, known in data["made-with"].items()},
        )
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise ValueError("the manifest cannot be read") from None
    if not _typed(manifest) or manifest_json(manifest) != content:  # other keys, another order or format
        raise ValueError("the manifest is not written as riskcheck writes one")
    return manifest


def _typed(manifest: Manifest) -> bool:
    texts = (manifest.pack, manifest.as_of, *manifest.languages, *filter(None, (manifest.template,)))
    switches = (manifest.summary, manifest.public)
    return all(isinstance(text, str) for text in texts) and all(isinstance(one, bool) for one in switches)
