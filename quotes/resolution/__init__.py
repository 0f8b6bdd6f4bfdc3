"""Who it is: names, coreference, titles and offices by date."""
