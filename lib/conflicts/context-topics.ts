import { contains, slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller } from "#lib/extract/types.ts";
import type { Told } from "./context-values.ts";
import type { Dossier } from "./dossier.ts";
import { numberTopic } from "./number-topics.ts";
import { clauseAt, excerpt, tidy } from "./topics.ts";

const ASKS: Readonly<Record<Told["sort"], { readonly plain: string; readonly words: string }>> = {
  day: { plain: "When", words: "The date in" },
  range: { plain: "When", words: "The years in" },
  place: { plain: "Where", words: "The place in" },
  length: { plain: "How long", words: "The time in" },
  rank: { plain: "When", words: "The number in" },
  number: { plain: "How many", words: "The figure in" },
  who: { plain: "Who", words: "The name in" },
  whether: { plain: "Whether", words: "The point in" },
};

/** What two documents tell otherwise, in words that stand alone: `Who removed the handle of the pump`. */
export function contextTopic(a: Told, b: Told, dossier: Dossier): string {
  if (a.sort === "number" && a.quantity)
    return numberTopic(a.segment.passage, a.quantity, b.segment.passage, dossier);
  if (a.ask !== undefined) return a.ask;
  if (b.ask !== undefined) return b.ask;
  // Of what was done and not done, the one that says that it was names it best.
  const [first, second] =
    a.sort === "whether" && a.value.kind === "label" && a.value.label === "no" ? [b, a] : [a, b];
  return (
    plainly(first) ??
    plainly(second) ??
    `${ASKS[first.sort].words}: “${excerpt(first.segment.passage, first.focus)}”`
  );
}

const LONGEST = 60;

function plainly(told: Told): string | null {
  const { passage } = told.segment;
  const clause = told.clause ?? clauseAt(passage, told.focus);
  if (!clause) return null;
  const { text } = passage.reading.document;
  const shown = (filler: RoleFiller | null): string | null => {
    if (!filler || contains(filler.span, told.focus)) return null;
    const words = filler.anaphoric ? filler.name : slice(text, filler.span);
    if (words === null || words.length > LONGEST || LOOSE.test(words)) return null;
    return tidy(/^(?:The|A|An)\s/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);
  };
  const verb = tidy(slice(text, clause.verb)).replace(/\b(?:not|never|n['’]t)\s?/giu, "");
  if (verb === "" || /^(?:be|was|were|is|are)$/u.test(verb)) return null;
  const object = shown(clause.object);
  if (told.sort === "who") {
    if (object === null || told.frame.endsWith(" to")) return null;
    return `Who ${verb.replace(/^(?:was|were|had been|has been|been)\s/u, "")} ${object}`;
  }
  const subject = clause.voice === "passive" ? object : shown(clause.agent);
  if (subject === null)
    return told.sort === "whether" && clause.voice === "active" && object !== null && /ed$/u.test(verb)
      ? `Whether ${object} was ${verb.replace(/^(?:had|has|have)\s/u, "")}`
      : null;
  const after = clause.voice === "active" && clause.object && !TIME.test(object ?? "") ? object : "";
  if (after === null) return null;
  const again = told.frame.endsWith(" again") && !/\bre/u.test(verb) ? " again" : "";
  return tidy(`${ASKS[told.sort].plain} ${subject} ${helped(verb, clause)} ${after}${again}`);
}

/** A passive without its auxiliary gets one. */
function helped(verb: string, { voice }: Clause): string {
  return voice === "passive" && !/^(?:was|were|is|are|had|has|have|been)\b/u.test(verb)
    ? `was ${verb}`
    : verb;
}

// died a year after
const TIME = /\b(?:year|month|week|day|hour|fortnight)s?$/iu;

/** What points at something outside the words. */
const LOOSE =
  /^(?:it|he|she|they|we|i|you|this|that|these|those|there|who|which|what|us|them|him|her|me|his|its|their|our|my|some|something|one|nobody|none|neither|no)\b/iu;
