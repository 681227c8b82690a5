import { slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller } from "#lib/extract/types.ts";
import type { Told } from "./context-values.ts";
import { kindsOfVerb } from "./deed-kinds.ts";
import { AGAIN } from "./deeds.ts";
import { bodyOf, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import type { Segment } from "./segments.ts";
import { clausesOf } from "./topics.ts";

// paid for
const PAID = /\bpa(?:id|ys?)\s(?<particle>for)\b/u;

/** What many do, so that two who do it contradict nobody. */
const BY_MANY: ReadonlySet<string> = new Set(
  (
    "say tell state write declare add reply answer ask claim believe think know want wish hope fear attend visit meet see hear watch join help " +
    "support oppose agree sign be have do make come go get take become live work die bear marry stay travel sail leave arrive return lose " +
    "receive own use know show explain speak talk serve study read sit stand vote fight follow walk ride play refuse reject demand insist mean need like start stop begin " +
    "ratify occupy bomb attack invade capture recognise recognize kill injure treat test measure suffer survive fall rise move reach enter cross pass hold call name let keep give bring send put set turn find feel seem appear include contain"
  ).split(" "),
);
/** What one does alone, whatever the verb may mean besides. */
const BY_ONE: ReadonlySet<string> = new Set(
  "founded designed invented discovered written led commanded directed scored financed drawn translated sung commissioned awarded proposed published blamed patented edited photographed sent removed described scattered chaired".split(
    " ",
  ),
);

/** What befalls one person: to be given an order, to be blamed, to be put in somebody's place. */
const TO_ONE: ReadonlySet<string> = new Set(
  "ordered blamed elected replaced named crowned dismissed exiled pardoned".split(" "),
);

/** Who did what, to whom it was given, and whom it befell, in one part of a sentence. */
export function doersIn(segment: Segment, { terms }: Dossier): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  return clausesOf(passage).flatMap((read): Told[] => {
    const clause = righted(read, passage, terms);
    if (clause.verb.start < span.start || clause.verb.start >= span.end) return [];
    if (clause.negated || clause.modality !== null || clause.attributed || AGAIN.isIn(passage, clause.span))
      return [];
    const kinds = kindsOfVerb(
      clause.lemma,
      goesTo(clause) ? "to" : (clause.particle ?? PAID.exec(slice(text, span))?.groups?.particle ?? null),
    );
    const given = kinds.includes("awarded");
    const lone = kinds.filter((kind) => BY_ONE.has(kind));
    // What a court finds that others did it does not discover.
    if (kinds.includes("discovered") && clause.object && /^that\b/iu.test(slice(text, clause.object.span)))
      return [];
    if (lone.length === 0 && !given && (BY_MANY.has(clause.lemma) || kinds.length === 0)) return [];
    const filler = given ? givenTo(segment, clause, terms) : clause.agent;
    const whom = kinds.find((kind) => TO_ONE.has(kind));
    if (whom && clause.object && (clause.voice === "passive" || clause.agent)) {
      const one = doerOf(passage, clause.object, terms);
      if (one?.person)
        return [
          {
            segment,
            frame: `whom ${whom}`,
            sort: "who",
            focus: one.focus,
            value: { kind: "label", label: one.label },
            words: one.words,
            quantity: null,
            doer: one,
          },
        ];
    }
    if (
      !filler ||
      (!given &&
        lone.length === 0 &&
        !clause.object &&
        clause.voice === "active" &&
        !/^(?:pay|dissent)$/u.test(clause.lemma))
    )
      return [];
    const doer = doerOf(passage, filler, terms) ?? bodyOf(passage, filler);
    if (!doer) return [];
    return (lone.length > 0 ? lone : kinds).map(
      (kind): Told => ({
        segment,
        frame: `who ${kind}${given ? " to" : ""}`,
        sort: "who",
        focus: doer.focus,
        value: { kind: "label", label: doer.label },
        words: doer.body === null ? doer.words : slice(text, doer.focus),
        quantity: null,
        doer,
        clause,
      }),
    );
  });
}

/** Verbs of two objects, whose participle before a noun may well be one: `the man named Kell`. */
const OF_TWO = /^(?:name|call|elect|appoint|award|give|offer|grant|send|show|make|consider)$/u;

/**
 * `In the moraine Korp discovered a piece of timber` may be read as a participle, with Korp for what was discovered: a
 * person right before a lone verb that has something for its object does it.
 */
function righted(clause: Clause, passage: Segment["passage"], terms: Dossier["terms"]): Clause {
  const { object, complement } = clause;
  if (clause.finite || clause.voice !== "passive" || !object || !complement || OF_TWO.test(clause.lemma))
    return clause;
  const { text } = passage.reading.document;
  const between = text.slice(object.span.end, clause.verb.start);
  if (!/^\s?$/u.test(between) || !/^\p{Ll}+$/u.test(slice(text, clause.verb))) return clause;
  const name = terms.namesIn(passage.document, object.span).at(-1);
  if (!name || name.span.end !== object.span.end) return clause;
  if (terms.typeOf(terms.bearerOf(passage.document, name)) !== "PER") return clause;
  if (!/^\s(?:an?|the|his|her|its|their|our)\s/iu.test(text.slice(clause.verb.end, clause.verb.end + 8)))
    return clause;
  const doer = { span: name.span, head: name.span, entity: name.entity, anaphoric: false, name: null };
  const done = { span: complement.span, head: complement.span, entity: null, anaphoric: false, name: null };
  return { ...clause, voice: "active", agent: doer, object: done, complement: null, finite: true };
}

/** `The prize went to her`. */
const goesTo = ({ lemma, adjuncts }: Clause) =>
  /^(?:go|fall)$/u.test(lemma) && adjuncts.some(({ preposition }) => /^to$/iu.test(preposition));

function givenTo({ passage }: Segment, clause: Clause, terms: Dossier["terms"]): RoleFiller | null {
  const to =
    clause.recipient?.span ?? clause.adjuncts.find(({ preposition }) => /^to$/iu.test(preposition))?.object;
  const name = to && terms.namesIn(passage.document, to).at(-1);
  return to && name ? { span: to, head: name.span, entity: name.entity, anaphoric: false, name: null } : null;
}
