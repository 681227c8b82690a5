import type { Span } from "#lib/base/text.ts";
import type { NameType } from "../types.ts";
import { type Evidence, isKnownName, isProperHere } from "./evidence.ts";
import { EVENT_HEADS, LEADING_EVENT_HEADS, ORG_HEADS, WORK_HEADS } from "./heads.ts";
import { isGivenName, PARTICLES } from "./people.ts";
import { CITIES_KNOWN, PLACE_HEADS } from "./places.ts";
import { isRoleNoun, NAME_TITLES, ROLE_MODIFIERS, SHORT_TITLES, TITLES_AS_NAMES } from "./roles.ts";
import type { Run } from "./runs.ts";
import { STATE_FORMS } from "./states.ts";
import { isCyrillic } from "./transliterate.ts";
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

const NUMERAL = /^(?:[IVX]+|Jr|Sr|\d+)$/u;

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
  if (whole) return [whole];
  // `рейхсканцлером Германии А. Гитлером`: a person's initials begin a name of their own.
  const initials = words.findIndex(
    (word, i) => i > from && i < to - 1 && word.shape === "initial" && isCyrillic(word.text),
  );
  if (initials > from && words[initials - 1]?.shape !== "initial") {
    return [...candidatesOf({ from, to: initials }, cut), make(cut, initials, to, null, "PER", null)];
  }

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
    if (!headed || (second && isGivenName(second.text) && to - from > 2)) {
      // `Soviet German`, `Italian Benito Mussolini`: the nation, and then whatever the rest is.
      return [...nationsIn(cut, from, from + 1), ...candidatesOf({ from: from + 1, to }, cut)];
    }
  }
  if (!isName(cut, from, to)) return out;
  out.push(make(cut, from, to, null, typeByForm(cut, from, to), null));
  return out;
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
  const end = /^\p{Lu}\.$/u.test(cut.words[to - 1]?.text ?? "") && to - from > 1 ? span.end - 1 : span.end;
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
  const shown = cut.text.slice(span.start, span.end).replace(/\s+/gu, " ");
  const form = STATE_FORMS.get(shown);
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

/** Where the person's own name begins after a role (`Soviet Foreign Minister | Vyacheslav Molotov`), or `from`. */
function roleEnd(words: readonly Word[], from: number, to: number): number {
  let end = from;
  for (let i = from; i < to - 1; i += 1) {
    const word = words[i];
    if (!word) break;
    if (word.shape === "lower") {
      if (PARTICLES.has(word.lower) && word.lower !== "of") break;
      continue;
    }
    const next = words[i + 1];
    const opensName =
      NAME_TITLES.has(word.text) && !/^(?:Minister|Secretary|General)$/u.test(next?.text ?? "");
    if (opensName) break;
    if (isGivenName(word.text) && i > from && !isRoleNoun(words[i - 1]?.text ?? "")) break;
    if (isGivenName(word.text) && i === from && !isRoleNoun(word.text)) break;
    const isRole = isRoleNoun(word.text) || (SHORT_TITLES.has(word.text) && !isGivenName(word.text));
    // `General Assembly`, `Captain Cook Street`: a head at the end makes the whole a body or a place.
    if (isRole && !endsInHead(words, i + 1, to)) end = i + 1;
  }
  const after = words[end];
  if (after?.lower === "of" || after?.lower === "for" || after?.lower === "and") return from;
  return end;
}

function endsInHead(words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1];
  if (!last || to <= from) return false;
  if (isGivenName(words[from]?.text ?? "") && to - from <= 2) return false;
  return (
    isHead(last.text) ||
    PLACE_HEADS.has(last.text) ||
    words.slice(from, to).some((word) => word.lower === "of")
  );
}

function isHead(text: string): boolean {
  return ORG_HEADS.has(text) || EVENT_HEADS.has(text) || WORK_HEADS.has(text);
}

