/** Verbs whose object stands after a preposition: `consist of`, `insist on`, `serve as`. */
const TABLE = `of: consist dispose approve disapprove think speak dream hear learn know complain boast die beware conceive tire repent;
on: agree insist rely depend focus concentrate embark comment decide count draw reflect rest elaborate dwell impose capitalize touch
hinge centre center border verge disagree vote bet work live feed prey;
upon: agree insist rely depend embark decide draw rest look call act seize prevail;
in: engage participate result believe succeed specialize specialise invest involve consist culminate partake share indulge intervene
interfere assist fail persist compete deal trade end differ originate;
as: act serve work function operate emerge count pose rank qualify begin start appear;
at: aim look laugh point arrive marvel wonder;
about: think talk speak worry complain know hear care learn write argue boast dream;
into: enter inquire look develop turn merge translate fall divide evolve expand transform break;
over: preside rule reign triumph argue quarrel fight prevail;
through: go pass live run;
like: look sound act feel`;

const WITH_PARTICLE = new Set([
  "come up with",
  "put up with",
  "do away with",
  "catch up with",
  "give up on",
  "live up to",
  "make up for",
  "run out of",
]);

const PAIRS = new Set(
  TABLE.split(";").flatMap((row) => {
    const [preposition = "", verbs = ""] = row.trim().split(":");
    return verbs
      .trim()
      .split(/\s+/u)
      .map((verb) => `${verb} ${preposition.trim()}`);
  }),
);

/** Whether a verb without an object takes what stands after this preposition as one. */
export function takesPreposition(lemma: string, particle: string | null, preposition: string): boolean {
  return particle === null
    ? PAIRS.has(`${lemma} ${preposition}`)
    : WITH_PARTICLE.has(`${lemma} ${particle} ${preposition}`);
}
