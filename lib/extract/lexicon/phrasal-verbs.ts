/** Words that may belong to the verb before them. */
export const PARTICLES: ReadonlySet<string> = new Set(
  "up out off down back over away in on along forward apart together through aside about around forth".split(
    " ",
  ),
);

const TABLE = `back down/up, bear out, blow up, break away/down/off/out/up, bring about/back/down/forward/in/up, build up,
burn down, call back/for/in/off/out/up, carry off/on/out/over/through, cast aside, catch up, check in/out, clear up, close down,
come about/back/forward/out/up, cut back/down/off/out, do away, draw up/back, drive back/off/out, drop out/off, dry up,
end up, fall apart/back/off/through, fight back/off, figure out, fill in/out/up, find out, follow through/up,
get away/back/off/out/up, give away/back/in/out/up, go ahead/back/down/off/out/through/under, grow up,
hand back/down/in/out/over, hang up, hold back/off/on/out/up, join in/up, keep back/on/out/up, kick off/out, knock down/out,
lay down/off/out/aside, lead up, leave behind/out, let down/in/off/out, line up, live on, lock up, look back/forward/up,
make out/up, mark off/out, move in/on/out, open up, pass away/by/down/on/over, pay back/off, phase in/out, pick out/up,
play down/out, point out, pull back/down/off/out/through, push back/forward/through, put aside/away/back/down/forth/forward/off/on/out/together/up,
read out, rise up, roll back/out, round off/up, rule out, run away/off/out/over, seal off, send back/off/out, set about/aside/back/forth/in/off/out/up,
settle down, shoot down, show off/up, shut down/off, sign off/up, single out, slow down, sort out, speak out/up, speed up,
spell out, split off/up, spring up, stand by/down/out/up, start off/out/over/up, step aside/back/down/in/up, strike back/down/off/out,
sum up, switch off/on/over, take apart/away/back/down/in/off/on/out/over/up, tear apart/down/up, think over/through, throw away/off/out,
track down, try out, turn around/away/back/down/in/into/off/on/out/over/up, use up, wake up, walk out, ward off, wear out,
wind up/down, win over, wipe out, work out, write down/off/out/up`;

/** `break off`, `set up`: the particle may stand before the object (`set up a court`). */
export const PHRASAL_VERBS: ReadonlySet<string> = new Set(
  TABLE.split(",").flatMap((row) => {
    const [verb = "", particles = ""] = row.trim().split(/\s+/u);
    return particles.split("/").map((particle) => `${verb} ${particle}`);
  }),
);
