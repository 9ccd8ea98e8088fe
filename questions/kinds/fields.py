"""Fields of JSON objects, each read as what it has to be: a question or a response may come from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from questions.errors import QuestionError, ResponseError
from questions.messages import Message

_REQUIRED: Any = object()


def text(data: Mapping[str, Any], name: str, default: str = _REQUIRED) -> str:
    """Return a field that is a text, or raise `QuestionError`."""
    return str(_field(data, name, default, (str,), Message("a text")))


def truth(data: Mapping[str, Any], name: str, default: bool = _REQUIRED) -> bool:
    """Return a field that is true or false (“false” in quotation marks is neither), or raise `QuestionError`."""
    value = _field(data, name, default, (bool,), Message("true or false"))
    return value is True


def whole(data: Mapping[str, Any], name: str, default: int = _REQUIRED) -> int:
    """Return a field that is a whole number, or raise `QuestionError`."""
    return int(_field(data, name, default, (int,), Message("a whole number")))


def share(data: Mapping[str, Any], name: str, default: float) -> float:
    """Return a field that is a number from 0 to 1, or raise `QuestionError`."""
    value = _field(data, name, default, (int, float), Message("a number"))
    if not 0 <= value <= 1:
        raise QuestionError(Message("The field “%(name)s” is a number from 0 to 1.", name=name))
    return float(value)


def items(data: Mapping[str, Any], name: str, default: Sequence[Any] = _REQUIRED) -> Sequence[Mapping[str, Any]]:
    """Return a field that is a list of JSON objects, or raise `QuestionError`."""
    return _list(data, name, default, Mapping, Message("objects"))


def texts(data: Mapping[str, Any], name: str, default: Sequence[str] = _REQUIRED) -> tuple[str, ...]:
    """Return a field that is a list of texts, or raise `QuestionError`."""
    return tuple(_list(data, name, default, str, Message("texts")))


def wholes(data: Mapping[str, Any], name: str) -> tuple[int, ...]:
    """Return a field that is a list of whole numbers, or raise `QuestionError`."""
    found = _list(data, name, _REQUIRED, int, "whole numbers")
    if any(isinstance(each, bool) for each in found):
        raise QuestionError(Message("The field “%(name)s” is a list of %(what)s.", name=name, what="whole numbers"))
    return tuple(found)


def only_field(response: object, name: str) -> object:
    """Return the one field a response has, or raise `ResponseError` when it has another shape."""
    if not isinstance(response, Mapping) or set(response) != {name}:
        raise ResponseError(Message("An answer to this question has the one field “%(name)s”.", name=name))
    return response[name]


def _list(data: Mapping[str, Any], name: str, default: Any, each: type, what: str) -> Sequence[Any]:
    found: Iterable[Any] = _field(data, name, default, (list, tuple), Message("a list"))
    elements = list(found)
    if not all(isinstance(element, each) for element in elements):
        raise QuestionError(Message("The field “%(name)s” is a list of %(what)s.", name=name, what=what))
    return elements


def _field(data: Mapping[str, Any], name: str, default: Any, types: tuple[type, ...], what: str) -> Any:
    if not isinstance(data, Mapping):
        raise QuestionError("A question is a JSON object.")
    value = data.get(name, default)
    if value is _REQUIRED:
        raise QuestionError(Message("The field “%(name)s” is missing.", name=name))
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise QuestionError(Message("The field “%(name)s” is %(what)s.", name=name, what=what))
    return value
