"""From labelled articles to a pipeline that runs: train, export, assemble, with encoders of both families."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("spacy_transformers")

import spacy
import torch
from tokenizers import Tokenizer
from transformers import BertConfig

from quotes.detection.pieces import pieces_of, special_pieces
from quotes.detection.transformers_encoder import with_transformers
from quotes.errors import QuotesError
from quotes.markup import parse
from quotes.resources import resource
from quotes.training.assemble import assemble, write
from quotes.training.batches import batches, grouped
from quotes.training.checkpoints import (
    average,
    check_windows,
    encoder_folder,
    encoder_tokenizer,
    load_tokenizer,
    load_weights,
    mean,
)
from quotes.training.loop import Texts, Trainer, train
from quotes.training.losses import losses
from quotes.training.network import AttributionNetwork
from quotes.training.settings import Settings
from tests import tiny

pytestmark = tiny.EXPORT_WARNS
PIPELINE = resource("configs", "pipeline.cfg")
TEXTS = {
    "lawns": parse(tiny.LAWNS)[0],
    "ferry": parse(tiny.FERRY)[0],
    "gum-walk": "Ada Moll walked. She sang.",
    "g1": "Ada Moll met Eva Lind. She laughed.",
}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    return tiny.corpora(tmp_path / "corpora")


@pytest.mark.parametrize("family", [tiny.bert, tiny.roberta], ids=["bert", "roberta"])
def test_train_export_assemble_and_run(family: Any, tmp_path: Path, corpora: Path) -> None:
    out = tmp_path / "run"
    tiny.names(out, TEXTS)
    train(
        tiny.settings(family(tmp_path / "encoder"), corpora, epochs=30, news_repeats=6, learning_rate=4e-3),
        out,
    )
    write(assemble(out, tiny.finder_only(tmp_path), int8=False), tmp_path / "pipeline")
    nlp = spacy.load(tmp_path / "pipeline")
    long = " ".join([TEXTS["ferry"].replace("\n", " ")] * 9)  # full windows
    docs = [nlp(text) for text in ("", TEXTS["ferry"], long)]
    assert not docs[0].spans["quotes"]
    found = {(s.start_char, s.end_char) for s in docs[1].spans["quotes"] if s.label_ == "CONTENT"}
    labelled = {span for quote in parse(tiny.FERRY)[1] for span in quote.content}
    assert len(found & labelled) >= 2  # of three, learnt by heart
    for doc, again in zip(docs, with_transformers(nlp, out).pipe([d.text for d in docs]), strict=True):
        shipped, in_torch = ([(s.start, s.end, s.label_) for s in d.spans["quotes"]] for d in (doc, again))
        assert in_torch == shipped


def test_the_loss_falls_and_the_average_follows(tmp_path: Path, corpora: Path) -> None:
    settings = tiny.settings(tiny.bert(tmp_path / "encoder"), corpora)
    tiny.names(tmp_path, TEXTS)
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    tokenizer = encoder_tokenizer(settings.encoder)
    network = AttributionNetwork.from_encoder(settings.encoder)
    texts, trainer = Texts(settings, tokenizer, tmp_path), Trainer(network, settings)
    trainer.plan(60)

    def loss(of: AttributionNetwork) -> float:
        with torch.no_grad():
            held = list(batches(grouped(texts.epoch(0), settings.budget, 0), special_pieces(tokenizer), 0))
            of.eval()
            return sum(v.item() for b in held for v in losses(of.scores(b), b).values()) / len(held)

    before = loss(network)
    for number in range(8):
        groups = grouped(texts.epoch(number), settings.budget, number)
        trainer.epoch(number, batches(groups, special_pieces(tokenizer), number))
    assert loss(network) < 0.5 * before
    assert loss(trainer.averaged) < 0.6 * before


def test_the_same_seed_gives_the_same_weights(tmp_path: Path, corpora: Path) -> None:
    encoder = tiny.bert(tmp_path / "encoder")
    weights = []
    for name in "ab":
        tiny.names(tmp_path / name, TEXTS)
        train(tiny.settings(encoder, corpora, epochs=1), tmp_path / name)
        weights.append((tmp_path / name / "network.safetensors").read_bytes())
    assert weights[0] == weights[1]


def test_a_soup_is_the_mean_of_what_single_epochs_left(tmp_path: Path, corpora: Path) -> None:
    encoder = tiny.bert(tmp_path / "encoder")

    def trained(name: str, **changes: object) -> dict[str, torch.Tensor]:
        tiny.names(tmp_path / name, TEXTS)
        train(tiny.settings(encoder, corpora, epochs=2, **changes), tmp_path / name)
        return load_weights(tmp_path / name)

    last, only_last, both = trained("a"), trained("b", soup=(2,)), trained("c", soup=(1, 2))
    saved = [name for name in last if last[name].is_floating_point()]
    assert all(last[name].equal(only_last[name]) for name in saved)
    assert any(not both[name].equal(last[name]) for name in saved)
    one, two = {"w": torch.tensor([1.0])}, {"w": torch.tensor([4.0])}
    assert mean([one, two])["w"].tolist() == [2.5]


def test_runs_are_averaged_to_a_checkpoint(tmp_path: Path, corpora: Path) -> None:
    encoder = tiny.bert(tmp_path / "encoder")
    for name, seed in (("a", 1), ("b", 2)):
        tiny.names(tmp_path / name, TEXTS)
        train(tiny.settings(encoder, corpora, epochs=1, seed=seed), tmp_path / name)
    out = tmp_path / "mean"
    average([tmp_path / "a", tmp_path / "b"], out)
    one, two, both = (load_weights(folder) for folder in (tmp_path / "a", tmp_path / "b", out))
    assert both["anchor.weight"].allclose((one["anchor.weight"] + two["anchor.weight"]) / 2)
    assert not one["anchor.weight"].equal(two["anchor.weight"])
    assert sorted(p.name for p in out.iterdir()) == ["config.json", "network.safetensors", "tokenizer.json"]


def test_a_teacher_counts_for_its_share(tmp_path: Path, corpora: Path) -> None:
    encoder, out = tiny.bert(tmp_path / "encoder"), tmp_path / "first"
    tiny.names(out, TEXTS)
    train(tiny.settings(encoder, corpora, epochs=2), out)

    def trained(name: str, **changes: object) -> dict[str, torch.Tensor]:
        tiny.names(tmp_path / name, TEXTS)
        train(tiny.settings(encoder, corpora, epochs=1, **changes), tmp_path / name)
        return load_weights(tmp_path / name)

    unheard, again, taught = (
        trained(name, soft_teacher=str(out), soft_share=share)
        for name, share in (("unheard", 0.0), ("again", 0.0), ("taught", 0.9))
    )
    assert all(unheard[k].equal(again[k]) for k in unheard)
    assert not unheard["anchor.weight"].equal(taught["anchor.weight"])


def test_training_can_start_from_a_checkpoint(tmp_path: Path, corpora: Path) -> None:
    encoder, out = tiny.bert(tmp_path / "encoder"), tmp_path / "first"
    tiny.names(out, TEXTS)
    train(tiny.settings(encoder, corpora, epochs=1), out)
    further = tiny.settings(
        encoder, corpora, epochs=1, start_from=str(out), learning_rate=0.0, head_learning_rate=0.0
    )
    tiny.names(tmp_path / "second", TEXTS)
    train(further, tmp_path / "second")
    first, second = (load_weights(folder) for folder in (out, tmp_path / "second"))
    assert all(torch.allclose(first[k], second[k], atol=1e-6) for k in first)


def test_windows_longer_than_the_encoder_are_refused(tmp_path: Path, corpora: Path) -> None:
    for encoder in (tiny.bert(tmp_path / "bert"), tiny.roberta(tmp_path / "roberta")):
        network = AttributionNetwork.from_encoder(str(encoder))
        fits = tiny.settings(encoder, corpora)
        check_windows(fits.longest, fits.encoder, network.encoder)
        long = tiny.settings(encoder, corpora, before=80)
        with pytest.raises(QuotesError, match=r"Q104.*514 wordpieces.*reads 512"):
            check_windows(long.longest, long.encoder, network.encoder)


def test_the_shipped_configs_fit_the_shipped_encoder() -> None:
    settings = Settings.load(resource("configs", "attribution.yaml"))
    sizes = re.finditer(r"^(core|before|after) = (\d+)$", PIPELINE.read_text("utf8"), re.M)
    cfg = {m[1]: int(m[2]) for m in sizes}
    assert cfg == {"core": settings.core, "before": settings.before, "after": settings.after}
    assert sum(cfg.values()) + 2 <= BertConfig().max_position_embeddings


def test_settings_not_known_or_missing_are_named(tmp_path: Path) -> None:
    shipped = resource("configs", "attribution.yaml").read_text("utf8")
    path = tmp_path / "own.yaml"
    path.write_text(shipped.replace("seed:", "sede:"), "utf8")
    with pytest.raises(QuotesError, match=r"Q109.*own\.yaml.*unknown: sede; missing: seed"):
        Settings.load(path)
    path.write_text(shipped + "start_from: runs/before\n", "utf8")
    assert Settings.load(path).start_from == "runs/before"


def test_an_encoder_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(QuotesError, match=r"Q103.*package:no_such_encoder.*quotes\[transformers\]"):
        encoder_folder("package:no_such_encoder")


def test_byte_pieces_take_each_word_as_one_after_a_space(tmp_path: Path) -> None:
    tokenizer = encoder_tokenizer(str(tiny.roberta(tmp_path)))
    assert special_pieces(tokenizer) == (0, 2)
    assert "Ġsaid" in tokenizer.encode(["she", "said"], is_pretokenized=True, add_special_tokens=False).tokens
    tokenizer.save(str(tmp_path / "kept.json"))
    kept = load_tokenizer(tmp_path / "kept.json")
    doc = spacy.blank("en")("She said “no”, naïvely… 🙂")
    for each in (tokenizer, kept):
        pieces = pieces_of(doc, each)
        assert pieces.tokens.tolist() == list(range(len(doc)))
        assert (pieces.first[1:] > pieces.first[:-1]).all()
    assert pieces_of(doc, kept).ids.tolist() == pieces_of(doc, tokenizer).ids.tolist()


def test_an_encoder_with_the_older_files_only(tmp_path: Path) -> None:
    folder = tiny.bert(tmp_path)
    pieces = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    (folder / "vocab.txt").write_text("\n".join(sorted(pieces, key=pieces.__getitem__)) + "\n", "utf8")
    whole = encoder_tokenizer(str(folder)).encode("She said it.").ids
    (folder / "tokenizer.json").unlink()
    assert encoder_tokenizer(str(folder)).encode("She said it.").ids == whole
