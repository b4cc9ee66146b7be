"""The source register: what a rule may rest on."""

from typing import Literal

from pydantic import Field

from riskcheck.core.condition_reading import ConditionField
from riskcheck.core.conditions import Condition
from riskcheck.core.pack.base import DateText, Identifier, Model
from riskcheck.core.text import TextField

Basis = Literal["risk", "principle", "limit", "safeguard", "use"]


class SourcePoint(Model):
    """One citable place of a document.

    `basis` says what an article does at that place: it names a risk, a principle, a limit of the technology or a
    safeguard outright, or it describes a use (`use`), from which the risk is only inferred.
    """

    at: TextField | None = None
    name: TextField
    basis: Basis | None = None
    applies_from: DateText | None = None


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
    checked_on: DateText
    checked: Literal["text", "secondary"]
    binds_when: ConditionField | None = None
    note: TextField | None = None
    points: dict[str, SourcePoint] = Field(min_length=1)

    def binding_condition(self) -> Condition | None:
        """Return the condition under which the document binds a product; None where it binds nobody."""
        return self.binds_when if self.kind == "binding" else None


class SourceFile(Model):
    """The file `sources.yaml`."""

    documents: tuple[Document, ...]
