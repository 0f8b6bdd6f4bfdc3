"""What a reader should know though nothing is lost: Python warnings, a category for each."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable

FEW = 5
"""So many warnings of a kind are told one by one; of a hundred thousand rows nobody reads more."""


class ReadingWarning(UserWarning):
    """Something read otherwise than its owner may expect; the parent of all warnings of this package."""


class DecodingWarning(ReadingWarning):
    """Bytes that are not UTF-8, decoded by a guess that the message names."""


class DateWarning(ReadingWarning):
    """A stated date that cannot be read as one day; the article's date stays empty."""


class BundleWarning(ReadingWarning):
    """Several documents in one text, read as one article without a date; or on one page, one of them read."""


class CutWarning(ReadingWarning):
    """A text of which the service that it is from gave the beginning only."""


class LanguageWarning(ReadingWarning):
    """A text that is not English, so that hardly a quote will be found in it."""


class IdWarning(ReadingWarning):
    """Two articles of one id: the later one gets a number behind it."""


class MetadataWarning(ReadingWarning):
    """Something stated beside articles that reaches none: an unknown key, the name of a missing file."""


class RepeatWarning(ReadingWarning):
    """A file that was named twice, read once."""


class UnreadWarning(ReadingWarning):
    """An input that cannot be read, beside others that can; the message is that of its error."""


class SkippedWarning(ReadingWarning):
    """Files of a folder that are no articles by their suffix, with their count."""


def caution(category: type[ReadingWarning], message: str) -> None:
    """Issue ``message`` as a warning of ``category``, placed at the caller."""
    warnings.warn(message, category, stacklevel=3)


Tell = Callable[[type[ReadingWarning], str], None]
"""Takes the category of a warning and its message."""


class Sparing:
    """A `Tell` for one run: of each category the first ``FEW``, at the end how many more there were."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._told: Counter[type[ReadingWarning]] = Counter()

    def __call__(self, category: type[ReadingWarning], message: str) -> None:
        """Issue ``message`` unless enough of its category were."""
        self._told[category] += 1
        if self._told[category] <= FEW:
            caution(category, message)

    def finish(self) -> None:
        """Tell how many were kept back."""
        for category, count in self._told.items():
            if count > FEW:
                caution(category, f"{count - FEW} more such warnings are left out ({category.__name__}).")
        self._told.clear()
