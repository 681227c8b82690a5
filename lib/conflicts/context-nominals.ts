import { everyMatch } from "#lib/base/every-match.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { NameMention } from "#lib/extract/types.ts";
import type { Told } from "./context-values.ts";
import { doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import type { Segment } from "./segments.ts";

/** What is done, by the noun that tells it. */
const DONE_BY_NOUN: Readonly<Record<string, string>> = {
  discovery: "discovered",
  find: "discovered",
  invention: "invented",
  idea: "proposed",
  suggestion: "proposed",
  proposal: "proposed",
  motion: "proposed",
  initiative: "proposed",
  design: "designed",
  foundation: "founded",
  composition: "written",
  gift: "given",
};

// was in truth the discovery of · On the motion of · were the gift of
const OF =
  /\b(?:(?:was|is|were|are|be|been)\s(?:\p{Ll}+\s){0,3}?(?:the|an?)|on\sthe|at\sthe|,\san?)\s(?<noun>discovery|find|invention|idea|suggestion|proposal|motion|initiative|design|foundation|composition|gift)\sof\s/giu;
// A tournament book by Georg Lenz
const BY = /\b(?:book|account|play|opera|novel|poem|history|biography|symphony|report)\sby\s/giu;
/** How far behind the noun the name may begin: `of the town physician, Dr Aldane`. */
const NEAR = 40;
const NOT = /\b(?:not|never|no)\b/iu;

/** Who did what by a noun for it: `the discovery of Professor Ek`, `on the motion of the mayor, Ann Dow`. */
export function nominalsIn(segment: Segment, { terms }: Dossier): Told[] {
  const { passage, span } = segment;
  const body = slice(passage.reading.document.text, span);
  if (NOT.test(body)) return [];
  const told: Told[] = [];
  const add = (kind: string, at: number) => {
    const start = span.start + at;
    const name = nameNear({ start, end: Math.min(span.end, start + NEAR) });
    const doer =
      name &&
      doerOf(
        passage,
        { span: name.span, head: name.span, entity: name.entity, anaphoric: false, name: null },
        terms,
      );
    if (!name || !doer?.person) return;
    told.push({
      segment,
      frame: `who ${kind}`,
      sort: "who",
      focus: name.span,
      value: { kind: "label", label: doer.label },
      words: doer.words,
      quantity: null,
      doer,
    });
  };
  const nameNear = (within: Span): NameMention | undefined =>
    terms
      .namesIn(passage.document, { start: within.start, end: span.end })
      .find((name) => name.span.start <= within.end && name.form !== "adjective");
  for (const match of everyMatch(body, OF))
    add(DONE_BY_NOUN[match.groups?.noun?.toLowerCase() ?? ""] ?? "", match.index + match[0].length);
  for (const match of everyMatch(body, BY)) add("written", match.index + match[0].length);
  return told;
}
