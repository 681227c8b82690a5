/** The note types that our notes have in Anki. Their numbers are ours for good, so that a second package joins the first. */
export const OUT_TYPES = ["basic", "basic-typed", "reversed", "reversed-typed", "cloze"] as const;
export type OutType = (typeof OUT_TYPES)[number];

const FIRST_ID = 1_763_800_000_001;

export function typeId(type: OutType): number {
  return FIRST_ID + OUT_TYPES.indexOf(type);
}

type Shape = {
  readonly name: string;
  readonly fields: readonly string[];
  readonly cards: readonly (readonly [name: string, front: string, back: string])[];
  readonly cloze?: true;
};

const RULE = "{{FrontSide}}\n\n<hr id=answer>\n\n";
const RECEIPT = '{{#Receipt}}\n\n<div class="receipt">{{Receipt}}</div>{{/Receipt}}';

const SHAPES: Readonly<Record<OutType, Shape>> = {
  basic: {
    name: "Dossier",
    fields: ["Front", "Back", "Receipt"],
    cards: [["Card 1", "{{Front}}", `${RULE}{{Back}}${RECEIPT}`]],
  },
  "basic-typed": {
    name: "Dossier (typed)",
    fields: ["Front", "Back"],
    cards: [["Card 1", "{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"]],
  },
  reversed: {
    name: "Dossier (both ways)",
    fields: ["Front", "Back"],
    cards: [
      ["Card 1", "{{Front}}", `${RULE}{{Back}}`],
      ["Card 2", "{{Back}}", `${RULE}{{Front}}`],
    ],
  },
  "reversed-typed": {
    name: "Dossier (both ways, typed)",
    fields: ["Front", "Back"],
    cards: [
      ["Card 1", "{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"],
      ["Card 2", "{{Back}}\n\n{{type:Front}}", "{{Back}}\n\n<hr id=answer>\n\n{{type:Front}}"],
    ],
  },
  cloze: {
    name: "Dossier (gaps)",
    fields: ["Text", "Extra"],
    cards: [["Gaps", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Extra}}"]],
    cloze: true,
  },
};

/** Quiet, in both lights: Anki puts `nightMode` on the card in the dark. */
const STYLE = `.card {
  font-family: Georgia, serif;
  font-size: 20px;
  line-height: 1.4;
  text-align: center;
  color: black;
  background-color: white;
}
.nightMode.card { color: #e8e6e3; background-color: #1e1e1e; }
.cloze { font-weight: bold; color: #1f4f9a; }
.nightMode .cloze { color: #8ab4f8; }
.receipt { margin-top: 1.5em; font-size: 15px; opacity: 0.75; }
ul, ol, table { display: inline-block; text-align: left; }
img { max-width: 100%; }
`;

const LATEX = {
  latexPre:
    "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n",
  latexPost: "\\end{document}",
  latexsvg: false,
};

/** The note types as schema 11 keeps them. */
export function noteTypes(used: ReadonlySet<OutType>, now: number): Readonly<Record<string, unknown>> {
  const seconds = Math.floor(now / 1_000);
  return Object.fromEntries(
    OUT_TYPES.filter((type) => used.has(type)).map((type) => {
      const { name, fields, cards, cloze } = SHAPES[type];
      const id = typeId(type);
      const model = {
        ...{ id, name, type: cloze ? 1 : 0, mod: seconds, usn: -1, sortf: 0, did: 1, vers: [], tags: [] },
        flds: fields.map((field, ord) => ({
          ...{ name: field, ord, sticky: false, rtl: false, font: "Arial", size: 20, media: [] },
        })),
        tmpls: cards.map(([card, qfmt, afmt], ord) => ({
          ...{ name: card, ord, qfmt, afmt, bqfmt: "", bafmt: "", did: null },
        })),
        // Which fields a card needs: the one that it asks.
        ...(cloze ? {} : { req: cards.map((_card, ord) => [ord, "any", [ord]]) }),
        ...LATEX,
        css: STYLE,
      };
      return [String(id), model];
    }),
  );
}

export function fieldCount(type: OutType): number {
  return SHAPES[type].fields.length;
}
