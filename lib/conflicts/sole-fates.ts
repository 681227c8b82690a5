import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller } from "#lib/extract/types.ts";
import { clauseOf } from "./contraries.ts";
import type { Dossier } from "./dossier.ts";
import type { Cues, Lexicon } from "./lexicon.ts";
import { isPlan } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { meantAround } from "./sole-about.ts";
import type { Fact } from "./sole-facts.ts";
import { personIn, subjectOf } from "./sole-people.ts";

/** In how many ways a life may end. What is told of it leaves some of them open. */
const VIOLENT = "shot stabbed strangled poisoned blown-up wounds";
/** The same at the hour that the story tells of: who is said to have come through it may still be shot in another year. */
const THERE = VIOLENT.split(" ")
  .map((end) => `${end}-there`)
  .join(" ");
const EXECUTED = "hanged beheaded firing-squad";
const MISHAPS = "fell crushed drowned burned froze starved";
const IN_PEACE = "ill old";
const ENDS = `${EXECUTED} ${VIOLENT} ${THERE} ${MISHAPS} ${IN_PEACE} suicide`.split(" ");

/** What is told of an end, and the ends that it leaves open; `-` before those that it rules out. */
const TELLINGS: readonly (readonly [phrases: string, ends: string])[] = [
  [
    "hanged SELF|shot SELF|took HIS own life|committed suicide|killed SELF|cut HIS own throat|drowned SELF",
    "suicide",
  ],
  ["hanged|went to the gallows|died on the gallows|swung from the gallows|on the scaffold", "hanged"],
  ["beheaded|guillotined|lost HIS head|died under the axe|the guillotine", "beheaded"],
  ["firing squad|shot at dawn|shot by order", "firing-squad"],
  ["executed|put to death", EXECUTED],
  ["stabbed to death|died by the knife", "stabbed wounds"],
  ["shot dead|fell to a bullet|gunned down", "shot wounds firing-squad"],
  ["died of poison|was given poison|poisoned to death", "poisoned"],
  // Whoever is stabbed may live, and die of something else: what it rules out is that he was shot.
  [
    "stabbed|knifed|run through",
    "-shot shot-there strangled strangled-there poisoned poisoned-there blown-up blown-up-there fell crushed drowned burned froze starved",
  ],
  [
    "was shot|were shot|shot through",
    "-stabbed stabbed-there strangled strangled-there poisoned poisoned-there blown-up blown-up-there fell crushed drowned burned froze starved",
  ],
  [
    "poisoned",
    "-stabbed stabbed-there strangled strangled-there shot shot-there blown-up blown-up-there fell crushed drowned burned froze starved",
  ],
  [
    "strangled|throttled|smothered",
    "-stabbed stabbed-there poisoned poisoned-there shot shot-there blown-up blown-up-there fell crushed drowned burned froze starved",
  ],
  ["murdered|assassinated|was slain|done to death", `${VIOLENT} drowned burned fell crushed wounds`],
  [
    "drowned|lost at sea|swept overboard|went down with HIS ship|went down with the ship|went down with her",
    "drowned",
  ],
  ["burned to death|burnt to death|perished in the flames|died in the flames|died in the fire", "burned"],
  ["froze to death|frozen to death|died of cold|died of exposure", "froze"],
  ["starved to death|died of hunger|died of starvation|died of thirst", "starved"],
  ["blown to pieces|blown up", "blown-up"],
  ["crushed to death|trampled to death|run over|buried alive", "crushed"],
  ["fell to HIS death", "fell"],
  [
    "died of (?:\\p{L}+ )?(?:fever|typhus|typhoid|cholera|malaria|plague|smallpox|pneumonia|consumption|tuberculosis|influenza|dysentery|scurvy|cancer|a stroke|heart failure|a heart attack|a chill|blood poisoning|disease|an illness|a short illness|a long illness)|(?:fever|cholera|typhus|plague)[^.;]{0,50}(?: died| buried)|carried off by (?:a |the )?(?:fever|typhus|typhoid|cholera|plague|smallpox|pneumonia)",
    "ill",
  ],
  [
    "died of wounds|died of HIS wounds|of wounds received|succumbed to HIS wounds|succumbed to HIS injuries",
    `wounds ${VIOLENT} crushed fell burned`,
  ],
  [
    "died in HIS bed|died in HIS sleep|lived to be|lived to the age of|died peacefully|died of old age|of old age|lived to a great age",
    IN_PEACE,
  ],
  ["pardoned|reprieved|amnestied|sentence was commuted|let off", `-${EXECUTED}`],
  [
    "survived|escaped with HIS life|brought out alive|got out alive|came out alive|was pulled out alive|was picked up alive|was found alive|got away|was rescued|lived to tell|swam ashore",
    `-${MISHAPS} ${THERE}`,
  ],
  ["was killed|were killed", `${MISHAPS} ${VIOLENT}`],
  [
    "did not come out|never came out|was never seen alive again|perished|lost HIS life|lost HIS lives|was killed outright|died on the spot|died at once|died instantly",
    `${MISHAPS} ${THERE}`,
  ],
  [
    "ended HIS days|spent HIS last years|lived out HIS|was living in|lived in comfort|lived quietly|died a rich man|died a rich woman",
    `-${EXECUTED} ${MISHAPS} ${THERE}`,
  ],
];

