"""A question of the dashboard → the same question for others: SQL for any DuckDB client, Python, the command line."""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from dashboard.database import Connection
from dashboard.filters import Filters


@dataclass(frozen=True, slots=True)
class Question:
    """SQL with the values of the parameters that it names."""

    sql: str
    params: Mapping[str, Any]


def shown_events(filters: Filters) -> Question:
    """Every event shown, in the columns of `events`, the newest first."""
    where = filters.where()
    sql = f"""
        select * exclude (event_no) from event
        where {where.sql}
        order by start_at desc nulls last, event_no desc"""
    return Question(sql, where.params)


def as_script(question: Question) -> str:
    """The question as statements that any DuckDB client runs as they are, with the values apart from the SQL."""
    sql = _tidy(question.sql)
    if not question.params:
        return f"{sql};\n"
    given = ",\n".join(f'  "{name}" := {_literal(value)}' for name, value in question.params.items())
    return f"prepare question as\n{indent(sql, '  ')};\n\nexecute question(\n{given});\n"


def as_python(question: Question, build: Path) -> str:
    """A program that asks the question of the file `build` and leaves the answer in `found`, a Polars frame."""
    given = "".join(f"    {name!r}: {_python(value)},\n" for name, value in question.params.items())
    params = f"params = {{\n{given}}}\n" if given else "params = {}\n"
    dates = "import datetime\n\n" if "datetime." in given else ""
    return (
        f"{dates}import duckdb\n\n"
        f'sql = r"""\n{_tidy(question.sql)}\n"""\n{params}'
        f"with duckdb.connect({str(build)!r}, read_only=True) as con:\n"
        "    found = con.sql(sql, params=params).pl()\n"
        "print(found)\n"
    )


def as_command(filters: Filters, store: Path, language: str, form: str = "csv") -> str:
    """The command that writes the file of the events shown."""
    parts = ["tarikh", "export", "--store", str(store), "--format", form, "--out", f"events.{form}"]
    parts += ["--filter", filters.query_string()] if filters else []
    parts += ["--lang", language] if language != "en" else []
    return shlex.join(parts)


def recorded(con: Connection, question: Callable[..., object], *args: Any, **kwargs: Any) -> list[Question]:
    """The SQL that a question of `dashboard.queries` asks, with its values."""
    listener = _Listener(con)
    question(listener, *args, **kwargs)
    return listener.heard


class _Listener:
    """A connection that writes down what it is asked."""

    def __init__(self, con: Connection) -> None:
        self._con = con
        self.heard: list[Question] = []

    def sql(self, query: str, params: Mapping[str, Any] | None = None) -> Any:
        self.heard.append(Question(query, dict(params or {})))
        return self._con.sql(query, params=params)

    def execute(self, query: str, parameters: Mapping[str, Any] | None = None) -> Any:
        self.heard.append(Question(query, dict(parameters or {})))
        return self._con.execute(query, parameters)


def _tidy(sql: str) -> str:
    return dedent(sql.strip("\n") if sql.startswith("\n") else "\n" + sql).strip()


def _literal(value: object) -> str:
    """A value as DuckDB writes it.

    Raises:
        TypeError: no question binds such a value.
    """
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return f"{'timestamp' if hasattr(value, 'hour') else 'date'} '{value.isoformat()}'"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    raise TypeError(f"{value!r}: no value of a question")


def _python(value: object) -> str:
    return repr(list(value)) if isinstance(value, tuple) else repr(value)
