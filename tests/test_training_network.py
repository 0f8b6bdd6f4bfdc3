"""The network learns from what it is given, and the numpy heads compute what the torch heads do."""

from __future__ import annotations

import random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import spacy
import torch
from torch.nn import functional as F
from transformers import DistilBertConfig, ElectraConfig, MPNetConfig

from quotes.detection import heads as numpy_heads
from quotes.detection.heads import Heads
from quotes.detection.pieces import N_TYPES
from quotes.detection.tokenizer import make_tokenizer
from quotes.errors import QuotesError
from quotes.training.batches import collate, examples_of
from quotes.training.losses import blend, class_loss, losses, soft_losses
from quotes.training.network import AttributionNetwork, buckets
from quotes.training.shapes import Batch
from quotes.training.sources import Source, _article
from quotes.training.targets import targets_of
from tests import tiny

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)


def batch(*sources: Source) -> Batch:
    made = [targets_of(s, NLP, tiny.word_pieces()) for s in sources]
    return collate([e for t in made for e in examples_of(t, 400, 78, 32)], (2, 3), random.Random(0))


def labelled(marked: str) -> Source:
    made = _article(tiny.article("t", marked), nested_labelled=True, long_cue=False)
    made.names = [(made.text.index("Dunmere"), made.text.index("Dunmere") + 7, "GPE")]
    return made


def test_all_losses_are_finite_and_reach_every_weight() -> None:
    network = tiny.network().train()
    asked = batch(labelled(tiny.LAWNS), labelled(tiny.FERRY))
    found = losses(network.scores(asked), asked)
    assert set(found) == {"anchor", "name", "roles", "class", "pointer"}
    assert all(torch.isfinite(v) and v > 0 for v in found.values())
    torch.stack(list(found.values())).sum().backward()
    still = [n for n, p in network.named_parameters() if p.grad is None or not torch.isfinite(p.grad).all()]
    flat = [n for n, p in network.named_parameters() if p.grad is not None and not p.grad.abs().sum() > 0]
    assert (still, flat) == ([], [])


def test_a_corpus_without_attributions_teaches_names_and_pointers_only() -> None:
    network = tiny.network()
    asked = batch(Source("t", "Ilsa Varn left Dunmere.", names=[(0, 9, "PERSON")]))
    found = losses(network.scores(asked), asked)
    assert found["name"] > 0
    assert [found[k].item() for k in ("anchor", "roles", "class", "pointer")] == [0, 0, 0, 0]


def test_padding_changes_no_loss() -> None:
    network, short = tiny.network(), labelled("[s1|Brek] [c1|said] {1 =Brek|rain hit Dunmere}.")
    alone = losses(network.scores(batch(short)), batch(short))
    empty = Source("t", "it " * 60)  # nothing labelled in it but that nothing is a name
    padded = batch(short, empty)
    padded.names[1] = -100
    for name, loss in losses(network.scores(padded), padded).items():
        assert loss.item() == pytest.approx(alone[name].item(), abs=1e-4), name


def test_what_a_teacher_says_is_matched_best_by_itself() -> None:
    asked, teacher = batch(labelled(tiny.LAWNS), labelled(tiny.FERRY)), tiny.network()
    with torch.no_grad():
        mine = teacher.scores(asked)
        for parameter in teacher.parameters():
            parameter += torch.randn_like(parameter) * 0.05
        taught = teacher.scores(asked)
    soft, own = soft_losses(mine, taught, asked), soft_losses(taught, taught, asked)
    assert set(soft) == {"anchor", "roles", "class"}
    assert all(soft[name] > own[name] > 0 for name in soft)
    hard = losses(mine, asked)
    mixed = blend(hard, soft, 0.25)
    assert mixed["name"] == hard["name"]
    assert mixed["roles"].item() == pytest.approx(0.75 * hard["roles"].item() + 0.25 * soft["roles"].item())


def test_a_teacher_of_a_text_without_attributions_says_nothing_of_them() -> None:
    asked = batch(Source("t", "Ilsa Varn left Dunmere."))
    with torch.no_grad():
        scores = tiny.network().scores(asked)
    soft = soft_losses(scores, scores, asked)
    assert {name: loss.item() for name, loss in soft.items()} == {"anchor": 0.0}


