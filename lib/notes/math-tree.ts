import type { MathNode } from "./rich-text.ts";

/** The elements of presentation MathML; what is not among them gives its children. */
const TAGS = new Set(
  (
    "mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom menclose " +
    "msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr"
  ).split(" "),
);
/** What they may say about how they look; nothing that names an address, a style or a script. */
const ATTRIBUTES = new Set(
  (
    "accent accentunder align columnalign columnlines columnspacing depth displaystyle fence form frame height " +
    "largeop linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize " +
    "movablelimits notation rowalign rowlines rowspacing rspace scriptlevel separator side stretchy symmetric " +
    "voffset width"
  ).split(" "),
);
/** The source in TeX, which is kept beside the tree. */
const LEFT_OUT = new Set(["annotation", "annotation-xml"]);

// <mo stretchy="false"> · </mo> · <mspace width="1em"/>
const TAG = /<(?<close>\/?)(?<name>[a-z-]{1,30})(?<rest>[^<>]{0,2000}?)(?<empty>\/?)>/gu;
// stretchy="false"
const ATTRIBUTE = /(?<name>[a-z]{1,30})="(?<value>[^"]{0,200})"/gu;

type Open = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: MathNode[];
};

/** The tree in the MathML that the formula writer made: only elements and attributes of presentation are kept. */
export function mathTree(markup: string): readonly MathNode[] {
  const root: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  let from = 0;
  for (const match of markup.matchAll(TAG)) {
    const { close = "", name = "", rest = "", empty = "" } = match.groups ?? {};
    const top = open.at(-1) ?? root;
    addWords(top, markup.slice(from, match.index));
    from = match.index + match[0].length;
    if (close === "") {
      const node = { name, attributes: attributesIn(rest), children: [] };
      if (empty === "") open.push(node);
      else addNode(top, node);
    } else if (open.length > 1) {
      open.pop();
      addNode(open.at(-1) ?? root, top);
    }
  }
  return root.children;
}

function addWords(parent: Open, words: string): void {
  if (words !== "") parent.children.push(decoded(words));
}

function addNode(parent: Open, { name, attributes, children }: Open): void {
  if (LEFT_OUT.has(name)) return;
  if (TAGS.has(name)) parent.children.push({ tag: name, attributes, children });
  else parent.children.push(...children);
}

function attributesIn(rest: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { groups } of rest.matchAll(ATTRIBUTE)) {
    const { name = "", value = "" } = groups ?? {};
    if (ATTRIBUTES.has(name)) found[name] = decoded(value);
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  "#x27": "'",
};

function decoded(text: string): string {
  return text.replace(
    /&(?<name>lt|gt|amp|quot|apos|#x27);/gu,
    (whole, name: string) => ENTITIES[name] ?? whole,
  );
}
