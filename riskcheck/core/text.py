"""A text in one or several languages."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

NEUTRAL = ""  # the language of a plain string: the same words for everybody


class Text:
    """A text by language; immutable. A plain string is the same text in every language."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str] | str) -> None:
        """Take a plain string or a mapping of language to text."""
        self._by_language = {NEUTRAL: by_language} if isinstance(by_language, str) else dict(by_language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages given, in the order of the file; none for a plain string."""
        return () if NEUTRAL in self._by_language else tuple(self._by_language)

    def pick(self, *languages: str) -> str:
        """Return the text in the first of `languages` that it has, else in the first that it was given in."""
        for language in languages:
            if language in self._by_language:
                return self._by_language[language]
        return next(iter(self._by_language.values()))

    def as_data(self) -> str | dict[str, str]:
        """Return the text as it stands in a file: a plain string, or a mapping of language to text."""
        plain = self._by_language.get(NEUTRAL)
        return plain if plain is not None else dict(self._by_language)

    def __reduce__(self) -> tuple[type["Text"], tuple[str | dict[str, str]]]:
        """Travel to another process as plain data."""
        return Text, (self.as_data(),)

    def __eq__(self, other: object) -> bool:
        """Two texts are equal when they say the same in the same languages."""
        return isinstance(other, Text) and self._by_language == other._by_language

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(frozenset(self._by_language.items()))

    def __repr__(self) -> str:
        """Show the content."""
        return f"Text({self._by_language!r})"


def _read(raw: Any) -> Text:
    if isinstance(raw, Text):
        return raw
    if isinstance(raw, str) and raw.strip():
        return Text(raw)
    if isinstance(raw, dict) and raw:
        for words in raw.values():  # thousands in a pack, and `all` over a generator takes twice as long
            if not isinstance(words, str) or not words.strip():
                break
        else:
            return Text(raw)
    raise PydanticCustomError("text", "must be a text, or a mapping of language to text, and not empty")


_JSON_SCHEMA = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "minLength": 1}},
    ]
}
_SCHEMA = core_schema.no_info_plain_validator_function(
    _read,
    metadata={"pydantic_js_functions": [lambda _schema, _handler: dict(_JSON_SCHEMA)]},
    serialization=core_schema.plain_serializer_function_ser_schema(Text.as_data),
)
TextField = Annotated[Text, GetPydanticSchema(lambda _source, _handler: _SCHEMA)]
