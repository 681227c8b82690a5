import { type Span, withSingleSpaces } from "#lib/base/text.ts";
import { isOrdinaryWord } from "../tagger/tag.ts";
import type { NameType } from "../types.ts";
import { type Evidence, isKnownName, isProperHere } from "./evidence.ts";
import { isGivenName } from "./people.ts";
import { PLACE_HEADS } from "./places.ts";
import { isBareRole, isHead, roleEnd } from "./role-runs.ts";
import { isRoleNoun, ROLE_MODIFIERS, TITLES_AS_NAMES } from "./roles.ts";
import type { Run } from "./runs.ts";
import { STATE_FORMS, stateForm } from "./states.ts";
import { isCyrillic } from "./transliterate.ts";
import { typeByForm } from "./type-by-form.ts";
import type { Word } from "./words.ts";

/** A stretch that is taken for a name, before it is typed and before it is known who bears it. */
export type Candidate = Span & {
  readonly text: string;
  readonly sentence: number;
  /** Indices of its words in the sentence, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** A title right before it: `Mr`, `Dr`, `Foreign Minister`. */
  readonly title: Span | null;
  /** Settled by its form alone. */
  readonly type: NameType | null;
  /** For states: which one, and whether it is named by an adjective or by its people. */
  readonly state: { readonly name: string; readonly form: "name" | "people" | "adjective" } | null;
};

/** The candidates that mean one bearer, by index. */
export type Cluster = { readonly type: NameType; readonly members: number[]; readonly state: string | null };

// Letters after a name: `Judith Crane QC`, `Mr. Brightwell, M.P.`
const LETTERS = /^(?:QC|KC|MP|M\.P\.|PhD|MD|OBE|CBE|MBE|FRS|DSO|VC|RN|Esq|MEP|MSP|LLD|DD|BA|MA)$/u;
// `Section 4`, `Figure 2`: a place in a paper.
const REFERENCE =
  /^(?:Section|Article|Paragraph|Clause|Chapter|Part|Rule|Figure|Fig|Table|Page|Volume|Vol|Schedule|Appendix|Annex|Line|Verse|Act|Scene|Book|Note|Step|Room|Flight|Type|Class|Level|Phase|Group|Day|Week|Year)$/u;

function withoutLetters(words: readonly Word[], { from, to }: Run): number {
  let end = to;
  while (end - from > 2 && LETTERS.test(words[end - 1]?.text ?? "")) end -= 1;
  return end;
}

type Cut = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentence: number;
  readonly evidence: Evidence;
};

/** What is a name in a run: roles and nations before a person are cut off, a bare role is no name at all. */
export function candidatesOf(run: Run, cut: Cut): Candidate[] {
  const { words } = cut;
  const out: Candidate[] = [];
  const { from } = run;
  const to = withoutLetters(words, run);
  const opening = words[from];
  const before = words[from - 1];
  if (opening && to - from === 1 && TITLES_AS_NAMES.has(opening.text) && before?.lower === "the") {
    return [make(cut, from, to, null, "PER", null)];
  }
  const whole = wholeState(cut, from, to);
  // `US$10`: money, and no state
  if (whole && cut.text.charAt(whole.end) === "$") return [];
  if (whole) return [whole];
  // `Послы Германии`: whatever else stands beside it, the state is the name.
  if (to - from === 2 && isCyrillic(words[from]?.text ?? "")) {
    const states = nationsIn(cut, from, to);
    if (states.length > 0) return states;
  }
  // `рейхсканцлером Германии А. Гитлером`: a person's initials begin a name of their own.
  const initials = cyrillicInitials(words, from + 1, to - 1);
  if (initials > from && words[initials - 1]?.shape !== "initial") {
    return [...candidatesOf({ from, to: initials }, cut), make(cut, initials, to, null, "PER", null)];
  }

  // `Штурман Иван Рогов`: we have no list of Russian offices, but what stands before a given name is one.
  if (
    to - from > 2 &&
    opening &&
    isCyrillic(opening.text) &&
    !isGivenName(opening.text) &&
    isGivenName(words[from + 1]?.text ?? "")
  )
    return [make(cut, from + 1, to, spanOf(words, from, from + 1), "PER", null)];
  const role = roleEnd(words, from, to);
  if (role > from) {
    const title = spanOf(words, from, role);
    out.push(...nationsIn(cut, from, role));
    if (role < to) out.push(make(cut, role, to, title, personOrNull(words, role, to), null));
    return out;
  }
  // `Soviet Foreign Minister` and nothing after: the nation is a name, the office is not.
  if (isBareRole(words, from, to)) return nationsIn(cut, from, to);
  const nation = STATE_FORMS.get(opening?.text ?? "");
  if (nation && nation.kind === "adjective" && to - from > 1) {
    const head = words[to - 1];
    const second = words[from + 1];
    const headed = head !== undefined && (isHead(head.text) || PLACE_HEADS.has(head.text));
    // "British Rail", "Swiss Federal Railways": ordinary words with capitals make a name with the nation.
    const firm =
      second !== undefined && words.slice(from + 1, to).every(({ lower }) => isOrdinaryWord(lower));
    if (!firm && (!headed || (second && isGivenName(second.text) && to - from > 2))) {
      // `Soviet German`, `Italian Benito Mussolini`: the nation, and then whatever the rest is.
      return [...nationsIn(cut, from, from + 1), ...candidatesOf({ from: from + 1, to }, cut)];
    }
  }
  if (!isName(cut, from, to)) return out;
  out.push(make(cut, from, to, null, typeByForm(words.slice(from, to)), null));
  return out;
}

