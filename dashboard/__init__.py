"""The read side of Tarikh: questions, charts and views over one finished store."""
