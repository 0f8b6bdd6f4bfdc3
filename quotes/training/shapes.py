"""What goes into the network and what comes out of it, in torch."""

from __future__ import annotations

from dataclasses import dataclass, fields

from torch import Tensor


@dataclass
class Batch:
    """Padded windows and what is known of them (see ``quotes.training.batches``).

    Shapes: ``ids`` to ``mask`` (windows, pieces); ``first``, ``words``, ``anchors`` and ``names`` (windows,
    words), ``anchor_excluded`` (windows, words, 4). ``pair_…`` has a row for each anchor, ``query_…`` one for
    each mention asked for.
    """

    ids: Tensor
    """As the network is to read them, some wordpieces hidden."""
    plain: Tensor
    """The same, none hidden."""
    types: Tensor
    """Token types (see ``quotes.detection.pieces``)."""
    mask: Tensor
    """1 for a wordpiece, 0 for padding."""
    first: Tensor
    """Each word's first wordpiece."""
    words: Tensor
    """1 for a word, 0 for padding."""
    anchors: Tensor
    """What each word is the anchor of, ``IGNORE`` where it is not known."""
    anchor_excluded: Tensor
    """Whether the corpus does not let us ask if a word is such an anchor."""
    pair_window: Tensor
    """(anchors): the window of each."""
    pair_word: Tensor
    """(anchors): its word there."""
    pair_roles: Tensor
    """(anchors, words): the role of each word, perhaps ``NO_ARGUMENT``, ``IGNORE`` for padding."""
    pair_class: Tensor
    """(anchors): 0–3, ``IGNORE`` or -1 (see ``quotes.training.targets.Anchor``)."""
    names: Tensor
    """BIO tags."""
    query_window: Tensor
    """(queries): the window of each."""
    query_words: Tensor
    """(queries, words): 1 for the words of the mention."""
    query_targets: Tensor
    """(queries, words + 1): 1 for words it refers to the same as; the last: for none here."""

    def to(self, device: str) -> Batch:
        """The batch on ``device``."""
        return Batch(**{f.name: getattr(self, f.name).to(device) for f in fields(self)})


@dataclass
class Scores:
    """Scores before softmax, in float32; ``None`` where a batch asks for nothing of the kind.

    Shapes: ``anchors`` (windows, words, 4), ``names`` (windows, words, 9), ``roles`` (anchors, words, 4),
    ``classes`` (anchors, 4), ``pointers`` (queries, words + 1).
    """

    anchors: Tensor
    names: Tensor
    roles: Tensor | None = None
    classes: Tensor | None = None
    pointers: Tensor | None = None
