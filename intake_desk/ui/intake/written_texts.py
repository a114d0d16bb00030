"""The texts of a group of fields, read and written by name."""

from collections.abc import Mapping

from intake_desk.ui.widgets import Field, TextField


def texts_of(fields: Mapping[str, Field]) -> dict[str, str]:
    """What is typed in each, to the letter."""
    return {name: field.editor.text() for name, field in fields.items() if isinstance(field.editor, TextField)}


def write_texts(fields: Mapping[str, Field], texts: Mapping[str, str]) -> None:
    """Put back what was typed; a field that was not there then is empty."""
    for name, field in fields.items():
        if isinstance(field.editor, TextField):
            field.editor.setText(texts.get(name, ""))
