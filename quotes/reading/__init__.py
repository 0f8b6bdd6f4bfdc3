"""Reading: files, pages and tables to articles."""
