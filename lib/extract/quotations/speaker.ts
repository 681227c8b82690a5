import type { Span } from "#lib/base/text.ts";
import { isRoleNoun, SHORT_TITLES } from "../names/roles.ts";
import { PEOPLE_NOUNS, SOURCE_NOUNS } from "./cues.ts";
import { gapAfter, isOblique, isPreposition, phraseStart, type Scene } from "./scene.ts";

/** Who speaks, as words of a scene. `mention`: the name it is, or -1; `pronoun` has to be resolved. */
export type Speaker = {
  readonly span: Span;
  readonly kind: "name" | "pronoun" | "role" | "paper";
  readonly mention: number;
  /** The first word, for looking back from it. */
  readonly at: number;
};

/** The name that word `i` belongs to, when its bearer can speak. */
export function nameAt(scene: Scene, i: number): Speaker | null {
  const index = scene.mention[i] ?? -1;
  const mention = scene.names[index];
  const word = scene.words[i];
  if (!mention || !word || mention.form === "adjective" || mention.type === "EVENT") return null;
  return { span: mention.span, kind: "name", mention: index, at: i };
}

/** A pronoun as a speaker. */
export function pronounAt(scene: Scene, i: number): Speaker | null {
  const word = scene.words[i];
  return word ? { span: { start: word.start, end: word.end }, kind: "pronoun", mention: -1, at: i } : null;
}

/** A speaker without a name: `a Soviet official`, `the report`. Word `i` is its noun. */
export function phraseAt(scene: Scene, i: number, from: number): Speaker | null {
  const word = scene.words[i];
  if (!word || word.possessive) return null;
  const paper = SOURCE_NOUNS.has(word.lower);
  if (!paper && !isRoleNoun(word.text) && !PEOPLE_NOUNS.has(word.lower)) return null;
  const start = phraseStart(scene, i, from);
  const span = { start: scene.words[start]?.start ?? word.start, end: word.end };
  return { span, kind: paper ? "paper" : "role", mention: -1, at: start };
}

/** Who is behind a paper whose noun is word `i`: `Molotov's telegram`, `a letter from X`, `the report by Y`, `a note X sent`. */
export function authorOf(scene: Scene, i: number, from: number, to: number): Speaker | null {
  const start = phraseStart(scene, i, from);
  const owner = scene.words[start];
  if (owner && start < i && /^(?:his|her|their)$/u.test(owner.lower)) return pronounAt(scene, start);
  for (let k = start - 1; k >= Math.max(from, start - 1); k -= 1) {
    if (scene.words[k]?.possessive) return nameAt(scene, k);
  }
  for (let k = start; k < i; k += 1) if (scene.words[k]?.possessive) return nameAt(scene, k);
  for (let k = i + 1; k < to; k += 1) {
    const word = scene.words[k];
    if (!word || scene.quoted[k]) break;
    if (/^(?:from|by)$/u.test(word.lower)) {
      for (let n = k + 1; n < Math.min(to, k + 6); n += 1) {
        const author = nameAt(scene, n);
        const agent = scene.words[n]?.possessive ? phraseAt(scene, n + 1, n) : null;
        if (agent)
          return {
            ...agent,
            span: { start: scene.words[n]?.start ?? agent.span.start, end: agent.span.end },
          };
        if (author) return author;
      }
    }
    const sent = scene.words[k + 1];
    const here = nameAt(scene, k);
    const last = here && scene.mention[k + 1] !== scene.mention[k];
    if (
      here &&
      last &&
      sent &&
      /^(?:sent|wrote|had|has|gave|issued|signed|dictated|made|delivered|handed|posted|published)$/u.test(
        sent.lower,
      )
    )
      return here;
  }
  return null;
}

/** A paper's noun to the left of word `j` with nothing but its own phrases in between, or -1. */
export function paperBefore(scene: Scene, j: number, from: number): number {
  for (let i = j; i >= Math.max(from, j - 9); i -= 1) {
    const word = scene.words[i];
    if (!word || scene.quoted[i]) return -1;
    if (scene.mention[i] === -1 && SOURCE_NOUNS.has(word.lower)) return i;
    if (i < j && /[,;:]/u.test(gapAfter(scene, i))) return -1;
    if (scene.mention[i] === -1 && word.pos === "VERB" && !isPreposition(word)) return -1;
  }
  return -1;
}

/** `The letter from X's lawyers to Y dated 7 June stated`: a paper that opens the sentence. */
export function paperOpening(scene: Scene, j: number, from: number): Speaker | null {
  for (let i = from; i < Math.min(j, from + 5); i += 1) {
    const word = scene.words[i];
    if (!word || scene.mention[i] !== -1 || !SOURCE_NOUNS.has(word.lower) || isOblique(scene, i, from))
      continue;
    return authorOf(scene, i, from, j) ?? phraseAt(scene, i, from);
  }
  return null;
}

/** `the expert witness, Dr Amos Reyes`: the name that an office is explained with. Word `k` is the office. */
export function namedAfter(scene: Scene, k: number): Speaker | null {
  if (!/^,\s+$/u.test(gapAfter(scene, k))) return null;
  const titled = scene.mention[k + 1] === -1 && SHORT_TITLES.has(scene.words[k + 1]?.text ?? "");
  const at = titled ? k + 2 : k + 1;
  const named = nameAt(scene, at);
  if (!named || scene.names[named.mention]?.type !== "PER") return null;
  let end = at;
  while (scene.mention[end + 1] === named.mention) end += 1;
  return end + 1 >= scene.words.length || /^[,.;:]/u.test(gapAfter(scene, end).trimStart()) ? named : null;
}

/** `sagte der alte Richter Karl Moser`: where no tagger knows the words before a name, the next name is meant. */
export function nameBehind(scene: Scene, from: number): Speaker | null {
  for (let k = from; k < Math.min(scene.words.length, from + 5); k += 1) {
    if (k > from && !/^,?\s+$/u.test(gapAfter(scene, k - 1))) return null;
    const named = scene.quoted[k] === true ? null : nameAt(scene, k);
    if (named) return named;
  }
  return null;
}
