"""From labelled articles to a trained pipeline; nothing of it runs when quotes are extracted."""
