"""Published corpora of quotes and attributions, read as they were distributed."""