type Telling = { readonly said: RegExp; readonly ends: ReadonlySet<string> };

const bounded = (phrases: string) =>
  new RegExp(
    `(?<![\\p{L}-])(?:${phrases
      .replaceAll("HIS", "(?:his|her|their|its|my)")
      .replaceAll("SELF", "(?:him|her|my|them)sel(?:f|ves)")
      .replaceAll(" ", "\\s")})(?![\\p{L}-])`,
    "iu",
  );

const KNOWN: readonly Telling[] = TELLINGS.map(([phrases, ends]) => {
  const named = ends.replace(/^-/u, "").split(" ");
  const listed = new Set(
    named.flatMap((end) =>
      ENDS.includes(`${end}-there`) && !ends.startsWith("-") ? [end, `${end}-there`] : [end],
    ),
  );
  return {
    said: bounded(phrases),
    ends: ends.startsWith("-") ? new Set(ENDS.filter((end) => !listed.has(end))) : listed,
  };
});

const CUES =
  "hanged gallows scaffold beheaded guillotined guillotine axe head squad shot executed death stabbed knifed knife poisoned strangled throttled smothered murdered assassinated slain drowned sea overboard ship flames fire froze frozen exposure cold starved hunger starvation thirst blown crushed trampled run died caught carried succumbed wounds bed sleep peacefully age pardoned reprieved amnestied commuted let survived escaped alive got rescued unhurt unharmed lived swam come came seen perished lost killed outright spot instantly ended spent living kept outlived retired bullet gunned suicide life throat buried bled".split(
    " ",
  );
const cues = new WeakMap<Lexicon, Cues>();

/** Wished, feared, or only nearly so; or of several, each in his own way. */
const UNSURE =
  /\b(?:if|would|could|should|might|may|must|almost|nearly|threatened|demanded|sentenced|condemned|condemnation|ordered|wanted|hoped|feared|tried|attempt(?:ed|s)?|some|many|most|several|others?|each|both|half|at\sfirst|thought|believed|presumed|perhaps|probably|lest|until)\b/iu;
const DENIED =
  /\b(?:not|never|nor)\s(?:\p{L}+\s)?$|n['’]t\s(?:\p{L}+\s)?$|\bnor\s(?:was|were|had)\s(?:[\p{L}’'.]+\s){1,3}$/iu;
const BEFORE = 30;

