import { INFINITIVE_NOUNS } from "../lexicon/noun-complements.ts";
import type { Phrase, VerbPhrase } from "../phrases.ts";
import { draftOf } from "./draft.ts";
import type { State } from "./frame.ts";
import { refOf } from "./references.ts";

/** `support and assist him`: the first of two joined verbs has the object of the second. */
/** `talks occurred concerning the border`: forms that do the work of a preposition. */
const LIKE_PREPOSITIONS = new Set(["concern", "regard", "include", "follow", "exclude", "use", "pend"]);

/** Tokens of the longest object. */
const LONGEST_OBJECT = 30;

export function shareObjects(state: State): void {
  const { phrases, drafts } = state;
  for (let n = drafts.length - 2; n >= 0; n -= 1) {
    const draft = drafts[n];
    const next = drafts[n + 1];
    if (draft === undefined || next === undefined || phrases[draft.at + 1]?.kind !== "coordinator") continue;
    const adjacent =
      next.at === draft.at + 2 || (next.at === draft.at + 3 && phrases[draft.at + 2]?.kind === "adverb");
    if (!adjacent || draft.object !== null || draft.verb.verb.passive || next.verb.verb.passive) continue;
    draft.object = next.object;
  }
}

/** `began painting the hall`: what was begun is the painting. */
export function takeGerunds(state: State): void {
  const { phrases, drafts } = state;
  drafts.forEach((draft, n) => {
    const next = drafts[n + 1];
    if (next?.verb.verb.form !== "ing" || !isNext(phrases, draft.at, next.at)) return;
    if (draft.object !== null || draft.verb.verb.passive || draft.verb.verb.copula) return;
    if (LIKE_PREPOSITIONS.has(next.verb.lemma)) return;
    draft.object = {
      first: next.verb.first,
      last: Math.max(next.last, next.verb.last),
      head: next.verb.head,
    };
  });
}

function isNext(phrases: readonly Phrase[], at: number, next: number): boolean {
  return next === at + 1 || (next === at + 2 && phrases[at + 1]?.kind === "adverb");
}

/**
 * `a song called …`, `decisions made by the court`, `a way to settle it`: what a participle or an infinitive says of an
 * object belongs to the object.
 */
export function extendObjects(state: State): void {
  const { drafts, phrases, tokens } = state;
  for (let n = drafts.length - 2; n >= 0; n -= 1) {
    const draft = drafts[n];
    const next = drafts[n + 1];
    if (draft?.object == null || next === undefined || phrases[next.at]?.first !== draft.object.last + 1)
      continue;
    const { form } = next.verb.verb;
    const noun = tokens[draft.object.head]?.lemma ?? "";
    const completes = form === "en" || form === "ing" || (form === "to" && INFINITIVE_NOUNS.has(noun));
    if (!completes || next.last - draft.object.first > LONGEST_OBJECT) continue;
    const object = refOf(draft.object, Math.max(draft.object.last, next.object?.last ?? 0, next.last));
    draft.object = object;
    draft.last = Math.max(draft.last, object.last);
  }
}

/** `a modified plan`: the plan was modified; `falling snow`: the snow falls. */
export function takeModifiers(state: State): void {
  for (let at = 0; at < state.phrases.length; at += 1) {
    const phrase = state.phrases[at];
    if (phrase?.kind !== "noun") continue;
    for (const modifier of phrase.modifiers) {
      const token = state.tokens[modifier];
      if (token === undefined) continue;
      const active = token.lower.endsWith("ing");
      const verb: VerbPhrase = {
        kind: "verb",
        first: modifier,
        last: modifier,
        head: modifier,
        lemma: token.lemma,
        verb: {
          form: active ? "ing" : "en",
          passive: !active,
          negated: false,
          modality: null,
          copula: false,
          particle: null,
        },
      };
      const draft = draftOf(verb, at);
      draft.subject = { first: Math.min(modifier + 1, phrase.last), last: phrase.last, head: phrase.head };
      state.drafts.push(draft);
    }
  }
}
