import type { Candidate } from "#lib/cards/candidate.ts";
import { type Answered, type Distractor, distractorsOf } from "#lib/cards/distractors.ts";
import { keyText } from "#lib/cards/identity.ts";
import { lint } from "#lib/cards/lint.ts";
import type { Card } from "#lib/cards/types.ts";
import { intervalOfValue } from "#lib/conflicts/intervals.ts";
import type { NameType } from "#lib/extract/types.ts";
import type { Behind } from "./generate.ts";

/** What an exam may use of a card besides what is studied. */
export type ExamMaterial = {
  /** The same fact asked from another angle: kept unseen while the card is studied. */
  readonly alternate: { readonly question: string; readonly answer: string } | null;
  /** Wrong answers for a multiple choice, each with the card that it answers. */
  readonly distractors: readonly Distractor[];
};

/** By card id; cards that have neither are left out. */
export function examMaterial(
  cards: readonly Card[],
  behind: ReadonlyMap<string, Behind>,
): Readonly<Record<string, ExamMaterial>> {
  const names = namesIn(behind);
  const distractors = distractorsOf(cards.map((card) => answered(card, behind.get(card.id)?.from[0], names)));
  const out: Record<string, ExamMaterial> = {};
  for (const card of cards) {
    const material = {
      alternate: card.disputed === true ? null : alternateOf(card, behind.get(card.id)?.from ?? []),
      distractors: distractors.get(card.id) ?? [],
    };
    if (material.alternate !== null || material.distractors.length > 0) out[card.id] = material;
  }
  return out;
}

/** The kinds of the names that the dossier knows. */
function namesIn(behind: ReadonlyMap<string, Behind>): ReadonlyMap<string, NameType> {
  const names = new Map<string, NameType>();
  const seen = new Set<unknown>();
  for (const { from } of behind.values()) {
    for (const { reading } of from) {
      if (seen.has(reading)) continue;
      seen.add(reading);
      for (const { name, aliases, type } of reading.entities)
        for (const form of [name, ...aliases]) names.set(keyText(form), type);
    }
  }
  return names;
}

// 1940-11-12T11:05 · 1940-11-12 · 1940-11 · 1940-SU · 1940 · 194X · A/B
const GRAINS: readonly (readonly [RegExp, string])[] = [
  [/\//u, "range"],
  [/T/u, "time"],
  [/^-?\d{4}-\d{2}-\d{2}$/u, "day"],
  [/^-?\d{4}-\d{2}$/u, "month"],
  [/^-?\d{4}-\p{Lu}{2}$/u, "season"],
  [/^-?\d{4}$/u, "year"],
  [/X/u, "span"],
];

function answered(card: Card, from: Candidate | undefined, names: ReadonlyMap<string, NameType>): Answered {
  if (from?.date !== undefined) {
    const { date } = from;
    const grain = GRAINS.find(([form]) => form.test(date))?.[1] ?? "date";
    return { card, kind: `date ${grain}`, days: intervalOfValue(date) };
  }
  const name = names.get(keyText(card.answer));
  if (name !== undefined) return { card, kind: name, days: null };
  if (/^(?:it|they|no|none|yes)\b/iu.test(card.answer)) return { card, kind: null, days: null };
  return { card, kind: `${card.category} ${shapeOf(card.answer)}`, days: null };
}

// "about 1,284" · "more than 400 pounds" · "From 72,000 to 32,000": a number by itself, and not a phrase with a year in it
const NUMBER =
  /^(?:(?:about|some|around|nearly|almost|over|more than|less than|fewer than|at least|barely|from|the)\s)?[£$€]?\d[\d,.]*(?:\s\p{Ll}+)?(?:\sto\s\d[\d,.]*(?:\s\p{Ll}+)?)?$/iu;
const YEAR = /^(?:1\d|20)\d\d$/u;
// How an answer begins tells what it answers: a reason stands beside reasons, a wish beside wishes.
const BEGINS = /^(?:to|that|because|until|only|if|on|for|after|from)\b/iu;

/** What an answer that is no date and no name looks like, so that it stands among its like. */
function shapeOf(answer: string): string {
  if (YEAR.test(answer)) return "year";
  if (NUMBER.test(answer)) return "figure";
  const begins = BEGINS.exec(answer)?.[0].toLowerCase();
  if (begins !== undefined) return begins;
  if (/^["“]/u.test(answer)) return "words";
  // "Westmoreland County" beside "Old Ford", "a petition" beside "an inquest"
  return /^(?:(?:the|Mr|Mrs|Miss|Sir|Lord) )?\p{Lu}[\p{L}’'-]*(?: (?:of|and|the|\p{Lu}[\p{L}’'-]*))*$/u.test(
    answer,
  )
    ? "name"
    : "phrase";
}

/** Another wording of the same fact that passes every check and asks in other words. */
function alternateOf(card: Card, from: readonly Candidate[]): ExamMaterial["alternate"] {
  const asked = keyText(card.question);
  for (const { wordings } of from) {
    for (const { question, answer, derived, thin } of wordings) {
      if (thin === true || keyText(question) === asked) continue;
      if (lint({ ...card, question, answer }, derived ?? false).length === 0) return { question, answer };
    }
  }
  return null;
}
