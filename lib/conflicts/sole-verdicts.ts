import { slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Fact } from "./sole-facts.ts";
import { personBefore } from "./sole-people.ts";

// found him guilty · was convicted · went to prison · was sentenced to
const GUILTY =
  /\b(?:found\s(?:(?:him|her|them)\s)?guilty|(?:was|were|been)\s(?:convicted|sentenced|imprisoned|jailed)|(?:went|sent)\sto\s(?:prison|gaol|jail))\b/iu;
// was acquitted · found not guilty · cleared of all blame
const CLEARED =
  /\b(?:acquitted|exonerated|found\s(?:(?:him|her|them)\s)?(?:not\sguilty|innocent)|(?:was|were|been)\s(?:fully\s)?cleared(?:\sof|\b(?=[.,;]))|walked\sfree)\b/iu;
/** A second court, or a second count, may find otherwise. */
const AGAIN =
  /\b(?:appeal(?:ed|s)?|retrial|second|later|other|another|overturned|quashed|pardoned|first|only|both|all|two|three|four|not\sbeen|of\sone)\b/iu;

/** How a person came out of a trial. */
export function verdictsIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (AGAIN.test(body)) return [];
  const [yes, no] = [GUILTY.exec(body), CLEARED.exec(body)];
  const match = yes ?? no;
  if (!match || (yes && no)) return [];
  const start = passage.span.start + match.index;
  const focus = { start, end: start + match[0].length };
  const who = personBefore(passage, focus, dossier);
  if (who === null) return [];
  return [
    {
      passage,
      frame: `verdict on ${who}`,
      slot: "outcome",
      focus,
      value: { kind: "label", label: yes ? "guilty" : "cleared" },
      words: match[0],
      ask: `Whether ${dossier.terms.nameOf(who)} was found guilty`,
      about: new Set(),
    },
  ];
}
