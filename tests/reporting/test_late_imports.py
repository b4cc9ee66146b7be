"""What is imported late is not there before it is used, and is the real thing then."""

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
