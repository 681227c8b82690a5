import { type Span, slice } from "#lib/base/text.ts";
import { befallsIn } from "./calamities.ts";
import { clockIn } from "./clock-words.ts";
import { kindsOfVerb } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { meantAround } from "./sole-about.ts";
import type { Fact } from "./sole-facts.ts";
import { clauseAt } from "./topics.ts";

const CUE =
  /o[’']clock|\b(?:morning|afternoon|evening|night|noon|midday|midnight|a\.?\s?m|p\.?\s?m|past|quarter|dawn|daybreak|sunrise|light|daylight|hours|dusk|nightfall|sunset|dark|lunch\w{0,4}|breakfast|at\s\p{L}{3,6}|at\s\d{1,2}[.:]\d{2})\b/iu;
/** Not the time of the thing itself: what went on from or until then, or happens every day. */
const OTHER =
  /\b(?:every|each|daily|always|usually|until|till|from|since|between|open(?:ed|s)?\sfrom|by|before|next|following|begins?|starts?|scheduled|planned|due|was\sto|were\sto|would|lessons|shifts?)\b/iu;

/** At what time of the day something happened, in figures or in words. */
export function hoursIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (!CUE.test(body)) return [];
  const found = clockIn(body);
  const [only, ...more] = found;
  if (!only || more.length > 0 || OTHER.test(body.replace(slice(body, only), ""))) return [];
  const focus: Span = { start: passage.span.start + only.start, end: passage.span.start + only.end };
  const clause = clauseAt(passage, focus);
  if (clause?.negated || clause?.modality || clause?.attributed) return [];
  const words = slice(text, focus).replace(/^at\s/iu, "");
  const about = meantAround(passage, focus, dossier);
  const kinds = clause ? kindsOfVerb(clause.lemma, clause.particle) : [];
  return [
    {
      passage,
      frame: "hour",
      slot: "date",
      focus,
      value: { kind: "label", label: only.hours.map(({ from, to }) => `${from}-${to}`).join() },
      words,
      ask: null,
      about: new Set([...about, ...befallsIn(passage, dossier), ...kinds.map((kind) => `~${kind}`)]),
      least: 1,
      hours: only.hours,
    },
  ];
}
