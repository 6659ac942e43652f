"""Forms: YAML that people write, read into declared types.

A form is a `msgspec` structure. `read` gives a complete, frozen value or raises `Rejected` with every mistake
at its line and column; `schema` gives the JSON Schema of the same definition, so that the reader, the checker,
the editor's completion and the documentation cannot disagree.
"""

from generator.forms.dump import dump
from generator.forms.edtf import Edtf
from generator.forms.form import Form, Place, Source, read, schema, whole
from generator.forms.invisible import (
    INVISIBLE,
    UNSEEN_CODE,
    UNSEEN_HINT,
    unseen,
    unseen_findings,
    unseen_message,
)
from generator.forms.nearest import nearest
from generator.forms.plain import plain

__all__ = [
    "INVISIBLE",
    "UNSEEN_CODE",
    "UNSEEN_HINT",
    "Edtf",
    "Form",
    "Place",
    "Source",
    "dump",
    "nearest",
    "plain",
    "read",
    "schema",
    "unseen",
    "unseen_findings",
    "unseen_message",
    "whole",
]
