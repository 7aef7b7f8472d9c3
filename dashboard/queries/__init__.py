"""Filters → tables: one file per group of questions, each question a function with its SQL beside it."""
