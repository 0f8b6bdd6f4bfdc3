"""What a reader should know though nothing is lost: Python warnings, a category for each."""

from __future__ import annotations

import warnings


class ReadingWarning(UserWarning):
    """Something read otherwise than its owner may expect; the parent of all warnings of this package."""


class DecodingWarning(ReadingWarning):
    """Bytes that are not UTF-8, decoded by a guess that the message names."""


class DateWarning(ReadingWarning):
    """A stated date that cannot be read as one day; the article's date stays empty."""


class BundleWarning(ReadingWarning):
    """Several documents in one text, read as one article without a date."""


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
