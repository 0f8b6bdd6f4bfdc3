"""Quotes given out: as rows of a table, as files that appear whole, and for the eye."""
