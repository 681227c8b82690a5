import { slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Question, Statement } from "./statements.ts";
import { type Utterance, utterancesIn } from "./utterances.ts";
import { contentWords } from "./words.ts";

/** So many words in a row, and this share of the shorter one, make two quotations one utterance. */
const IN_A_ROW = 5;
const SHARE = 0.4;
/** For who said it, nearly all of the words have to be the same. */
const MOSTLY = 0.7;
/** A run of words that stands in more quotations than this is a phrase of the time. */
const COMMON = 12;
const LONGEST_SHOWN = 70;

/** What was said and by whom, where two documents of one story quote one utterance in two wordings, or from two mouths. */
export function wordingQuestions(dossier: Dossier): Question[] {
  const byRun = new Map<string, Utterance[]>();
  for (const document of dossier.readings.keys()) {
    for (const utterance of utterancesIn(document, dossier)) {
      for (let i = 0; i + IN_A_ROW <= utterance.words.length; i += 1) {
        const run = utterance.words.slice(i, i + IN_A_ROW).join(" ");
        const known = byRun.get(run);
        if (!known) byRun.set(run, [utterance]);
        else if (known.at(-1) !== utterance && known.length <= COMMON) known.push(utterance);
      }
    }
  }
  const seen = new Map<Utterance, Set<Utterance>>();
  const questions: Question[] = [];
  for (const group of byRun.values()) {
    if (group.length > COMMON) continue;
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        if (seen.get(a)?.has(b)) continue;
        seen.set(a, (seen.get(a) ?? new Set()).add(b));
        questions.push(...questionsOn(a, b, dossier));
      }
    }
  }
  return questions;
}

function questionsOn(a: Utterance, b: Utterance, { stories }: Dossier): Question[] {
  if (a.passage.document === b.passage.document) return [];
  const [head, tail] = [startOf(a, b), endOf(a, b)];
  const shorter = Math.min(a.words.length, b.words.length);
  const shared = Math.min(shorter, head + tail);
  const asked: Question[] = [];
  const shown = shownWords(a, head >= IN_A_ROW ? head : a.words.length);
  const alike = head === shorter || tail === shorter || shared >= shorter * MOSTLY;
  if (alike && a.speaker !== null && b.speaker !== null && areTwo(a.speaker, b.speaker))
    asked.push({
      key: `speaker ${a.words.slice(0, 12).join(" ")}`,
      slot: "actor",
      topic: `Who said: “${shown}”`,
      statements: [spokenBy(a), spokenBy(b)],
    });
  const story = stories.areOne(a.passage, b.passage);
  const changed = shared >= Math.max(IN_A_ROW, shorter * SHARE) && story ? changedIn(a, b, head, tail) : null;
  if (changed) {
    const speaker = a.speaker ?? b.speaker;
    asked.push({
      key: `wording ${a.words.slice(0, head).join(" ")}`,
      slot: "claim",
      topic:
        head >= 3
          ? `How ${speaker ?? "the speaker"}’s words went on: “${shownWords(a, head)} …”`
          : `What ${speaker ?? "the speaker"} said before: “… ${a.words.slice(-tail).join(" ")}”`,
      statements: [worded(a, changed[0]), worded(b, changed[1])],
    });
  }
  return asked;
}

function startOf({ words: a }: Utterance, { words: b }: Utterance): number {
  let i = 0;
  while (i < Math.min(a.length, b.length) && a[i] === b[i]) i += 1;
  return i;
}

function endOf({ words: a }: Utterance, { words: b }: Utterance): number {
  let i = 0;
  while (i < Math.min(a.length, b.length) && a[a.length - 1 - i] === b[b.length - 1 - i]) i += 1;
  return i;
}

type Part = { readonly from: number; readonly to: number };

/** The words of each that stand in the place of the other's; null where one only leaves something out. */
function changedIn(a: Utterance, b: Utterance, head: number, tail: number): readonly [Part, Part] | null {
  const [x, y] = [a, b].map(({ words }) => ({ from: head, to: words.length - tail }));
  if (!x || !y || x.from >= x.to || y.from >= y.to) return null;
  if ([a, b].some(({ passage, span }) => CUT.test(slice(passage.reading.document.text, span)))) return null;
  const [p, q] = [
    contentWords(a.words.slice(x.from, x.to).join(" ")),
    contentWords(b.words.slice(y.from, y.to).join(" ")),
  ];
  if (p.size === 0 || q.size === 0) return null;
  for (const [one, part] of [
    [a, x],
    [b, y],
  ] as const) {
    const { text } = one.passage.reading.document;
    const [before, first, last] = [one.places[part.from - 1], one.places[part.from], one.places[part.to - 1]];
    if (before && first && ENDED.test(text.slice(before.end, first.start))) return null;
    if (first && last && CUE.test(text.slice(first.start, last.end + 40).split(/["”\n]/u)[0] ?? ""))
      return null;
  }
  // One of the two going on longer, or in other words of the same sense, changes nothing.
  return [...p].every((word) => q.has(word)) || [...q].every((word) => p.has(word)) ? null : [x, y];
}

// a sentence that ends in one of the two, or who says it, read as if it were said
const ENDED = /[.!?]\s*$/u;
const CUE = /\b(?:said|says|told|added|told\sa|news\sconference|reporters)\b/iu;

const CUT = /\.\.\.|…|\[/u;

function worded({ passage, span, places }: Utterance, { from, to }: Part): Statement {
  const first = places[from];
  const last = places[to - 1];
  const focus = first && last ? { start: first.start, end: last.end } : span;
  const words = slice(passage.reading.document.text, focus).replace(/\s+/gu, " ");
  return {
    passage,
    span: { start: Math.min(passage.span.start, span.start), end: Math.max(passage.span.end, span.end) },
    focus,
    value: { kind: "label", label: words.toLowerCase() },
    words: `“${words}”`,
  };
}

function spokenBy({ passage, span, speaker, speakerSpan }: Utterance): Statement {
  return {
    passage,
    span: { start: Math.min(passage.span.start, span.start), end: Math.max(passage.span.end, span.end) },
    focus: speakerSpan ?? span,
    value: { kind: "label", label: [...contentWords(speaker ?? "")].join(" ") },
    words: speaker ?? "",
  };
}

/** Whether no part of the one name stands in the other. */
function areTwo(a: string, b: string): boolean {
  const [x, y] = [contentWords(a), contentWords(b)];
  return x.size > 0 && y.size > 0 && ![...x].some((word) => y.has(word) && !TITLES.has(word));
}

const TITLES: ReadonlySet<string> = contentWords(
  "mr mrs miss dr sir lady lord count baron prince princess king queen general admiral captain major colonel professor president minister secretary judge justice bishop herr frau monsieur madame",
);

function shownWords({ passage, places }: Utterance, count: number): string {
  const [first, last] = [places[0], places[Math.max(0, count - 1)]];
  if (!first || !last) return "";
  const text = slice(passage.reading.document.text, { start: first.start, end: last.end })
    .replace(/,?["”]\s[^"“]{2,60}\s?["“]/u, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (text.length <= LONGEST_SHOWN) return text;
  return `${text.slice(0, LONGEST_SHOWN).replace(/\s\S*$/u, "")} …`;
}