def test_numpy_heads_equal_torch_heads() -> None:
    network = tiny.network()
    state = {k: v.numpy() for k, v in network.state_dict().items() if not k.startswith("encoder.")}
    ours = Heads.from_bytes(Heads(state).to_bytes())
    for parameter in (network.pair_distance, network.key_distance):
        torch.nn.init.normal_(parameter)
    ours.weights |= {"pair_distance": network.pair_distance.detach().numpy(),
                     "key_distance": network.key_distance.detach().numpy()}  # fmt: skip
    n = 70
    words = torch.randn(n, 32)
    anchors, queries = (
        torch.tensor([0, 9, 41, 69]),
        [np.array([3]), np.array([20, 21, 22]), np.array([68, 69])],
    )
    window, plain, at = torch.zeros(4, dtype=torch.long), words.numpy(), anchors.numpy()
    content = (torch.rand(4, n) > 0.7).float()
    content[3] = 0
    weights = torch.zeros(3, n)
    for row, query in zip(weights, queries, strict=True):
        row[query] = 1
    with torch.no_grad():
        pairs = {
            "anchors": (ours.anchors(plain), network.anchor(words).softmax(-1)),
            "names": (ours.names(plain), network.name(words).argmax(-1)),
            "roles": (ours.roles(plain, at), network.roles(words[None], window, anchors, torch.ones(1, n))),
            "classes": (
                ours.classes(plain, at, content.numpy()),
                network.classes(words[None], window, anchors, content).softmax(-1),
            ),
            "referents": (
                ours.referents(plain, queries),
                network.pointers(words[None], window[:3], weights)
                .masked_fill(F.pad(weights > 0, (0, 1)), -1e4)
                .softmax(-1),
            ),
        }
    for name, (mine, theirs) in pairs.items():
        np.testing.assert_allclose(mine, theirs.numpy(), atol=1e-5, err_msg=name)


def test_buckets_of_distances_are_the_same_in_both() -> None:
    distances = np.arange(-600, 601)
    ours, theirs = numpy_heads.buckets(distances), buckets(torch.from_numpy(distances)).numpy()
    np.testing.assert_array_equal(ours, theirs)
    assert (ours.min(), ours.max()) == (0, 23)
    assert len(set(ours[distances >= 0])) == 12
    assert (np.diff(ours[distances >= 0]) >= 0).all()


def test_a_class_known_hedged_or_not_known() -> None:
    sure = torch.tensor([[9.0, 0, 0, 0]])
    loss = {c: class_loss(sure, torch.tensor([c])).item() for c in (0, 1, -1, -100)}
    assert loss[0] < 0.01
    assert loss[1] > 5
    assert loss[-1] > 1
    assert loss[-100] == 0


def test_token_types_are_widened_to_copies_of_the_first(tmp_path: tiny.Path) -> None:
    network = AttributionNetwork.from_encoder(str(tiny.bert(tmp_path)))
    table = network.encoder.embeddings.token_type_embeddings.weight
    assert table.shape == (N_TYPES, 32)
    assert (table == table[0]).all()
    assert table.requires_grad
    assert network.encoder.config.type_vocab_size == N_TYPES


@pytest.mark.parametrize(
    "config",
    [
        DistilBertConfig(vocab_size=300, dim=32, n_layers=1, n_heads=2, hidden_dim=64),
        ElectraConfig(vocab_size=300, embedding_size=32, **tiny.SIZES),
        MPNetConfig(vocab_size=300, **tiny.SIZES),
    ],
    ids=["distilbert", "electra", "mpnet"],
)
def test_an_encoder_that_does_not_fit_is_named(config: tiny.PretrainedConfig, tmp_path: tiny.Path) -> None:
    tiny.pretrained(tmp_path, config, tiny.word_pieces())
    with pytest.raises(QuotesError, match=rf"Q102.*{config.model_type}"):
        AttributionNetwork.from_encoder(str(tmp_path))
