import { contains, type Span } from "#lib/base/text.ts";
import { PLACE_NOUNS } from "../lexicon/place-nouns.ts";
import { EVENT_NOUNS, TIME_ADVERBS, TIME_NOUNS } from "../lexicon/time-words.ts";
import type { DateMention, NameMention, Token } from "../types.ts";
import type { Draft, DraftAdjunct } from "./draft.ts";
import { spanOf } from "./fillers.ts";

const PLACE = new Set(
  "in at on near across within throughout inside outside into onto through over under off along beyond from to toward towards around behind".split(
    " ",
  ),
);
const TIME = new Set(
  "in on at during after before since until till by from between throughout within around about for over".split(
    " ",
  ),
);

/** Prepositions that make a time of whatever they stand before. */
const AROUND = new Set("during after before since until till".split(" "));

/** Mentions of one kind, in order and without overlap, asked for by stretches of text. */
export type Lookup<T extends { readonly span: Span }> = { readonly within: (span: Span) => readonly T[] };

const NOTHING: readonly never[] = [];

export function createLookup<T extends { readonly span: Span }>(mentions: readonly T[]): Lookup<T> {
  return {
    within: (span) => {
      let low = 0;
      let high = mentions.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((mentions[middle]?.span.start ?? 0) < span.start) low = middle + 1;
        else high = middle;
      }
      if ((mentions[low]?.span.start ?? span.end) >= span.end) return NOTHING;
      const found: T[] = [];
      for (let i = low; i < mentions.length; i += 1) {
        const mention = mentions[i];
        if (mention === undefined || mention.span.start >= span.end) break;
        if (contains(span, mention.span)) found.push(mention);
      }
      return found;
    },
  };
}

/** When a clause happened: a date in its own words, one in front of it, or a phrase such as `during the siege`. */
export function whenOf(draft: Draft, tokens: readonly Token[], dates: Lookup<DateMention>): Span | null {
  const own = spanOf(tokens, draft.verb.first, draft.end);
  const front = spanOf(tokens, draft.start, Math.max(draft.start, draft.subject?.first ?? draft.verb.first));
  const date = pickDate(dates.within(own)) ?? pickDate(dates.within(front));
  if (date !== null) return date.span;
  const phrase = adjunctsOf(draft).find((adjunct) => isTimePhrase(adjunct, tokens));
  if (phrase !== undefined) return spanOf(tokens, phrase.first, phrase.object.last);
  for (let i = draft.verb.first; i <= Math.min(draft.verb.last + 1, draft.end); i += 1) {
    const token = tokens[i];
    if (token !== undefined && TIME_ADVERBS.has(token.lower)) return { start: token.start, end: token.end };
  }
  return null;
}

/** Its own prepositional phrases, then those in front of its subject. */
function adjunctsOf({ adjuncts, front }: Draft): readonly DraftAdjunct[] {
  if (front.length === 0) return adjuncts;
  return adjuncts.length === 0 ? front : [...adjuncts, ...front];
}

function pickDate(dates: readonly DateMention[]): DateMention | null {
  return dates.find((date) => date.granularity !== "duration") ?? null;
}

function isTimePhrase(adjunct: DraftAdjunct, tokens: readonly Token[]): boolean {
  if (!TIME.has(adjunct.preposition)) return false;
  const lemma = tokens[adjunct.object.head]?.lemma.toLowerCase() ?? "";
  if (TIME_NOUNS.has(lemma)) return true;
  return (
    AROUND.has(adjunct.preposition) || (EVENT_NOUNS.has(lemma) && /^(?:at|by|in)$/u.test(adjunct.preposition))
  );
}

/** Where: the first phrase of place around a place name, else one around a noun of place. */
export function whereOf(
  draft: Draft,
  tokens: readonly Token[],
  names: Lookup<NameMention>,
  dates: Lookup<DateMention>,
): Span | null {
  const phrases = adjunctsOf(draft).filter(
    (adjunct) =>
      PLACE.has(adjunct.preposition) &&
      adjunct.object.first !== draft.recipient?.first &&
      !isTimePhrase(adjunct, tokens) &&
      dates.within(spanOf(tokens, adjunct.object.first, adjunct.object.last)).length === 0,
  );
  const named = phrases.find((adjunct) =>
    names
      .within(spanOf(tokens, adjunct.object.first, adjunct.object.last))
      .some(
        (name) =>
          name.span.end > (tokens[adjunct.object.head]?.start ?? 0) &&
          name.type === "LOC" &&
          name.form !== "people" &&
          name.form !== "adjective",
      ),
  );
  const chosen =
    named ?? phrases.find((adjunct) => PLACE_NOUNS.has(tokens[adjunct.object.head]?.lemma ?? ""));
  return chosen === undefined ? null : spanOf(tokens, chosen.object.first, chosen.object.last);
}
