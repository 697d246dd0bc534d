"""The docstrings under the fields of models, read from their source when a document is made of them.

Pydantic can read them too, but does so whenever a model is imported: a tenth of the time of a short command.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from typing import TYPE_CHECKING, Any

from repocheck.python import parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Return what the docstrings under the fields of `model` say, by field; inherited ones too."""
    docs: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if each.__name__ != "BaseModel" and hasattr(each, "model_fields"):
            docs |= _docs_in(each)
    return {name: docs[name] for name in model.model_fields if name in docs}


def with_docs(schema: Mapping[str, Any], models: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    """Return the JSON schema of models with the docstrings under their fields as descriptions.

    Args:
        schema: The schema of one model, with those of others under ``$defs``.
        models: All models by name; the title of a schema is the name of its model.
    """
    definitions = {name: with_docs(each, models) for name, each in schema.get("$defs", {}).items()}
    docs = field_docs(models[schema["title"]]) if schema.get("title") in models else {}
    properties = {
        name: dict(sorted({**each, "description": docs[name]}.items())) if name in docs else each
        for name, each in schema.get("properties", {}).items()
    }
    changed = {"$defs": definitions, "properties": properties}
    return {key: changed.get(key, value) for key, value in schema.items()}


def _docs_in(model: type) -> dict[str, str]:
    tree = parse_source(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0]
    assert isinstance(body, ast.ClassDef)
    return dict(_documented(body))


def _documented(body: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(body.body, body.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield field.target.id, inspect.cleandoc(str(below.value.value))
