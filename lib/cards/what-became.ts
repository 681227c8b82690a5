import { type Span, slice } from "#lib/base/text.ts";
import { isRoleNoun } from "#lib/extract/names/roles.ts";
import type { Wording } from "./candidate.ts";
import { coarseWhen, leadIn, leadsNoun } from "./content.ts";
import { nameAt } from "./names.ts";
import { isPerson, phrase, tidy } from "./phrases.ts";
import { shortened } from "./shorten.ts";
import { asked as askable, predicate, type Telling, withPreposition } from "./telling.ts";
import { groupStart } from "./verb-group.ts";

/** A result worded, with the receipts of what was filled in. */
export type Asked = { readonly wording: Wording; readonly context: readonly Span[] };

/** Before these there was nothing that anything could have happened to. */
const CREATES = new Set("establish found discover elect appoint create form build".split(" "));

// "left vulnerable" · "left diplomatically isolated"
const STATE = /(?:ed|ble|ous|less|ant|ent|ated|ken|alone|poor|weak)$/u;

// "returned to Moscow | empty-handed" · "came home victorious"
const HOW =
  /^\s*(?<where>(?:(?:to|from|home)\s+)?(?:the\s+)?[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})\s+(?<how>\p{Ll}+-\p{Ll}+|victorious|triumphant|disappointed|defeated|alone|wounded|unharmed|penniless)$/u;

/** `How did Molotov return to Moscow?` — `empty-handed`. */
export function howReturned(telling: Telling): Asked[] {
  const { reading, restSpan, subject } = telling;
  const match = HOW.exec(slice(reading.document.text, restSpan))?.groups;
  if (match?.how === undefined || subject === null) return [];
  const end = restSpan.start + slice(reading.document.text, restSpan).lastIndexOf(match.how);
  const question = askable(telling, [{ start: end, end: restSpan.end }]);
  return question === null
    ? []
    : [{ wording: { question: `How ${question.text}?`, answer: match.how }, context: question.context }];
}

// "Solberg's refusal …, coupled with Aldous's doubts, | made …": a cause with its company
const COUPLED =
  /^(?<first>[^,;]{3,110}),\s+(?<joint>(?:coupled|together|along|combined|paired) with|as well as|in addition to)\s+(?<company>[^;]{3,110}?)$/iu;

// "Hitler's refusal | to recognise …, coupled with Molotov's doubts, | made …": what hangs on the cause
const HANGING = /^\s(?:to|of|that|in|on|for)\s[^;:.]{3,150}$/u;

function causeEnd({ reading, sentence, clause }: Telling, end: number): number {
  const verbs = groupStart(sentence, clause);
  return HANGING.test(reading.document.text.slice(end, verbs)) ? verbs : end;
}

/** `What made any agreement impossible?`: with `make` the cause is what one wants to know. */
export function wholeCause(telling: Telling): Asked | null {
  const { reading, sentence, subjectFiller, clause } = telling;
  if (subjectFiller === null || clause.negated) return null;
  const { start, end } = subjectFiller.span;
  const said = predicate(telling);
  const asks = shortened(said.text, 26);
  const until = causeEnd(telling, end);
  // The reading may take the company for the subject, or all of it.
  const [from, coupled] = [sentence.span.start, start]
    .map((at) => [at, COUPLED.exec(reading.document.text.slice(at, until))?.groups] as const)
    .find(([, groups]) => groups !== undefined) ?? [start, undefined];
  if (coupled?.first !== undefined && coupled.joint !== undefined && coupled.company !== undefined) {
    const first = { start: from, end: from + coupled.first.length };
    const cause = phrase(reading, first);
    const company = phrase(reading, { start: until - coupled.company.length, end: until });
    // One cause is asked for; the other is told, so that there is one answer.
    return {
      wording: {
        question: `What, ${coupled.joint.toLowerCase()} ${company.text}, ${asks}?`,
        answer: shortened(cause.text, 18),
      },
      context: [...said.context, ...cause.context, ...company.context, first],
    };
  }
  const span = { start, end: causeEnd(telling, end) };
  const cause = phrase(reading, span);
  return {
    wording: { question: `What ${asks}?`, answer: shortened(cause.text, 18) },
    context: [...said.context, ...cause.context, span],
  };
}

