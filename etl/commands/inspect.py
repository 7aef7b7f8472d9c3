"""`tarikh check`, `check-knowledge`, `sql`: a store or the facts → what is wrong with them, or how to ask them."""

import typer

from etl import knowledge_folder
from etl.actors import check_knowledge, load_knowledge
from etl.commands.shared import KnowledgeOption, StoreOption, end_with, live_connection, live_file, told_errors
from etl.dates.facts import check_date_words
from etl.events import check_event_facts
from etl.store.checks import broken_invariants


def check_command(store: StoreOption = None) -> None:
    """Check the invariants of the live store; exit 1 and a list when one is broken."""
    with told_errors():
        live = live_file(store)
        with live_connection(store) as con:
            problems = broken_invariants(con)
    end_with(problems, f"{live}: every invariant holds")


def check_knowledge_command(knowledge: KnowledgeOption = None) -> None:
    """Check the reference facts; exit 1 and a list when something contradicts itself."""
    with told_errors():
        check_date_words(knowledge_folder() / "date_words")
        problems = check_knowledge(knowledge_folder(), knowledge)
        actors = load_knowledge(knowledge_folder(), knowledge)
        problems += check_event_facts(knowledge_folder(), knowledge, actors)
    end_with(problems, "The reference facts hold together")


def sql_command(store: StoreOption = None) -> None:
    """Print the path of the live DuckDB file and the schema, for any DuckDB client."""
    with told_errors():
        typer.echo(live_file(store))
        with live_connection(store) as con:
            rows = con.sql(
                """
                select table_name, table_type, column_name, data_type from information_schema.columns
                join information_schema.tables using (table_schema, table_name)
                where table_schema = 'main' order by table_type desc, table_name, ordinal_position"""
            ).fetchall()
    told = ""
    for table, kind, column, data_type in rows:
        if table != told:
            typer.echo(f"\n{table}{' (view)' if kind == 'VIEW' else ''}")
            told = table
        typer.echo(f"  {column}  {data_type}")
