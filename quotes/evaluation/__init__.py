"""Gold and predicted quotes compared: figures, their intervals, and each error in its context."""
