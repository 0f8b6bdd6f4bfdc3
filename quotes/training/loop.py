"""The training loop: texts varied anew each epoch, weights averaged, a checkpoint after each epoch."""

from __future__ import annotations

import copy
import logging
import math
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import nn

from quotes.detection.pieces import mask_piece, special_pieces
from quotes.detection.tokenizer import make_tokenizer
from quotes.training import sources
from quotes.training.augment import Augmenter
from quotes.training.batches import Example, batches, examples_of, grouped
from quotes.training.checkpoints import check_windows, encoder_folder, encoder_tokenizer, load_weights, mean
from quotes.training.losses import Losses, blend, losses, soft_losses
from quotes.training.mentions import add_mentions
from quotes.training.network import AttributionNetwork
from quotes.training.settings import Settings
from quotes.training.shapes import Batch
from quotes.training.silver import add_nested
from quotes.training.sources import Source
from quotes.training.targets import targets_of
from quotes.training.teacher import add_names

LOG = logging.getLogger(__name__)


def train(settings: Settings, out: Path) -> None:
    """Train and write ``out/network.safetensors``, ``out/encoder/`` after each epoch."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    out.mkdir(parents=True, exist_ok=True)
    folder = encoder_folder(settings.encoder)
    network = AttributionNetwork.from_encoder(folder)
    tokenizer = encoder_tokenizer(folder)
    check_windows(settings.longest, settings.encoder, network.encoder)
    if settings.start_from:
        network.load_state_dict(load_weights(Path(settings.start_from)))
    teacher = None
    if settings.soft_teacher:
        teacher = AttributionNetwork.from_encoder(folder)
        teacher.load_state_dict(load_weights(Path(settings.soft_teacher)))
    trainer = Trainer(network, settings, teacher)
    texts = Texts(settings, tokenizer, out)
    total = math.ceil(settings.epochs)
    kept: list[dict[str, torch.Tensor]] = []
    for epoch in range(total):
        groups = grouped(texts.epoch(epoch), settings.budget, settings.seed + epoch)
        if epoch == 0:
            trainer.plan(int(len(groups) * settings.epochs))
        masking = settings.masking, mask_piece(tokenizer)
        trainer.epoch(epoch, batches(groups, special_pieces(tokenizer), settings.seed + epoch, masking))
        weights = trainer.averaged.state_dict()
        if epoch + 1 in settings.soup:
            kept.append(copy.deepcopy(weights))
        save_file(mean(kept) if kept and epoch + 1 == total else weights, out / "network.safetensors")
        network.encoder.config.save_pretrained(out)
        tokenizer.save(str(out / "tokenizer.json"))
        LOG.info("epoch %d of %d saved to %s", epoch + 1, total, out)


class Texts:
    """The training texts, drawn and varied anew for each epoch."""

    def __init__(self, settings: Settings, tokenizer: Tokenizer, out: Path) -> None:
        """Read the corpora that ``settings`` name; ``out``: the folder for names the teacher found."""
        corpora = Path(settings.corpora)
        self.settings, self.tokenizer = settings, tokenizer
        self.nlp = spacy.blank("en")
        self.nlp.tokenizer = make_tokenizer(self.nlp)
        labels = Path(settings.labels) if settings.labels else None
        self.polnear = list(sources.polnear(corpora, labels and labels / "polnear.jsonl"))
        self.news = list(sources.news(Path(settings.news)))
        self.marked = list(sources.marked(Path(settings.marked))) if settings.marked else []
        gum = list(sources.gum(corpora / "gum_coref" / "train.jsonl", labels and labels / "gum.jsonl"))
        self.news += [source for source in gum if source.attributions is not None]
        self.gum = [source for source in gum if source.attributions is None]
        self.gap = list(sources.gap(corpora / "gap" / "gap-development.tsv"))
        if labels:
            add_mentions([*self.polnear, *self.news, *self.marked], labels / "mentions.jsonl")
        everything = [*self.polnear, *self.news, *self.marked, *self.gum, *self.gap]
        add_names(everything, settings.teacher, out / "names.jsonl")
        if settings.nested_teacher:
            add_nested(self.polnear, settings.nested_teacher, out / "nested.jsonl")
        self.augment = Augmenter(everything, settings.seed)

    def epoch(self, number: int) -> list[Example]:
        """All windows of one epoch."""
        s = self.settings
        rng = random.Random(s.seed * 1000 + number)
        drawn: list[Source] = [*self.polnear, *self.news * s.news_repeats]
        drawn += self.marked * s.marked_repeats
        drawn += rng.sample(self.gum, int(len(self.gum) * s.gum_share))
        drawn += rng.sample(self.gap, int(len(self.gap) * s.gap_share))
        examples: list[Example] = []
        for source in drawn:
            targets = targets_of(self.augment(source), self.nlp, self.tokenizer)
            examples += examples_of(targets, rng.randint(int(s.core * 0.7), s.core), s.before, s.after)
        return examples


class Trainer:
    """Optimiser, schedule and the running average of the weights."""

    def __init__(
        self, network: AttributionNetwork, settings: Settings, teacher: AttributionNetwork | None = None
    ) -> None:
        """Move ``network`` to the device of ``settings``; its word embeddings stay as they are.

        ``teacher``: a trained network whose probabilities count for ``soft_share`` of the loss.
        """
        self.network, self.settings = network.to(settings.device), settings
        self.teacher = None if teacher is None else teacher.to(settings.device).eval()
        self.averaged = copy.deepcopy(network).eval()
        network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        encoder = [p for p in network.encoder.parameters() if p.requires_grad]
        known = {id(p) for p in network.encoder.parameters()}
        heads = [p for p in network.parameters() if id(p) not in known]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": encoder, "lr": settings.learning_rate},
                {"params": heads, "lr": settings.head_learning_rate},
            ],
            weight_decay=0.01,
            fused=True,
        )
        self.schedule: Any = None
        self.steps = 0

    def plan(self, total: int) -> None:
        """Warm up over 6 % of ``total`` steps, then fall to zero in a line."""
        warm = max(1, int(total * 0.06))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda k: min((k + 1) / warm, max(0.02, (total - k) / max(1, total - warm)))
        )
        LOG.info("%d steps planned", total)

    def epoch(self, number: int, epoch_batches: Any) -> None:
        """One pass over the batches."""
        self.network.train()
        sums: dict[str, float] = {}
        started, pieces = time.time(), 0
        for k, batch in enumerate(epoch_batches, 1):
            with torch.autocast(self.settings.device.split(":")[0], dtype=torch.bfloat16):
                by_head = self._losses(batch.to(self.settings.device))
            loss = torch.stack(list(by_head.values())).sum()
            self.optimiser.zero_grad()
            torch.autograd.backward(loss)
            norm = nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            if torch.isfinite(norm):
                self.optimiser.step()
                self._average()
            else:  # one bad batch must not cost the run
                LOG.warning("epoch %d step %d left out: its gradient is not finite (%s)", number, k, by_head)
            self.schedule.step()
            pieces += int(batch.mask.sum())
            for name, value in by_head.items():
                sums[name] = sums.get(name, 0.0) + value.item()
            if k % 50 == 0:
                shown = "  ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                LOG.info(
                    "epoch %d step %d  %s  %.0f pieces/s", number, k, shown, pieces / (time.time() - started)
                )
                sums = {}

    def _losses(self, batch: Batch) -> Losses:
        scores = self.network.scores(batch)
        hard = losses(scores, batch)
        if self.teacher is None:
            return hard
        with torch.no_grad():  # it reads what is hidden from the network
            taught = self.teacher.scores(replace(batch, ids=batch.plain))
        return blend(hard, soft_losses(scores, taught, batch), self.settings.soft_share)

    @torch.no_grad()
    def _average(self) -> None:
        self.steps += 1
        keep = min(self.settings.averaging, (1 + self.steps) / (10 + self.steps))
        pairs = [
            (a, p)
            for a, p in zip(self.averaged.parameters(), self.network.parameters(), strict=True)
            if p.requires_grad
        ]
        torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1 - keep)
