"""Documents handed out: into a file, or to standard output where it is called `-`."""

from pathlib import Path

from riskcheck import api
from riskcheck.cli.output import complain, write_bytes
from riskcheck.core.wording import Wording

PRINTED = Path("-")


def put(content: bytes, output: Path, *, overwrite: bool) -> None:
    """Write a document, byte for byte, to a file or for `-` to standard output; raises NotWrittenError."""
    if output == PRINTED:
        write_bytes(content)
    else:
        api.write_file(output, content, overwrite=overwrite)


def hand_out(
    content: bytes, output: Path | None, words: Wording, *, overwrite: bool, quiet: bool = False
) -> None:
    """Put a document where it is wanted, by itself to standard output, and say which file is written."""
    output = output or PRINTED
    put(content, output, overwrite=overwrite)
    if output != PRINTED and not quiet:
        complain(words.say("cli.written", file=output))


def called(output: Path, words: Wording) -> str:
    """Return what messages call an output."""
    return words.say("cli.standard-output") if output == PRINTED else str(output)
