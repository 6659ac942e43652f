"""What templates print is escaped as MarkupSafe escapes it."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.pages.theme.escaping import Escaping


class Own(NamedTuple):
    """An object that says itself what it is as HTML."""

    text: str

    def __html__(self) -> str:
        return f"<b>{self.text}</b>"


class Text(str):
    """Text of another type."""

    __slots__ = ()


TEXTS = st.text(alphabet=st.characters() | st.sampled_from("<>&\"'"))
VALUES = TEXTS | TEXTS.map(Markup) | TEXTS.map(Own) | TEXTS.map(Text) | st.integers() | st.none() | st.lists(TEXTS)


@given(VALUES)
def test_what_is_printed_is_escaped_as_markupsafe_does(value: object) -> None:
    """Text of any kind, markup, numbers and what has a form as HTML, wherever in a template it is printed."""
    environment = Escaping(autoescape=True, undefined=StrictUndefined)
    source = (
        "{{ x }}{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}{% set z %}{{ x }}{% endset %}{{ z }}{{ [x] | first }}"
    )
    assert environment.from_string(source).render(x=value) == str(escape(value)) * 4


def test_a_name_that_does_not_exist_is_never_printed() -> None:
    """It is an error, as with Jinja's own way of escaping."""
    template = Escaping(autoescape=True, undefined=StrictUndefined).from_string("{{ y }}")
    with pytest.raises(UndefinedError):
        template.render(x="")
