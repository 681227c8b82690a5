"""Cuts the two type families to what the interface needs (run once; the results are committed).

Needs fontTools and brotli, and the unpacked npm packages @fontsource-variable/source-serif-4@5.3.1 and
@fontsource-variable/inter@5.3.0:

    python3 cut.py SOURCE_SERIF_PACKAGE INTER_PACKAGE

Weights 400 to 600; Basic Latin, Latin-1 and the typographic characters of the interface. "Source" is a reserved
font name (OFL 1.1, §3), so the cut families carry names of their own inside the file.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin, then: dotless i, œ, modifier letters, dashes and quotes, ellipsis, narrow spaces, minus, arrows, shapes, euro.
CHARACTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC,
    *range(0x2002, 0x200C), *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x202F,
    0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x25BE,
]
FEATURES = ["kern", "mark", "mkmk", "liga", "calt", "ccmp", "locl", "lnum", "tnum", "pnum", "case"]


def cut(source: Path, target: str, family: str) -> None:
    font = TTFont(source)
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    # After subsetting: the instancer drops unvaried glyphs from gvar, which the subsetter does not expect.
    instantiateVariableFont(font, {"wght": (400, 400, 600)}, inplace=True)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID in (3, 6, 25):
            record.string = family.replace(" ", "")
    font.flavor = "woff2"
    out = Path(__file__).with_name(target)
    font.save(out)
    print(target, out.stat().st_size)


if __name__ == "__main__":
    serif, sans = (Path(argument) / "files" for argument in sys.argv[1:3])
    cut(serif / "source-serif-4-latin-wght-normal.woff2", "dossier-serif.woff2", "Dossier Serif")
    cut(sans / "inter-latin-wght-normal.woff2", "dossier-sans.woff2", "Dossier Sans")
