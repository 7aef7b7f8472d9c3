"""`python -m etl`: the ETL's commands without the dashboard's."""

from etl.cli import main

main()
