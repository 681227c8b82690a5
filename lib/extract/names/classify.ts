import { FOREIGN_CUES } from "../quotations/cues.ts";
import type { NameType } from "../types.ts";
import type { Candidate } from "./candidates.ts";
import { FIRM_ENDINGS, KNOWN_ORGS } from "./heads.ts";
import { isGivenName, PARTICLES } from "./people.ts";
import { CITIES_KNOWN, PLACE_ENDING, REGIONS_KNOWN } from "./places.ts";
import { isSingularRole } from "./roles.ts";
import { COMBINING, STATE_FORMS } from "./states.ts";
import { isCyrillic, soundKey, soundKeys } from "./transliterate.ts";
import { vesselNames } from "./vessels.ts";
import type { Word } from "./words.ts";

const LANDS =
  /^(?:Grand )?(?:Duchy|Kingdom|Principality|Republic|Electorate|County|Province|Isle|Island|City|Town|Colony|Emirate|Khanate|Sultanate) of (?:the )?(?<land>\p{Lu}[\p{L}’'-]+)$/u;

type Votes = Record<NameType, number>;

/** The votes for a spelling, and those that each mention adds because the spelling stands in our lists. */
type Ballot = { readonly votes: Votes; readonly place: number; readonly body: number };

function ballotFor(shown: string): Ballot {
  const place =
    STATE_FORMS.get(shown)?.kind === "name" ? 8 : CITIES_KNOWN.has(shown) || REGIONS_KNOWN.has(shown) ? 5 : 0;
  const votes: Votes = { PER: 0, LOC: 0, ORG: 0, MISC: 0, EVENT: 0 };
  return { votes, place, body: KNOWN_ORGS.has(shown) ? 7 : 0 };
}

// Verbs that only people (and states, which are known by name) are subjects of.
const HUMAN_VERB = new Set(
  "said says told wrote writes replied asked added argued admitted agreed answered believed became died born married studied met explained insisted noted stated thought felt knew smiled laughed nodded whispered shouted cried scored retired resigned graduated grew recalled remembered spoke sat stood walked refused proposed invented discovered suggested claimed denied himself herself who whom whose he she".split(
    " ",
  ),
);
const PLACE_PREPOSITION = new Set(
  "in at near from to into across toward towards throughout through outside inside around via leaving reached visited left".split(
    " ",
  ),
);
const BODY_VERB = new Set(
  "announced published launched acquired reported merged employs employed sells sold manufactures voted ruled".split(
    " ",
  ),
);

/**
 * One type for each spelling in the document: every mention votes by what stands around it, so that one clear sentence
 * settles the unclear ones.
 */
export function classify(
  candidates: readonly Candidate[],
  words: readonly (readonly Word[])[],
  text: string,
): NameType[] {
  const votes = new Map<string, Ballot>();
  const ballots = candidates.map(({ text: shown }) => {
    const there = votes.get(shown);
    if (there) return there;
    const made = ballotFor(shown);
    votes.set(shown, made);
    return made;
  });
  const voteFor = (key: string): Votes => (votes.get(key) ?? ballotFor(key)).votes;
  const typeNow = (index: number): NameType =>
    candidates[index]?.type ?? winner(ballots[index]?.votes ?? NO_VOTES);
  candidates.forEach((candidate, index) => {
    const ballot = ballots[index];
    if (ballot !== undefined) addVotes(ballot, candidate, words[candidate.sentence] ?? [], text);
  });
  // A surname alone is typed by the full name that ends in it.
  const surnames = new Map<string, number>();
  for (const [index, candidate] of candidates.entries()) {
    if (!candidate.text.includes(" ") || typeNow(index) !== "PER") continue;
    const last = candidate.text.slice(candidate.text.lastIndexOf(" ") + 1);
    surnames.set(
      last,
      (surnames.get(last) ?? 0) +
        (/^(?:Duke|Earl|Marquess|Duchess|Viscount) of /u.test(candidate.text) ? 3 : 1),
    );
  }
  // A name that the text has in Latin letters too is typed there.
  const cyrillic = candidates.filter(({ text: shown }) => isCyrillic(shown));
  const sounds = new Set<string>();
  for (const candidate of cyrillic.length > 0 ? candidates : []) {
    if (isCyrillic(candidate.text)) continue;
    const type = candidate.type ?? winner(voteFor(candidate.text));
    if (type === "PER") sounds.add(soundKey(candidate.text.slice(candidate.text.lastIndexOf(" ") + 1)));
  }
  for (const candidate of cyrillic) {
    if (soundKeys(candidate.text).some((key) => sounds.has(key))) voteFor(candidate.text).PER += 5;
  }
  // The short form of a body: `Rovers` for `Ashford Rovers`, `Kestrel` for `Kestrel United`.
  for (const [index, candidate] of candidates.entries()) {
    if (!candidate.text.includes(" ") || typeNow(index) !== "ORG") continue;
    const parts = candidate.text.split(" ");
    const [head, cabinet] = parts;
    // `Torvik` is who leads the `Torvik Administration`, and not its short form
    if (parts.length === 2 && head !== undefined && LED_BY.has(cabinet ?? "") && votes.has(head)) {
      if (!STATE_FORMS.has(head) && !CITIES_KNOWN.has(head)) voteFor(head).PER += 3;
      continue;
    }
    for (const part of [parts[0] ?? "", parts[parts.length - 1] ?? ""]) {
      if (votes.has(part) && !STATE_FORMS.has(part) && !CITIES_KNOWN.has(part))
        voteFor(part).ORG += surnames.has(part) ? 3 : 6;
    }
  }
  // `Kavala` where the text also names the `Duchy of Kavala`
  for (const { text: whole } of candidates) {
    const land = whole.includes(" of ") ? LANDS.exec(whole)?.groups?.land : undefined;
    if (land !== undefined && votes.has(land) && !surnames.has(land)) voteFor(land).LOC += 4;
  }
  for (const [last, count] of surnames) if (votes.has(last)) voteFor(last).PER += 2 + 2 * count;
  const vessels = vesselNames(candidates, words, text);
  return candidates.map((candidate, index) => (vessels.has(candidate.text) ? "MISC" : typeNow(index)));
}

/** What is called after whoever leads it. */
export const LED_BY: ReadonlySet<string> = new Set(["Administration", "Cabinet", "Ministry", "Government"]);

const NO_VOTES: Votes = { PER: 0, LOC: 0, ORG: 0, MISC: 0, EVENT: 0 };

function winner(votes: Votes): NameType {
  let best: NameType = "MISC";
  let most = 0;
  for (const type of ["PER", "LOC", "ORG", "EVENT", "MISC"] as const) {
    if (votes[type] > most) {
      best = type;
      most = votes[type];
    }
  }
  return best;
}

/** White space alone, and some of it. */
function isBlank(gap: string): boolean {
  return gap === " " || /^\s+$/u.test(gap);
}

function addVotes(
  { votes, place, body }: Ballot,
  candidate: Candidate,
  words: readonly Word[],
  text: string,
): void {
  const { from, to } = candidate;
  if (candidate.type) votes[candidate.type] += 6;
  votes.LOC += place;
  votes.ORG += body;
  const list = words.slice(from, to);
  const first = list[0];
  const last = list[list.length - 1];
  if (!first || !last) return;
  const before = words[from - 1];
  const next = words[to];
  const gapBefore = before ? text.slice(before.end, first.start) : "";
  const gapAfter = next ? text.slice(last.end, next.start) : "";
  formVotes(votes, list);
  if (candidate.title) votes.PER += 8;
  const tightBefore = isBlank(gapBefore);
  const tightAfter = isBlank(gapAfter);
  if (before && tightBefore) {
    if (isSingularRole(before.text)) votes.PER += 5;
    if (FOREIGN_CUES.has(before.lower)) votes.PER += 3;
    if (before.lower === "the") votes.PER -= 4;
    if (before.lower === "the" && list.length === 1) votes.ORG += 1;
    if (before.lower === "in" || before.lower === "near") votes.LOC += 3;
    else if (PLACE_PREPOSITION.has(before.lower) && words[from - 2]?.lower !== "according") votes.LOC += 1;
    if (
      before.lower === "the" &&
      /^(?:in|into|on|across|near|along)$/u.test(words[from - 2]?.lower ?? "") &&
      list.length === 1
    )
      votes.LOC += 2.5;
    if (/^(?:joined|founded|at)$/u.test(before.lower)) votes.ORG += 1;
    if (/^(?:by|with|told|met|asked|and|against|whom)$/u.test(before.lower)) votes.PER += 0.5;
  }
  if (next && (tightAfter || /^(?:,|['’]s)\s+$/u.test(gapAfter))) {
    if (tightAfter && (HUMAN_VERB.has(next.lower) || FOREIGN_CUES.has(next.lower))) votes.PER += 3;
    if (tightAfter && BODY_VERB.has(next.lower)) votes.ORG += 1;
    if (gapAfter.startsWith(",") && /^(?:who|aged|himself|herself|\d{1,2})$/u.test(next.lower))
      votes.PER += 4;
    if (gapAfter.startsWith(",") && appositionIsRole(words, to)) votes.PER += 4;
    if (gapAfter.startsWith(",") && STATE_FORMS.get(next.text)?.kind === "name") votes.LOC += 2;
  }
  if (last.possessive) votes.PER += 0.5;
  if (next && (next.pos === "VERB" || next.pos === "AUX") && tightAfter) votes.PER += 0.3;
  const farther = words[from - 2];
  if (before && farther && tightBefore) {
    // the town of Lukovo
    if (before.lower === "of" && PLACE_NOUNS.has(farther.lower)) votes.LOC += 4;
    if (
      before.lower === "in" &&
      /^(?:published|appeared|reported|writing|printed|wrote)$/u.test(farther.lower)
    )
      votes.MISC += 5;
    if (
      /^(?:from|for|to)$/u.test(before.lower) &&
      /^(?:joined|signed|moved|loan|transferred|plays|played)$/u.test(farther.lower)
    )
      votes.ORG += 3;
  }
}

/** `X, the architect of …`, `X, a physicist`: a singular role noun before any preposition. */
function appositionIsRole(words: readonly Word[], from: number): boolean {
  for (let i = from; i < Math.min(words.length, from + 7); i += 1) {
    const word = words[i];
    if (!word || /^(?:of|in|at|to|for|and|who|which|was|is|were|had)$/u.test(word.lower)) return false;
    if (isSingularRole(word.text)) return true;
  }
  return false;
}

const PLACE_NOUNS = new Set(
  "town city village port fortress island islands province county duchy kingdom district parish region republic principality harbour harbor capital monastery valley".split(
    " ",
  ),
);

const COMPASS = /^(?:South|North|East|West|Southern|Northern|Eastern|Western|Upper|Lower|New)$/u;

function formVotes(votes: Votes, list: readonly Word[]): void {
  const first = list[0];
  const last = list[list.length - 1];
  if (!first || !last) return;
  if (FIRM_ENDINGS.has(last.text) || list.some((word) => word.text === "&")) votes.ORG += 7;
  if (isGivenName(first.text)) votes.PER += list.length > 1 ? 6 : 2;
  if (first.shape === "initial" && list.length > 1) votes.PER += 6;
  if (
    list.some(
      (word) =>
        word.shape === "lower" && PARTICLES.has(word.lower) && word.lower !== "la" && word.lower !== "al",
    )
  )
    votes.PER += 4;
  if (list.length === 1) {
    if (first.shape === "capitals" && first.text.length <= 6) votes.ORG += 4;
    else if (first.shape === "initial") votes.ORG += 2;
    else if (PLACE_ENDING.test(first.text)) votes.LOC += 1.5;
    else {
      votes.PER += 0.4;
      votes.MISC += 0.5;
    }
    if (/(?:ism|ist|ists|ity|ian|ians|ean|eans|ese|ish)$/u.test(first.text)) votes.MISC += 4;
    if (
      first.text.includes("-") &&
      first.text.split("-").some((half) => STATE_FORMS.has(half) || COMBINING.has(half))
    )
      votes.MISC += 6;
  } else if (list.length <= 3 && list.every((word) => word.shape === "capital" || word.shape === "initial")) {
    votes.PER += 1.5;
    // South Australia · New Calder
    if (COMPASS.test(first.text)) votes.LOC += 3;
    if (/(?:ean|ian|ish|ese)$/u.test(last.text) && !isGivenName(first.text)) votes.MISC += 3;
    if (STATE_FORMS.has(first.text)) votes.ORG += 2;
    if (isCyrillic(first.text) && first.shape !== "initial") votes.MISC += 2;
  }
}
