"""What is imported late is not there before it is used, and is the real thing then; what is not is early."""

import subprocess
import sys

SCRIPT = """
import sys
from riskcheck.reporting.formats import pdf
page = "<html lang=en><title>x</title><p style='font-family: Riskcheck Sans'>风险 words"
pdf.render(page)
late = ("fontTools.subset", "fontTools.varLib.instancer")
print(*(name in sys.modules for name in late))
fonts = sys.modules["weasyprint.pdf.fonts"]
import fontTools.subset, fontTools.varLib.instancer
print(fonts.subset.Options is fontTools.subset.Options)
try:
    fonts.instantiateVariableFont("no font", {})
except Exception as error:
    print(error.__traceback__.tb_next.tb_next.tb_frame.f_globals["__name__"])
"""


def test_parts_of_font_tools_are_imported_when_they_are_used() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False False", "True", "fontTools.varLib.instancer"]


PARSED = r"""
import re
from riskcheck.reporting.formats import pdf
pdf.prepare_pdf()
known = pdf.load_weasyprint().text.ffi.ffi._parsed_types
before = set(known)
pdf.render(
    "<html lang=en><title>x</title><p style='font-family: Riskcheck Sans'>风险 words, <b>more</b>"
    "<p style='width: 2em'>words and words<svg viewBox='0 0 9 9'><title>x</title><text>x</text></svg>"
)
print(sorted(name for name in set(known) - before if not re.fullmatch(r"hb_codepoint_t\[\d+\]", name)))
"""


def test_the_types_of_c_are_parsed_beforehand() -> None:
    done = subprocess.run([sys.executable, "-c", PARSED], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
