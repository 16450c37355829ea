"""The command line: one file a command; results go to stdout, talk and progress to stderr."""

from __future__ import annotations

import os
import sys

import click

from rashomon import __version__
from rashomon.errors import RashomonError

try:
    from rashomon.cli.check import check
    from rashomon.cli.export import export
    from rashomon.cli.judge import judge
    from rashomon.cli.read import read
    from rashomon.cli.show import show
except KeyboardInterrupt:
    # The tables take seconds to load on a busy machine; a stop in that time is a stop like any other, not a traceback.
    click.echo("rashomon: stopped; run the same command again to go on", err=True)
    raise SystemExit(130) from None

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
def commands() -> None:
    """Read many accounts of one event; keep one book of what they say, in their exact words."""


for command in (read, show, export, check, judge):
    commands.add_command(command)


def main() -> int:
    """Run the program; every failure is one line on stderr and an exit code that is not 0."""
    try:
        return commands.main(standalone_mode=False) or 0
    except click.exceptions.Abort:
        click.echo("rashomon: stopped; run the same command again to go on", err=True)
        return 130
    except KeyboardInterrupt:
        click.echo("rashomon: stopped; run the same command again to go on", err=True)
        return 130
    except click.ClickException as error:
        click.echo(f"rashomon: {error.format_message()}; see rashomon --help", err=True)
        return 2
    except RashomonError as error:
        click.echo(f"rashomon: {error}", err=True)
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`| head`); python must not try to flush into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if os.environ.get("RASHOMON_DEBUG"):
            raise
        click.echo(f"rashomon: a fault of the program, not of yours ({type(error).__name__}: {error}); set RASHOMON_DEBUG=1 for the trace, and please report it", err=True)
        return 70


if __name__ == "__main__":
    sys.exit(main())