/** How a person's life ended, or that it went on: of two ends one rules the other out. */
export function fatesIn(passage: Passage, dossier: Dossier): Fact[] {
  const known = cues.get(dossier.lexicon) ?? dossier.lexicon.cues(CUES);
  cues.set(dossier.lexicon, known);
  if (!passage.holds(known)) return [];
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  const facts: Fact[] = [];
  for (const { said, ends } of KNOWN) {
    const match = said.exec(body);
    if (!match) continue;
    const start = passage.span.start + match.index;
    const focus = { start, end: start + match[0].length };
    if (
      facts.some(
        (one) => one.frame.startsWith("fate") && one.focus.start < focus.end && focus.start < one.focus.end,
      )
    )
      continue;
    const clause = clauseOf(passage, focus);
    const near = partAround(body, match);
    if (clause?.attributed || clause?.modality || UNSURE.test(near) || isPlan(near)) continue;
    const denied = DENIED.test(body.slice(Math.max(0, match.index - BEFORE), match.index));
    const told =
      denied && !/^(?:did|never)\b/iu.test(match[0]) ? ENDS.filter((end) => !ends.has(end)) : [...ends];
    const who = personIn(passage, patientOf(clause, focus), focus, dossier);
    if (who === null) continue;
    const attack = attackIn(passage, focus, denied, who, dossier);
    facts.push(...attack);
    if (denied && attack.length > 0) continue;
    facts.push({
      passage,
      frame: `fate ${who}`,
      slot: "outcome",
      focus,
      value: { kind: "label", label: told.sort().join(" ") },
      words: denied ? `not ${match[0]}` : match[0],
      ask: `What became of ${dossier.terms.nameOf(who)}`,
      about: NOTHING,
      told: new Set(told),
      once: true,
    });
  }
  return facts;
}

/** What somebody is set upon with: one weapon rules out another, whether or not he dies of it. */
const WEAPONS: readonly (readonly [RegExp, string])[] = [
  [bounded("stabbed|knifed|run through"), "stabbed"],
  [bounded("was shot|shot dead|shot through|gunned down"), "shot"],
  [bounded("poisoned|was given poison|died of poison"), "poisoned"],
  [bounded("strangled|throttled|smothered"), "strangled"],
];
/** Somebody may be set upon twice: so much else has to be told in the same words. */
const ONE_ATTACK = 0.3;

/** With what somebody was set upon, and what it was not. */
function attackIn(passage: Passage, focus: Span, denied: boolean, who: string, dossier: Dossier): Fact[] {
  const said = slice(passage.reading.document.text, focus);
  const weapon = WEAPONS.find(([pattern]) => pattern.test(said))?.[1];
  if (weapon === undefined) return [];
  const told = denied ? WEAPONS.flatMap(([, one]) => (one === weapon ? [] : [one])) : [weapon];
  return [
    {
      passage,
      frame: `attack ${who}`,
      slot: "claim",
      focus,
      value: { kind: "label", label: told.join(" ") },
      words: denied ? `not ${said}` : said,
      ask: `With what ${dossier.terms.nameOf(who)} was attacked`,
      about: meantAround(passage, focus, dossier),
      least: denied ? 0 : ONE_ATTACK,
      told: new Set(told),
    },
  ];
}

/** Whom it befell: what the verb was done to, else its subject. */
function patientOf(clause: Clause | null, focus: Span): RoleFiller | null {
  const onVerb = clause !== null && clause.verb.start < focus.end && focus.start < clause.verb.end;
  if (onVerb && clause.object && !contains(focus, clause.object.span)) return clause.object;
  return subjectOf(clause);
}

const NOTHING: ReadonlySet<string> = new Set();

/** The part of a sentence that a match stands in, up to the stops around it. */
function partAround(body: string, match: RegExpExecArray): string {
  const before = body.slice(0, match.index).split(/[;:—]/u).at(-1) ?? "";
  const after = body.slice(match.index + match[0].length).split(/[;:—,]/u)[0] ?? "";
  return `${before}${match[0]}${after}`;
}
