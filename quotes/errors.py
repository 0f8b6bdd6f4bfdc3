"""The messages a user can meet, each with a code, the value that gave offence and the cure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

OnError = Callable[[str, Exception], None]
"""Called with what failed (a file, an article's id) and why; the run goes on without it."""


class QuotesError(Exception):
    """Something the user can put right: the message names the file or value and the cure.

    ``code`` is the ``Q012`` that the message begins with.
    """

    code = ""


MESSAGES = {
    "Q001": "{path}: no such file or folder. Check the spelling, or give a folder of articles.",
    "Q002": "{path}: the file is empty. Remove it, or fetch the article again.",
    "Q003": "{path}: this looks like a binary file, not an article. Give .txt, .md, .html, .jsonl, "
    ".csv or .parquet.",
    "Q004": "{path}: cannot be read ({reason}). Check its permissions and that it is a file or a folder.",
    "Q005": "{path}: damaged ({reason}). Fetch or write the file again.",
    "Q006": "{path}, {place}: not a JSON object ({reason}). Write each article as an object, or mend it.",
    "Q007": "{path}: no column holds the text of the articles; the columns are {columns}. "
    "Name it, for example --columns text={example}.",
    "Q008": "{field}={column}: {field} is nothing an article has. Map one of {fields} to a column.",
    "Q009": "{path}: there is no column {column} for {field}; the columns are {columns}. Correct --columns.",
    "Q010": "{path}, {place}: the text is empty. Remove the entry, or fetch the article again.",
    "Q011": "{path}: no article text found on the page. Save the article's own page, or its text as .txt.",
    "Q012": "{path}: no articles in it. Give a file or folder of .txt, .md, .html, .jsonl, .csv or .parquet.",
    "Q013": "{path}: this metadata cannot be used ({reason}). Write title, date, publisher, url or id, "
    "under the name of each file if they are several.",
    "Q014": "{path}: reading failed ({reason}). Save the article as plain text, and report the file to us.",
    "Q015": "{path}, line {line}: {reason}. Check the quotation marks around this line's cells.",
    "Q016": "{path}: this is a table of quotes, not of articles. Give the articles that it was made of.",
    "Q017": "{path}: {column} is no text but an object, of {inner}. Name the part that is the text, for "
    "example --columns text={column}.{part}.",
    "Q018": "{path}: quotes does not fetch pages. Save the page as .html, and give that file.",
    "Q019": "{path}: this is {kind}, which quotes does not read. {cure}.",
    "Q020": "{place}: this line is not JSON ({reason}). Write one article a line, or mend the line.",
    "Q021": '{place}: {of} has no "{field}". Add it: the corpus format needs it.',
    "Q022": "{place}: {field} must be {wanted}, not {value!r:.60}. Mend the line.",
    "Q023": "{place}: article {article}, quote {quote}: the {role} span {span} is no stretch of a text of "
    "{length} characters. Offsets count characters of the article's text, the end exclusive.",
    "Q024": "{place}: this is not UTF-8. Save the file as UTF-8.",
    "Q025": "{number} predicted article(s) are not in the gold, for example {article}. Evaluate each set of "
    "predictions against its own gold file.",
    "Q026": "The predictions for article {article} are of another text than the gold's, so their offsets "
    "would not fit. Annotate the text of the gold file.",
    "Q027": "Article {article} is predicted twice. Keep one line for each article.",
    "Q028": "The gold article {article} has no text to compare quotes in. Give the labelled file as gold, "
    "the predictions second.",
    "Q029": "{path}: this is written as {endings}. Give the file this ending.",
    "Q030": "{place}: not a line of brat standoff: {line!r:.60}. Check that this is the .ann file.",
    "Q031": "{path}: its text {wanted} is missing. Put the two beside each other as they were distributed.",
    "Q032": "{path}: not PARC3's XML ({reason}). Give the folder of .xml files as distributed.",
    "Q033": '{path}: not Citron\'s JSON ({reason}). Give files with "text" and "quotes".',
    "Q034": "{path}: no {wanted} in this folder. Give the folder as it was distributed.",
    "Q036": "An IoU threshold of {iou} makes no sense. Give one above 0 and up to 1.",
    "Q037": "{path}: unknown figure {figure}. Name it as `quotes evaluate --json` does: attribution.f1.",
    "Q040": "{path}: this file of offices or people cannot be read ({reason}). Mend its YAML at that place.",
    "Q041": "{path}: {where}: {key} is out of place. Known here: {known}. Correct the spelling or remove it.",
    "Q042": "{path}: {where} has no {key}. Add it.",
    "Q043": "{path}: {where}: {key} must be {wanted}. Mend the entry.",
    "Q044": "{path}: office {office}: {line!r} is no holder. Write FROM/TO NAME (m or f, id), for example "
    "2014-10-01/2024-10-01 Anna Lind (f, Q42), with .. as TO for who is still in office.",
    "Q045": "{path}: office {office}: {line!r} ends before it begins. Put the earlier day first.",
    "Q046": "{path}: office {office}: {line!r} overlaps the holder before it. End the one on the day the "
    "other begins, holders in order of time.",
    "Q047": "{path}: office {office}: nobody is named from {end} to {start}. Name the holder, or state "
    "the gap: {end}/{start} unknown (or vacant).",
    "Q048": "{path}: {name} has the {key} {new} here and {old} elsewhere. Correct one of the two, or tell "
    "two persons of one name apart by writing the name of one more fully.",
    "Q049": "{path}: office {where}: {name} is neither a body nor a role of these files. Add it under bodies "
    "or roles, or correct the name.",
    "Q050": "{path}: not Wikidata's entity JSON ({reason}). Save the page Special:EntityData/Q42.json of "
    "each entity, or give a folder of such files.",
    "Q051": "{path}: office {office}: Wikidata has {theirs}, the file {ours} at that time. See which is "
    "right; mend the file by hand or leave that entity out.",
    "Q052": "{value}: not a day. Write it as 2024-12-03.",
    "Q053": "{path}: nobody stands in this file. Write people or offices into it, as the README shows, "
    "or leave --people out.",
    "Q060": "This attribution_finder has no weights. Load a trained pipeline, with quotes.load() or with "
    "spacy.load() of its folder.",
    "Q061": "A pipeline with a {kind} runs but cannot be written. Write the one that scripts/assemble.py "
    "makes of the checkpoint.",
    "Q062": "{path}: {missing} missing, so this is no trained attribution_finder. Give the folder of a "
    "trained pipeline, or fetch it again.",
    "Q063": "{path}: these weights do not fit this version of quotes ({reason}). Train or fetch the pipeline "
    "anew, or run it with the version that it was made with.",
    "Q064": "This pipeline finds no quotes; its components: {names}. Give what quotes.load() returns.",
    "Q065": "The pipeline failed on all {number} articles, each time with {reason}. Load it anew with "
    "quotes.load(); if it fails still, report this to us.",
    "Q066": "{names}: this is said when a pipeline is loaded. Give it to quotes.load(), or leave nlp= out.",
    "Q067": "{value}: a pipeline is needed here, not {kind}. Give what quotes.load() returns; the name of a "
    "model goes to quotes.load().",
    "Q068": "{value}: people come as the path of a YAML file, not as {kind}. Write them into one.",
    "Q070": "{path}: these lists of names are missing or not written as strings of words: {lists}. "
    "Restore them from the shipped configs/names.yaml.",
    "Q071": "The table has no column {columns}. Give a table that `quotes extract` wrote, "
    "all its columns kept.",
    "Q072": "{path}: a table of quotes ends in .csv, .jsonl or .parquet. Give the file that "
    "`quotes extract` wrote.",
    "Q073": "{value}: a table of quotes is needed here, not {kind}. Give what quotes.extract returned, or "
    "quotes.read_table of a file it was written to.",
    "Q074": "{number} quote_ids stand twice, for example {example}: the tables are of runs that gave their "
    "articles the same ids. Put a name of its own before the ids of each, or read all articles in one run.",
    "Q075": "{path}: a run that was stopped left this. Give --resume to go on with it, or --overwrite to "
    "begin anew.",
    "Q076": "{path}: {what}: not as it was when this run was stopped. Give what you gave then, or "
    "--overwrite without --resume to begin anew.",
    "Q077": "{path}: only a run that writes a file can be resumed. Give -o the file that it was to write.",
    "Q080": "{path}: the file exists. Give another name, or --overwrite to replace it.",
    "Q081": "{path}: this is a folder or a device, not a file. Give a file name.",
    "Q082": "{path}: there is no folder {folder}. Create it first, or write elsewhere.",
    "Q083": "{path}: tables end in .csv, .jsonl or .parquet. Give the file one of these endings.",
    "Q084": "{path}: not a table of quotes, the columns {columns} are missing. "
    "Give a file that `quotes extract` wrote.",
    "Q085": "{path}: this cannot be read as a table: {reason}. Write it again with `quotes extract`.",
    "Q086": "{value}: no such kind of quote. Give topics, thoughts, other, several with commas, or all.",
    "Q087": "{model}: no such model. Give the folder of a trained pipeline, or one of: {known}.",
    "Q088": "{value}: not a column mapping. Write OURS=THEIRS with commas, as in text=body,date=published.",
    "Q089": "Nothing could be read from {paths}. Give a file or folder of articles; the reasons stand above.",
    "Q090": "{value}: a confidence lies between 0 and 1.",
    "Q091": "{value}: articles come as paths, texts, Article objects or dicts, or a table, not as {kind}. "
    'Make one with quotes.Article(id="1", text="…"), or give the file of the table.',
    "Q092": "{value}: a number of threads is 1 or more, or 0 for as many as the machine has.",
    "Q093": "{path}: no meta.json in this folder, so it is no pipeline. Give the folder of a trained one.",
    "Q094": "{path}: --excel marks CSV files, and this is none. Give -o a .csv file, or leave --excel out.",
    "Q095": "{value}: an Article is needed here, not {kind}. Make one with "
    'quotes.Article(id="1", text="…"), or call quotes.extract, which takes paths and texts.',
    "Q096": "Article {id}: its text is no str but {kind}. Leave it out, or give its text.",
    "Q097": "{path}: this file is read as well, and writing would replace it. Give another name with -o.",
    "Q098": "The pipeline failed on every article of {paths}; the reasons stand above. Give another --model, "
    "or report the articles to us.",
    "Q099": "{value}: {field} is given two columns. Give it one.",
    "Q100": "{missing}: not installed, and needed to train or to run a checkpoint. "
    "pip install 'quotes[transformers]'.",
    "Q101": "{path}: no checkpoint of a training, {missing} missing. Give the folder scripts/train.py wrote.",
    "Q102": "{encoder} ({kind}) is not built like BERT, with token types to tell of case and spaces. Name an "
    "encoder that is: BERT, MiniLM, RoBERTa, XLM-RoBERTa or the like.",
    "Q103": "{encoder}: this package is not installed. pip install 'quotes[transformers]', or name another "
    "encoder in the training config.",
    "Q104": "Windows of {pieces} wordpieces (core + before + after + 2) do not fit {encoder}, which reads "
    "{limit} at once. Lower `before` or `core` in the training config.",
    "Q105": "{name}: no such coreference package. Give one of {known}, or leave `coreference` empty.",
    "Q106": "coreference: {name} is not installed. pip install {name}, or leave `coreference` empty.",
    "Q107": "{name} needs an English spaCy pipeline such as en_core_web_sm, and none is installed. "
    "python -m spacy download en_core_web_sm.",
    "Q108": "{name} does not start with {model}: {reason}. {cure}",
    "Q109": "{path}: not the settings of a training (unknown: {unknown}; missing: {missing}). Compare it "
    "with configs/attribution.yaml.",
    "Q110": "{path}: no article with a marked quote. Give a .jsonl file, or marked texts (.txt).",
    "Q111": "{place}: {reason} Mend the marks.",
    "Q112": "{path}: no table of evidence ({reason}). Write one with scripts/tune_speakers.py, or leave "
    "`evidence` empty.",
    "Q113": "{path}: the labels of {article} lie outside its text. Give the corpus they were made for.",
}


def error(code: str, **values: object) -> QuotesError:
    """The exception for ``code``, its message filled with ``values``."""
    made = QuotesError(f"[{code}] " + MESSAGES[code].format(**values))
    made.code = code
    return made


def require_file(path: Path) -> None:
    """Raise Q001 where there is no ``path``, Q081 where it is a folder."""
    if not path.is_file():
        raise error("Q081" if path.exists() else "Q001", path=path)
