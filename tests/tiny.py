"""Tiny random encoders and invented corpora, for tests of training and of what runs its checkpoints."""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from spacy.util import load_config
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import BPE, WordPiece
from transformers import AutoModel, BertConfig, PretrainedConfig, RobertaConfig

from quotes.markup import parse
from quotes.resources import resource
from quotes.training.network import AttributionNetwork, widen_types
from quotes.training.settings import Settings

EXPORT_WARNS = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning")
"""torch says of its own tracing exporter, which we choose, that it is deprecated."""

SIZES: dict[str, Any] = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
}
WORDS = "a and of to said says told added he she they mayor harbour bridge rain taxes council reporters"

LAWNS = (
    "[s1|Ilsa Varn], the mayor of Dunmere, [c1|said] {1 =Ilsa Varn|the bridge would open in May}.\n\n"
    "“{2 direct =Ilsa Varn|We have waited long enough},” [s2|she] [c2|told] reporters.\n\n"
    "The council met after the rain. “{3 direct =Tomas Brek|Nobody asked the harbour},” "
    "[s3|Tomas Brek] [c3|added]."
)
FERRY = (
    "[s1|Ferry operator Odin Lask] [c1|says] {1 =Odin Lask|taxes on fuel are “too high”}. "
    "“{2 direct =Odin Lask|It is a bad year},” [s2|he] [c2|added]. “{3 direct =Odin Lask|A very bad year}.”"
    "\n\nIt rained for two days in Dunmere, and the harbour was closed."
)


def word_pieces() -> Tokenizer:
    """BERT's kind of tokenizer over letters and a few words."""
    signs = [*string.ascii_lowercase, *string.digits, *string.punctuation, *"“”‘’«»„–—…"]
    vocabulary = dict.fromkeys(
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *signs, *(f"##{s}" for s in signs), *WORDS.split()]
    )
    numbered = {piece: i for i, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(WordPiece(numbered, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", numbered["[SEP]"]), ("[CLS]", numbered["[CLS]"])
    )
    return tokenizer


def byte_pieces() -> Tokenizer:
    """RoBERTa's kind of tokenizer: bytes, a few merges, no space before the first word unless asked for."""
    signs = sorted(pre_tokenizers.ByteLevel.alphabet())
    merged = ["Ġs", "Ġt", "ai", "Ġsai", "Ġsaid"]
    numbered = {piece: i for i, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *signs, *merged])}
    merges = [("Ġ", "s"), ("Ġ", "t"), ("a", "i"), ("Ġs", "ai"), ("Ġsai", "d")]
    tokenizer = Tokenizer(BPE(numbered, merges, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    return tokenizer


def bert(folder: Path, **changes: Any) -> Path:
    """A random BERT as a hub would have it, two token types."""
    return pretrained(folder, BertConfig(vocab_size=300, **SIZES | changes), word_pieces())


def roberta(folder: Path) -> Path:
    """A random RoBERTa as a hub would have it: one token type, positions counted from the padding's."""
    config = RobertaConfig(vocab_size=300, type_vocab_size=1, max_position_embeddings=514, **SIZES)
    return pretrained(folder, config, byte_pieces())


def pretrained(folder: Path, config: PretrainedConfig, tokenizer: Tokenizer) -> Path:
    """The folder of a random encoder."""
    torch.manual_seed(3)
    AutoModel.from_config(config).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def network(config: PretrainedConfig | None = None) -> AttributionNetwork:
    """A network over a random encoder; its heads speak up enough to find something."""
    torch.manual_seed(5)
    bare = BertConfig(vocab_size=300, attention_probs_dropout_prob=0.0, **SIZES)
    encoder = AutoModel.from_config(config or bare, add_pooling_layer=False)
    widen_types(encoder)
    torch.nn.init.normal_(encoder.embeddings.token_type_embeddings.weight, std=0.5)
    made = AttributionNetwork(encoder).eval()
    torch.nn.init.normal_(made.near_out.weight, std=0.1)  # it begins as nothing
    for parameter in made.parameters():
        if parameter.ndim == 1 and parameter.shape[0] != SIZES["hidden_size"]:
            torch.nn.init.normal_(parameter, std=0.1)
    return made


def checkpoint(folder: Path) -> Path:
    """What training would leave of ``network()``."""
    folder.mkdir()
    made = network()
    save_file(made.state_dict(), folder / "network.safetensors")
    made.encoder.config.save_pretrained(folder)
    word_pieces().save(str(folder / "tokenizer.json"))
    return folder


def article(name: str, marked: str) -> dict[str, Any]:
    """A line of the common format from a text in markup."""
    text, quotes = parse(marked)
    return {
        "id": name,
        "text": text,
        "discard": [],
        "quotes": [
            {
                "id": q.id,
                "content": q.content,
                "cue": q.cue,
                "source": q.source,
                "type": q.type,
                "speaker": q.speaker,
                "speaker_kind": "person",
                "class": "S",
            }
            for q in quotes
        ],
    }


def finder_only(folder: Path) -> Path:
    """The shipped pipeline's config with nothing in it but the finder."""
    config = load_config(resource("configs", "pipeline.cfg"))
    config["nlp"]["pipeline"] = ["attribution_finder"]
    config["components"] = {"attribution_finder": config["components"]["attribution_finder"]}
    config.to_disk(folder / "finder.cfg")
    return folder / "finder.cfg"


def corpora(folder: Path) -> Path:
    """The folders that training reads, an invented text or two in each, and the names in them."""
    lawns, ferry = article("lawns", LAWNS), article("ferry", FERRY)
    gum = {
        "id": "walk",
        "text": "Ada Moll walked. She sang.",
        "clusters": [[[0, 8, "person"], [17, 20, "person"]]],
    }
    files = {
        "polnear/train.jsonl": [lawns],
        "polnear_speakers/train.jsonl": [lawns],
        "gum_coref/train.jsonl": [gum],
        "news.jsonl": [ferry],
    }
    for name, lines in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf8")
    columns = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref"
    row = ["g1", "Ada Moll met Eva Lind. She laughed.", "She", "23"]
    row += ["Ada Moll", "0", "TRUE", "Eva Lind", "13", "FALSE"]
    (folder / "gap").mkdir()
    (folder / "gap" / "gap-development.tsv").write_text(columns + "\n" + "\t".join(row) + "\n", "utf8")
    return folder


def names(out: Path, texts: dict[str, str]) -> None:
    """Write the teacher's answers, so that no teacher is needed."""
    people = ("Ilsa Varn", "Tomas Brek", "Odin Lask", "Ada Moll", "Eva Lind")
    out.mkdir(parents=True, exist_ok=True)
    found = [
        [key, [[text.index(n), text.index(n) + len(n), "PERSON"] for n in people if n in text]]
        for key, text in texts.items()
    ]
    (out / "names.jsonl").write_text("".join(json.dumps(line) + "\n" for line in found), "utf8")


def settings(encoder: Path, folder: Path, **changes: Any) -> Settings:
    """Settings of a training of seconds."""
    values: dict[str, Any] = {
        "encoder": str(encoder),
        "teacher": "no_such_pipeline",
        "corpora": str(folder),
        "news": str(folder / "news.jsonl"),
        "epochs": 2,
        "news_repeats": 2,
        "gum_share": 1.0,
        "gap_share": 1.0,
        "learning_rate": 1e-3,
        "head_learning_rate": 5e-3,
        "budget": 400,
        "core": 400,
        "before": 78,
        "after": 32,
        "masking": 0.0,
        "averaging": 0.9,
        "seed": 1,
        "threads": 1,
    }
    return Settings(**values | changes)
