"""From an article's text to attributions: who is quoted where, with which words."""