function cyrillicInitials(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i < to; i += 1) {
    const word = words[i];
    if (word?.shape === "initial" && isCyrillic(word.text)) return i;
  }
  return -1;
}

function isName(cut: Cut, from: number, to: number): boolean {
  const only = cut.words[from];
  if (!only || to <= from) return false;
  if (to - from > 1) return true;
  if (REFERENCE.test(only.text) && cut.words[to]?.shape === "number") return false;
  if (isKnownName(only.text) || isProperHere(only, cut.evidence))
    return !isRoleNoun(only.text) || isKnownName(only.text);
  return !(isRoleNoun(only.text) || ROLE_MODIFIERS.has(only.lower));
}

function spanOf(words: readonly Word[], from: number, to: number): Span {
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 };
}

// J.
const INITIAL = /^\p{Lu}\.$/u;

function make(
  cut: Cut,
  from: number,
  to: number,
  title: Span | null,
  type: NameType | null,
  state: Candidate["state"],
): Candidate {
  const span = spanOf(cut.words, from, to);
  // A name does not end in an initial: the dot of `World War I.` ends the sentence.
  const end = INITIAL.test(cut.words[to - 1]?.text ?? "") && to - from > 1 ? span.end - 1 : span.end;
  return {
    start: span.start,
    end,
    text: cut.text.slice(span.start, end),
    sentence: cut.sentence,
    from,
    to,
    title,
    type,
    state,
  };
}

function wholeState(cut: Cut, from: number, to: number): Candidate | null {
  const span = spanOf(cut.words, from, to);
  const shown = withSingleSpaces(cut.text.slice(span.start, span.end));
  const form = stateForm(shown);
  if (!form) return null;
  let kind = form.kind;
  if (kind === "adjective" && to - from === 1) kind = peopleInContext(cut, from) ? "people" : "adjective";
  return make(cut, from, to, null, kind === "adjective" ? "MISC" : "LOC", { name: form.state, form: kind });
}

/** `the British replied`: an adjective with the article and no noun after it stands for the people, so for the state. */
function peopleInContext(cut: Cut, at: number): boolean {
  const before = cut.words[at - 1];
  const next = cut.words[at + 1];
  const word = cut.words[at];
  if (before?.lower !== "the" || !word) return false;
  if (!next || cut.text.slice(word.end, next.start).trim() !== "") return true;
  if (next.pos !== null) return /^(?:VERB|AUX|ADP|CCONJ|SCONJ|ADV|PRON|DET|PART)$/u.test(next.pos);
  return /^(?:were|are|had|have|and|in|of|to|who|would|could|did|do|also|then|from|at|on|with)$|[a-z]{3}ed$/u.test(
    next.lower,
  );
}

/** Nations named inside a stretch that is otherwise a role. */
function nationsIn(cut: Cut, from: number, to: number): Candidate[] {
  const out: Candidate[] = [];
  for (let i = from; i < to; i += 1) {
    const pair = i + 1 < to ? wholeState(cut, i, i + 2) : null;
    const found = pair ?? wholeState(cut, i, i + 1);
    if (!found) continue;
    out.push(found);
    if (pair) i += 1;
  }
  return out;
}

function personOrNull(words: readonly Word[], from: number, to: number): NameType | null {
  const first = words[from];
  if (!first) return null;
  const last = words[to - 1];
  if (last && isHead(last.text) && !isGivenName(first.text)) return null;
  return STATE_FORMS.has(first.text) && to - from === 1 ? null : "PER";
}