/** A run of office words only: `Foreign Minister`, `Soviet Foreign Minister`, `Secretary of State`. */
function isBareRole(words: readonly Word[], from: number, to: number): boolean {
  let roles = 0;
  for (let i = from; i < to; i += 1) {
    const word = words[i];
    if (!word) return false;
    if (isRoleNoun(word.text) || (SHORT_TITLES.has(word.text) && word.text !== "M")) roles += 1;
    else if (
      !(
        ROLE_MODIFIERS.has(word.lower) ||
        STATE_FORMS.has(word.text) ||
        /^(?:of|the|for|and|State|Affairs|Staff|Opposition|House|Exchequer|War|Council|Board)$/u.test(
          word.text,
        )
      )
    ) {
      return false;
    }
  }
  const opening = words[from];
  if (to - from === 1 && opening && NAME_TITLES.has(opening.text)) return true;
  return roles > 0;
}

function personOrNull(words: readonly Word[], from: number, to: number): NameType | null {
  const first = words[from];
  if (!first) return null;
  const last = words[to - 1];
  if (last && isHead(last.text) && !isGivenName(first.text)) return null;
  return STATE_FORMS.has(first.text) && to - from === 1 ? null : "PER";
}

/** What the words of a name say about it by themselves. */
function typeByForm(cut: Cut, from: number, to: number): NameType | null {
  const list = cut.words.slice(from, to);
  const first = list[0];
  const last = list[list.length - 1];
  if (!first || !last) return null;
  if (list.some((word) => word.lower === "v" || word.lower === "vs")) return "MISC";
  const beforeOf = list.findIndex((word) => word.lower === "of" || word.lower === "for");
  const head = beforeOf > 0 ? list[beforeOf - 1] : last;
  if (isKnownName(list.map((word) => word.text).join(" "))) return null;
  if (LEADING_EVENT_HEADS.has(first.text) && list.length > 1) return "EVENT";
  if (NAME_TITLES.has(first.text) && list.length > 1 && !PLACE_HEADS.has(last.text) && !isHead(last.text))
    return "PER";
  if (
    isGivenName(first.text) &&
    list.length > 1 &&
    list.length < 5 &&
    !isHead(last.text) &&
    !PLACE_HEADS.has(last.text)
  ) {
    return isKnownName(list.map((word) => word.text).join(" ")) ? null : "PER";
  }
  // `Congress of Verona`: a meeting at a place.
  if (
    beforeOf > 0 &&
    /^(?:Congress|Council|Synod|Diet|Peace|Fall|Sack)$/u.test(head?.text ?? "") &&
    CITIES_KNOWN.has(last.text)
  )
    return "EVENT";
  const titleCased = head !== undefined && list.length > 1;
  if (
    titleCased &&
    (EVENT_HEADS.has(head.text) ||
      /^(?:war|pact|talks|treaty|conference|summit|accords?|agreement|protocol|armistice|convention|crisis|uprising|revolt|massacre|negotiations|revolution|campaign|offensive|blockade|airlift|expedition|affair|incident|mutiny|rebellion|alliance)$/u.test(
        head.lower,
      ))
  )
    return "EVENT";
  if (
    list.length > 1 &&
    /^(?:I|II|III|IV)\.?$/u.test(last.text) &&
    /^(?:War)$/u.test(list[list.length - 2]?.text ?? "")
  )
    return "EVENT";
  if (titleCased && WORK_HEADS.has(head.text)) return "MISC";
  if (titleCased && ORG_HEADS.has(head.text)) return "ORG";
  if (
    titleCased &&
    (PLACE_HEADS.has(head.text) ||
      /^(?:Mount|Lake|Cape|Fort|Port|River|Gulf|Isle|San|Santa|Saint|St|Los|Las|El)$/u.test(first.text))
  )
    return "LOC";
  if (NUMERAL.test(last.text) && list.length === 2 && isGivenName(first.text)) return "PER";
  return null;
}
