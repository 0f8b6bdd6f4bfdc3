"""The application that the commands belong to: its help, its version, how it tells errors."""

from __future__ import annotations

import signal
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotes.errors import QuotesError


class _Commands(TyperGroup):
    """Commands whose errors are told in one line, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what the user can put right ends it with exit code 1."""
        before = signal.signal(signal.SIGTERM, _stop)
        try:
            return super().invoke(ctx)
        except QuotesError as fault:
            message = str(fault)
        except BrokenPipeError:
            raise
        except OSError as fault:
            message = ": ".join(filter(None, (fault.filename, fault.strerror or str(fault))))
        finally:
            signal.signal(signal.SIGTERM, before)
        typer.echo(f"quotes: {message}", err=True)
        raise typer.Exit(1)


def _stop(number: int, _: object) -> None:
    """Leave by an exception, so that half-written files are removed."""
    raise SystemExit(128 + number)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find every direct, indirect and mixed quote in news articles, and who said it.",
)


def _show_version(asked: bool) -> None:
    if asked:
        from quotes.loading import model_folder
        from quotes.provenance import meta_of, versions

        typer.echo(versions(meta_of(model_folder())))
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the versions, also of the model, and end.",
        ),
    ] = False,
) -> None: ...
