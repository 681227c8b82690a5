import type { Clause } from "#lib/extract/types.ts";

/** Outcomes that exclude each other for one thing on one occasion: verbs of the one and of the other. */
export const OPPOSITES: readonly {
  readonly yes: string;
  readonly no: string;
  readonly topic: string;
  /** Happens to one again and again, so that both tellings have to be dated. */
  readonly repeats?: true;
}[] = [
  {
    yes: "approve adopt pass accept endorse ratify grant allow uphold",
    no: "reject veto refuse decline deny dismiss turn+down vote+down",
    topic: "was approved or rejected",
  },
  { yes: "convict", no: "acquit clear", topic: "was convicted or acquitted" },
  { yes: "win", no: "lose", topic: "was won or lost" },
  { yes: "succeed", no: "fail collapse break+down", topic: "succeeded or failed" },
  { yes: "survive", no: "die perish", topic: "survived or died" },
  { yes: "rise increase grow", no: "fall decrease drop shrink decline", topic: "rose or fell" },
  {
    yes: "uphold confirm affirm",
    no: "quash overturn reverse annul set+aside",
    topic: "was upheld or overturned",
  },
  { yes: "elect", no: "defeat", topic: "was elected or defeated", repeats: true },
  { yes: "win beat defeat", no: "lose+to", topic: "won or lost" },
];
/** One side of a pair of opposites, by its place in `OPPOSITES`. */
export type Side = { readonly pair: number; readonly side: "yes" | "no" };

const SIDES = new Map<string, Side[]>();
OPPOSITES.forEach(({ yes, no }, pair) => {
  for (const [side, verbs] of [
    ["yes", yes],
    ["no", no],
  ] as const) {
    for (const verb of verbs.split(" ")) SIDES.set(verb, [...(SIDES.get(verb) ?? []), { pair, side }]);
  }
});

const NONE: readonly Side[] = [];

/** The outcomes that the verb of a clause tells, whether or not it is negated. */
export function outcomesOf({ lemma, particle, voice }: Clause): readonly Side[] {
  // Whom others survive has died.
  if (lemma === "survive" && voice === "passive") return NONE;
  return SIDES.get(particle === null ? lemma : `${lemma}+${particle}`) ?? NONE;
}
