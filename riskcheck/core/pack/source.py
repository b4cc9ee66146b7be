"""The source register: what a rule may rest on."""

from typing import Literal

from pydantic import Field

from riskcheck.core.condition_reading import ConditionField
from riskcheck.core.conditions import All, Condition
from riskcheck.core.pack.base import DateText, Identifier, Model
from riskcheck.core.text import TextField

Basis = Literal["risk", "principle", "limit", "safeguard", "use"]


class SourcePoint(Model):
    """One citable place of a document.

    `basis` says what an article does at that place: it names a risk, a principle, a limit of the technology
    or a safeguard outright, or it describes a use (`use`), from which the risk is only inferred. `binds_when`
    narrows that of its document: both must hold.
    """

    at: TextField | None = None
    name: TextField
    basis: Basis | None = None
    applies_from: DateText | None = None
    binds_when: ConditionField | None = None


class Document(Model):
    """A seed article, law, guidance or standard, with its citable points."""

    id: Identifier
    kind: Literal["article", "binding", "guidance", "standard"]
    title: TextField
    issuer: TextField | None = None
    jurisdiction: Identifier | None = None
    date: DateText | None = None
    in_force: DateText | None = None
    applies_from: DateText | None = None
    status: Literal["in-force", "amended", "draft", "superseded"] | None = None
    checked_on: DateText
    checked: Literal["text", "secondary"]
    binds_when: ConditionField | None = None
    note: TextField | None = None
    points: dict[Identifier, SourcePoint] = Field(min_length=1)

    def binding_condition(self, point: SourcePoint | None = None) -> Condition | None:
        """Return the condition under which the document, or a point of it, binds a product, if any."""
        if self.kind != "binding":
            return None
        narrower = point.binds_when if point is not None else None
        parts = tuple(part for part in (self.binds_when, narrower) if part is not None)
        return All(parts)


class SourceFile(Model):
    """The file `sources.yaml`."""

    documents: tuple[Document, ...] = Field(min_length=1)
