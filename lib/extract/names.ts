import { withSingleSpaces } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { type Candidate, candidatesOf } from "./names/candidates.ts";
import { classify } from "./names/classify.ts";
import { clusterNames } from "./names/cluster.ts";
import { calm, gather } from "./names/evidence.ts";
import { russianGiven } from "./names/people-ru.ts";
import { partsOf } from "./names/person-name.ts";
import { placeThenSubject } from "./names/place-then-subject.ts";
import { roleWith } from "./names/role-spans.ts";
import { PAPERS_AS_NAMES, TITLES_AS_NAMES } from "./names/roles.ts";
import { findRuns } from "./names/runs.ts";
import { isCyrillic } from "./names/transliterate.ts";
import { wordsOf } from "./names/words.ts";
import type { DateMention, Entity, NameMention, NameType, Sentence } from "./types.ts";

/**
 * Every name in the document and who bears it. Names are in the order of the text and do not overlap; each points at
 * an entity, and entities are in the order of their first mention. Months, weekdays, bare offices, words that only
 * open a sentence and title-case headings are no names.
 */
export function findNames(
  document: ReadDocument,
  sentences: readonly Sentence[],
  dates: readonly DateMention[],
): { readonly names: NameMention[]; readonly entities: Entity[] } {
  const { text } = document;
  const words = wordsOf(text, sentences);
  const evidence = gather(sentences, words);
  const candidates: Candidate[] = [];
  sentences.forEach((sentence, index) => {
    const list = words[index] ?? [];
    const silent = evidence.titleCase[index] === true;
    const cut = { text, words: list, sentence: index, evidence };
    for (const run of findRuns(text, list, evidence, silent, sentence.block.language)) {
      for (const one of placeThenSubject(run, list, evidence)) candidates.push(...candidatesOf(one, cut));
    }
  });
  const kept = withoutDates(
    candidates.sort((a, b) => a.start - b.start),
    dates,
  );
  const types = classify(kept, words, text);
  const clusters = clusterNames(text, kept, types);
  clusters.sort((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));

  const names: NameMention[] = [];
  const entities: Entity[] = [];
  for (const cluster of clusters) {
    const mentions = cluster.members.flatMap((i): NameMention[] => {
      const candidate = kept[i];
      if (!candidate) return [];
      const type = mentionType(candidate, cluster.type);
      const list = words[candidate.sentence] ?? [];
      const role = type === "PER" ? (roleWith(text, list, candidate)?.span ?? null) : null;
      const form = candidate.state?.form ?? "name";
      return [
        { span: { start: candidate.start, end: candidate.end }, type, entity: entities.length, role, form },
      ];
    });
    entities.push(entityOf(text, cluster.type, cluster.state, mentions, cluster.members, kept));
    // One name may stand in a document more often than a call takes arguments.
    for (const mention of mentions) names.push(mention);
  }
  names.sort((a, b) => a.span.start - b.span.start);
  return { names, entities };
}

function mentionType(candidate: Candidate, type: NameType): NameType {
  return candidate.state?.form === "adjective" ? "MISC" : type;
}

function withoutDates(candidates: readonly Candidate[], dates: readonly DateMention[]): Candidate[] {
  const out: Candidate[] = [];
  let date = 0;
  let end = 0;
  for (const candidate of candidates) {
    while (date < dates.length && (dates[date]?.span.end ?? 0) <= candidate.start) date += 1;
    const near = dates[date];
    // `Easter 1916` is a date as a whole; a name that only touches one stays.
    const swallowed =
      near !== undefined && near.span.start <= candidate.start && candidate.end <= near.span.end;
    if (swallowed || candidate.start < end) continue;
    end = candidate.end;
    out.push(candidate);
  }
  return out;
}

function entityOf(
  text: string,
  type: NameType,
  state: string | null,
  mentions: readonly NameMention[],
  members: readonly number[],
  candidates: readonly Candidate[],
): Entity {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const shown = withSingleSpaces(text.slice(mention.span.start, mention.span.end));
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  const named = mentions.some((mention) => mention.form === "name");
  const forms = [...counts.keys()];
  const plain = state ? stateName(state, mentions, text, named) : fullest(forms, counts, type);
  const alone = type === "PER" && !plain.includes(" ");
  const titled = alone && TITLES_AS_NAMES.has(plain) ? `the ${plain}` : plain;
  const shown = type === "ORG" && PAPERS_AS_NAMES.has(plain) ? `The ${plain}` : titled;
  const name = alone && shown === plain ? withCourtesy(plain, text, members, candidates) : shown;
  const roles = mentions.flatMap((mention) => (mention.role ? [mention.role] : []));
  const gender = type === "PER" ? genderOf(text, members, candidates) : null;
  return { type, name, aliases: forms.filter((form) => form !== name), roles, gender, state };
}

/** The name of the state that the document uses most; the usual one where only its people or adjective are met. */
function stateName(state: string, mentions: readonly NameMention[], text: string, named: boolean): string {
  if (!named) return state;
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const shown = withSingleSpaces(text.slice(mention.span.start, mention.span.end));
    if (mention.form !== "name" || isCyrillic(shown)) continue;
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  if (counts.has(state)) return state;
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? state;
}

// J.
const INITIAL = /^\p{Lu}\.$/u;

function fullest(forms: readonly string[], counts: ReadonlyMap<string, number>, type: NameType): string {
  // Павел before Павла: the case that names somebody.
  const named = (form: string): number => {
    const given = form.slice(0, form.indexOf(" ") + 1).trim();
    return given !== "" && russianGiven(given)?.nominative === given ? 50 : 0;
  };
  const size = (form: string): number =>
    type === "PER"
      ? named(form) + form.split(" ").filter((word) => !INITIAL.test(word)).length * 100 + form.length
      : form.length;
  const latin = forms.filter((form) => !isCyrillic(form));
  const from = latin.length > 0 ? latin : forms;
  let best = from[0] ?? "";
  for (const form of from) {
    const more = size(form) - size(best) || (counts.get(form) ?? 0) - (counts.get(best) ?? 0);
    if (more > 0) best = form;
  }
  return best;
}

/** Somebody known by a family name only is shown as the text calls them: `Mr Hale`. */
function withCourtesy(
  name: string,
  text: string,
  members: readonly number[],
  candidates: readonly Candidate[],
): string {
  for (const member of members) {
    const candidate = candidates[member];
    if (!candidate?.title || !foldedEqual(candidate.text, name)) continue;
    const title = text.slice(candidate.title.start, candidate.end);
    const courtesy = /^(?:Mr|Mrs|Ms|Miss|Dr|Captain|Colonel|Professor|Major)\b/u.exec(title);
    if (courtesy)
      return `${title.slice(0, title.length - name.length)}${/\p{Ll}/u.test(name) ? name : calm(name)}`;
  }
  return name;
}

function foldedEqual(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function genderOf(
  text: string,
  members: readonly number[],
  candidates: readonly Candidate[],
): "m" | "f" | null {
  const asked = new Set<string>();
  for (const member of members) {
    const candidate = candidates[member];
    if (!candidate) continue;
    const title = candidate.title ? text.slice(candidate.title.start, candidate.title.end) : "";
    if (title === "") {
      if (asked.has(candidate.text)) continue;
      asked.add(candidate.text);
    }
    const { gender } = partsOf(candidate.text, title);
    if (gender) return gender;
  }
  return null;
}
