import { seededRandom, shuffled } from "#lib/base/random.ts";

/** An ordinary article has about this many characters. */
const LENGTH = 8_000;

/**
 * Articles of ordinary size, `characters` in all, each about its own town, people, bodies and years. The sentences are
 * ours; names, numbers, dates and order are drawn. No two articles tell of the same things, as in a library of many
 * subjects; that documents repeat and contradict each other is not measured here.
 */
export function madeDocuments(characters: number): readonly string[] {
  const documents: string[] = [];
  for (let length = 0; length < characters; ) {
    const made = madeDocument(documents.length);
    documents.push(made);
    length += made.length;
  }
  return documents;
}

function madeDocument(seed: number): string {
  const random = seededRandom(`document ${seed}`);
  const draw = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random() * from.length)];
    if (one === undefined) throw new RangeError("There is nothing to draw from.");
    return one;
  };
  const number = (from: number, to: number): number => from + Math.floor(random() * (to - from));
  const surname = (): string => draw(STARTS) + draw(MIDDLES) + draw(ENDS);
  const town = draw(STARTS) + draw(MIDDLES) + draw(TOWN_ENDS);
  const people = Array.from({ length: 7 }, () => ({ given: draw(GIVEN), surname: surname() }));
  const thing = `${draw(STARTS)}${draw(MIDDLES)} ${draw(THINGS)}`;
  const bodies = Array.from({ length: 3 }, () => `${surname()} ${draw(BODIES)}`);
  const base = number(1620, 1990);
  const year = (): number => base + number(0, 25);
  const slots: Readonly<Record<string, () => string>> = {
    full: () => fullName(draw(people)),
    name: () => draw(people).surname,
    role: () => draw(ROLES),
    town: () => town,
    other: () => draw(STARTS) + draw(MIDDLES) + draw(TOWN_ENDS),
    thing: () => thing,
    body: () => draw(bodies),
    noun: () => draw(NOUNS),
    matter: () => draw(MATTERS),
    day: () => `${number(1, 29)} ${draw(MONTHS)} ${year()}`,
    american: () => `${draw(MONTHS)} ${number(1, 29)}, ${year()}`,
    month: () => `${draw(MONTHS)} ${year()}`,
    year: () => String(year()),
    count: () => String(number(2, 900)),
    sum: () => `${number(1, 99)},${number(100, 999)}`,
    said: () => draw(SAID),
  };
  const fill = (sentence: string): string =>
    sentence.replace(/\{(?<slot>\w{2,10})\}/gu, (whole, slot: string) => slots[slot]?.() ?? whole);
  const parts = [`The ${thing} of ${town}`, fill("The {thing} of {town} was begun in {year} by {full}.")];
  for (let length = 0; length < LENGTH; ) {
    const sentences = shuffled(SENTENCES, random).slice(0, number(3, 8)).map(fill);
    const paragraph = sentences.join(" ");
    parts.push(paragraph);
    length += paragraph.length;
    if (random() < 0.15) parts.push(fill("The {noun} and the {matter}"));
  }
  return parts.join("\n\n");
}

function fullName({ given, surname }: { readonly given: string; readonly surname: string }): string {
  return `${given} ${surname}`;
}

const list = (words: string): readonly string[] => words.split(" ");

const STARTS = list(
  "Al Bar Bren Cor Dal Dor El Fal Gar Hal Hol Ist Jar Kel Lan Lor Mar Mel Nor Or Pel Quen Ran Ros Sal Sel Tar Tol Ul Val Ver Wes",
);
const MIDDLES = list("a e i o den ber lin mar ten ver sen dro gan mir sta vel");
const ENDS = list("berg dahl feld gren holt kov land ley man mer nen now ren rup sen ski stad ton vic wald");
const TOWN_ENDS = list("bridge burg by dam ford grad haven hurst mouth port stead ville wick");
const GIVEN = list(
  "Anna Bruno Clara David Edith Felix Grace Hugo Irene Jonas Karla Leon Maria Nils Olga Paul Rosa Simon Tessa Victor Walter Yvonne",
);
const THINGS = list("Bridge Canal Railway Observatory Theatre Museum Library Treaty Cup Hospital Tunnel Dam");
const BODIES = list("Company Society Union League Council Institute Club Bank");
const ROLES = list("engineer mayor minister chemist captain president merchant governor professor judge");
const NOUNS = list("plan law loan strike experiment voyage contract tax match survey school harbour mill");
const MATTERS = list("flood war fire harvest railway election epidemic winter drought peace trade");
const MONTHS = list("January February March April May June July August September October November December");
const SAID = [
  "We asked for bread and were given a committee",
  "Nobody builds twice what was built well",
  "The price is high, but the river is higher",
  "I shall sign it when I have read it",
  "There is no shame in being second, only in being late",
];

const SENTENCES = [
  "On {day}, the {role} {full} proposed a new {noun} to the council of {town}.",
  "{name} rejected the {noun} because the {matter} had cost the town {sum} crowns.",
  "In {month} the {body} accepted the {noun} after {count} members had voted for it.",
  "{full} was born in {other} in {year} and studied there until {year}.",
  "“{said},” {name} told the {body}.",
  "The {matter} of {year} led to the {noun} that {name} had demanded for years.",
  "The {thing} was opened on {american} by {full}, who had travelled from {other}.",
  "He wrote to {full} that the {noun} would have to wait for the end of the {matter}.",
  "She agreed to the {noun}, but the {role} of {other} refused to pay for it.",
  "The {body} was founded in {year} by {full} and {full}.",
  "About {count} workers left the {noun} before the {matter} was over.",
  "By {year} the {body} owned {count} houses, two ships and most of the land around {town}.",
  "Although the {matter} had ended, the people of {town} distrusted every {noun} from {other}.",
  "{name} offered the {body} a share of the {noun}; the offer was declined in {month}.",
  "Many visitors came to see the {thing}, which stood where the old market had been.",
  "The {role} insisted that “the {noun} must never be sold”.",
  "As a result, the {body} halved its prices in {year}.",
  "Little is known of the years that {name} spent in {other}, where a cousin kept an inn.",
  "Water, timber and stone were carried to {town} by boat, and most of it was paid for in grain.",
  "According to {full}, the {noun} had been lost since the {matter}.",
  "The talks between {name} and the {body} lasted {count} days and ended without an agreement.",
  "It was the first {noun} of its kind, and several towns copied it within ten years.",
  "When {name} died in {year}, the {body} put up a statue beside the {thing}.",
  "Historians disagree about the {matter}: some call it a cause of the {noun}, others an excuse.",
  "From {year} to {year} the {role} lived on the upper floor and kept a diary.",
  "No toll was ever charged, and the {noun} paid for itself by {month}.",
  "{full}, a {role} from {other}, won the prize of the {body} with a drawing of the {thing}.",
  "The guests complained of the noise, the smoke and the narrow stairs.",
  "Its roof was repaired in {year} at a cost of {sum} crowns.",
  "What {name} wanted was a quiet end to the {matter}, and in {month} it came.",
];