/** `What happened to the ferry guild?` — `It was dissolved`: results without an object. */
export function whatBecame(telling: Telling): Asked[] {
  const { clause, subject, reading } = telling;
  // "the enzymes are destroyed": what goes on, and nothing that became of anything
  if (subject === null || /^(?:is|are|do|does)$/u.test(telling.asking.first)) return [];
  const drop =
    clause.when === null || leadsNoun(reading.document.text, clause.when.end)
      ? []
      : [withPreposition(reading.document.text, clause.when)];
  const said = predicate(telling, drop);
  const none = /^no (?<thing>.+)$/iu.exec(subject.text)?.groups?.thing;
  if (none !== undefined) {
    const { first, last } = telling.asking;
    const after = phrase(reading, telling.restSpan, drop).text;
    const asking = tidy(
      `What ${none} ${first} ${last.replace(/^not /u, "")} ${after}${after === "" ? coarseWhen(telling) : ""}`,
    );
    return [
      {
        wording: { question: `${asking}?`, answer: `No ${none}`, derived: true },
        context: said.context,
      },
    ];
  }
  if (CREATES.has(clause.lemma)) return [];
  // "What happened to drilling?": of all the drilling that was ever done
  if (/^\p{Ll}+$/u.test(subject.text)) return [];
  const lead = leadIn(telling);
  const where = lead === null ? coarseWhen(telling) : ` ${lead.text}`;
  const left = /^\s+(?<how>(?:\p{L}+ly )?\p{Ll}{4,})(?=$|[\s,;.])/u.exec(
    slice(reading.document.text, telling.restSpan),
  )?.groups?.how;
  if (clause.lemma === "leave" && left !== undefined && clause.voice === "passive" && STATE.test(left))
    return [
      {
        wording: {
          question: `In what position ${telling.asking.first} ${subject.text} left${where}?`,
          answer: left,
        },
        context: subject.context,
      },
    ];
  // A name alone: a hundred things happened to its bearer.
  const bearer = telling.subjectFiller?.entity ?? null;
  const bare =
    bearer !== null &&
    /^(?:PER|LOC|ORG)$/u.test(reading.entities[bearer]?.type ?? "") &&
    telling.subjectFiller !== null &&
    (telling.subjectFiller.anaphoric || nameAt(reading, telling.subjectFiller.span) !== null);
  // "Ian Bulmer failed": at what, the sentence told before
  if (/^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+$/u.test(subject.text) && said.text.split(" ").length < 2) return [];
  if (bare && where === "" && said.text.split(" ").length < 6) return [];
  const what =
    clause.voice === "passive"
      ? "What happened to"
      : isPerson(reading, telling.subjectFiller)
        ? null
        : "What became of";
  const answer = `${capital(subject.text)} ${shortened(said.text, 12)}`;
  return [
    {
      wording: {
        question: what === null ? `What did ${subject.text} do${where}?` : `${what} ${subject.text}${where}?`,
        answer,
        derived: true,
      },
      context: [...said.context, ...(lead?.context ?? [])],
    },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `What did Bruun order to be burned?`: of a thing one asks what was to be done to it, not what it was to do. */
export function whatToBe({ clause, reading }: Telling, { wording, context }: Asked): Asked | null {
  const { object } = clause;
  if (object === null || !/^be \p{Ll}+/u.test(wording.answer) || isPerson(reading, object)) return null;
  const thing = phrase(reading, object.span).text;
  const asks = wording.question;
  const at = asks.lastIndexOf(` ${thing} `);
  const end = asks.indexOf(" to do", at);
  // "cause the tolls following the war to do"
  const question =
    at < 0 || end < 0
      ? asks
      : `${asks.slice(0, at)} to ${wording.answer}${asks.slice(at + thing.length + 1, end)}${asks.slice(end + " to do".length)}`;
  return question === wording.question ? null : { wording: { question, answer: thing }, context };
}

/** `Norland's prime minister brought the matter before the Council`: who acted, and no cause. */
export function isOffice({ reading, subjectFiller }: Telling): boolean {
  return subjectFiller !== null && isRoleNoun(slice(reading.document.text, subjectFiller.head));
}
