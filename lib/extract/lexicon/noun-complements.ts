/** Prepositions that belong to a noun: `an attack on the fort`, not `an attack (that happened) on the fort`. */
const TABLE = `on/upon: attack assault ban tax focus emphasis impact influence effect reliance dependence report book view perspective limit restriction
constraint decision agreement war claim ruling debate law treaty pressure;
to: approach access answer reply response reaction contribution claim right resistance opposition alternative return transition
threat solution objection commitment devotion loyalty heir successor damage introduction visit addition invitation exposure
letter reference sequel relation attitude appeal challenge ambassador envoy key guide;
for: demand need desire support responsibility campaign basis reason respect preference struggle fight plan proposal design candidate
request search cause condition model prize award plea preparation provision precondition party minister secretary
department committee bureau office institute;
in: role interest increase decrease change rise fall decline reduction improvement drop growth part share stake investment
involvement belief confidence faith trust participation expert specialist experience success;
with: relation relationship alliance agreement treaty pact contact war negotiation talks deal meeting conversation contract trade
affair dispute border connection truce peace armistice conflict union link ties;
against: war crime campaign attack offensive struggle case charge vaccine protest revolt rebellion fight sanction uprising
defense defence discrimination offence;
over: control power victory dispute sovereignty authority dominance influence rule jurisdiction concern debate argument;
into: inquiry investigation insight research;
about: information book doubt concern question idea film story article theory debate discussion;
between: war treaty agreement difference relationship alliance border battle distance peace conflict pact;
from: independence protection freedom departure`;

const OWN = new Set(
  TABLE.split(";").flatMap((row) => {
    const [prepositions = "", nouns = ""] = row.trim().split(":");
    const list = nouns.trim().split(/\s+/u);
    return prepositions.split("/").flatMap((preposition) => list.map((noun) => `${noun} ${preposition}`));
  }),
);

/** Whether a phrase with this preposition belongs to a noun with this lemma. */
export function ownsPreposition(noun: string, preposition: string): boolean {
  return OWN.has(`${noun} ${preposition}`);
}

/** Nouns that an infinitive completes: `a plan to divide the estate`. */
export const INFINITIVE_NOUNS: ReadonlySet<string> = new Set(
  (
    "way plan attempt right ability effort decision desire need opportunity chance refusal agreement proposal offer promise order " +
    "intention power permission willingness wish failure ambition tendency reason incentive obligation duty authority capacity " +
    "motion request invitation demand move pledge freedom readiness reluctance threat bid campaign struggle movement"
  ).split(" "),
);
