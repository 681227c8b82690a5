import { describe, expect, it } from "vitest";
import { scoreDossier } from "./conflict-sets.ts";

/**
 * What a careful reader finds in each dossier and we do not, yet. All dossiers were written before the code for them, and
 * each has pairs that only look like disagreements: none of them may be reported. Airship, chess, eruption, fashoda,
 * planet and premiere were read for the first time when the code was done, and then 11 of their 49 disagreements were
 * found, without a false alarm: that is the figure for texts that nobody has seen. Abbey, dye, keepers, swimmer, theatre
 * and tram were written later, to be harder, and no rule was ever fitted to them: 1 of their 35 disagreements was found
 * at first. Dam, dockers, ether, frontier, poisoner, school, smallpox, traverse and tunnel tell one thing in words that have
 * little in common: 0 of their disagreements were found at first. Ballot, brig and canvas are like them and were
 * counted apart, 0 of 24 at first; but whoever wrote them wrote the phrases of the rules too, and some stand in both, so
 * that abbey to tram alone tell what is found in texts that nobody has seen. The quiet ones hold pairs that only look like
 * disagreements, of a heat and a final, of the old road and the new, of a toll and a later one; of the last eleven seven were
 * not quiet at first.
 */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  airship: ["hour of departure", "lightning or the ring", "resigned or dismissed", "fate of the Borealis"],
  barrow: [
    "the day of the find",
    "how long the excavation lasted",
    "who lay in the grave",
    "where the coins were minted",
    "why the hoard was buried",
  ],
  chess: [
    "whether Halasz lost a game",
    "lead over Doyle",
    "brilliancy prize",
    "why Orlovsky left",
    "who paid for the prizes",
    "whether the match took place",
    "who wrote the book",
  ],
  cholera: ["what fouled the well", "death of Thorne"],
  comet: ["what the prize was spent on"],
  council: ["what the developer offered", "what became of the county's offer"],
  crisis: ["how many members stayed", "the votes of the Supreme Court", "where Almgren went into exile"],
  eruption: [
    "height before",
    "the town buried",
    "the height of the wave",
    "first to describe",
    "what became of the governor",
  ],
  expedition: [
    "what Berg died of",
    "the height of the ice cap",
    "who found the party",
    "how many toes",
    "when the book appeared",
    "to whom the book is dedicated",
    "who bore the costs",
  ],
  fashoda: ["when Kitchener reached Fashoda", "where they met", "by which way Marchand went home"],
  fever: ["who fell ill first", "who found the source", "who sent the nurses"],
  final: [
    "where the final was played",
    "how many spectators",
    "how it was decided",
    "who scored the first goal",
  ],
  merger: ["who proposed the merger", "the size of the board"],
  mill: [
    "the day of the fire",
    "cause of the fire",
    "the dead",
    "when the engine came",
    "who paid for the memorial",
    "the verdict",
  ],
  patent: [
    "the trial judge",
    "the sum awarded",
    "unanimous or two to one",
    "who spoke of hand and mind",
    "dismissed or left",
    "what the Supreme Court did",
  ],
  planet: [
    "where",
    "the telescope",
    "period",
    "who proposed the name",
    "atmosphere",
    "number of moons",
    "who found the dot on the plates",
  ],
  portsmouth: ["who led the Japanese", "who refused the indemnity", "how much of Sakhalin"],
  premiere: [
    "the act in which it began",
    "whether Hartmann showed herself",
    "who commissioned it",
    "where it was written",
    "performances",
    "the revival",
    "the autograph",
  ],
  strike: ["what the strike was about", "the hours after the strike"],
  tour: [
    "how many finished",
    "stage of the lead",
    "who strewed the nails",
    "how long the rest was",
    "whether Garrault came back",
  ],
  treaty: ["who signed for Arrenia", "which island was given back"],
  trial: ["where Fisk was arrested", "who saw Fisk in the cellar", "the motive", "where and when Fisk died"],
  valve: [
    "who made the first drawing",
    "whether it held",
    "the pressure of the test",
    "valves made in 1890",
    "how the lawsuit ended",
    "when the Hector exploded",
  ],
  viaduct: ["people on the train", "who chaired the inquiry", "who was blamed", "cause of the fall"],
  wreck: [
    "her speed in the fog",
    "who had the watch",
    "when the light was built",
    "whether the captain was on the bridge",
    "how many sons rowed",
  ],
  marathon: ["who gave the cup", "whether he took the place"],
  serum: ["the first patient"],
  organ: ["who moved it", "votes", "where Hallam sat"],
  flood: ["bridges left", "whether he warned", "verdict"],
  glacier: ["how long on the ice", "who found it, in the thread"],
  bank: ["whether it closed", "help taken", "who proposed the merger"],
  keepers: ["first ashore", "the door", "last entry", "how many keepers", "a body"],
  swimmer: ["where she started", "trainer", "soap money", "last race"],
  theatre: ["where the manager was", "iron curtain", "act", "how it began", "who saved the children"],
  dye: ["who first prepared it", "who patented it", "who got the medal", "where it was first made"],
  abbey: ["founder", "who burned the range", "surrender", "the bell", "monks", "consecrated"],
  tram: ["contractor", "branch to the pier", "who drove the first car", "blame", "day of the accident"],
  "quiet-bridge": [],
  "quiet-clinic": [],
  "quiet-club": [],
  "quiet-envoys": [],
  "quiet-voyage": [],
  "quiet-regatta": [],
  "quiet-mineral": [],
  "quiet-court": [],
  "quiet-symphony": [],
  "quiet-typhoid": [],
  "quiet-span": [],
  "quiet-novelist": [],
  "quiet-poll": [],
  "quiet-valley": [],
  "quiet-parish": [],
  "quiet-wire": [],
  dam: ["hour", "cause", "warned", "dead", "how fast", "inspected", "Royce"],
  dockers: ["why", "how many", "how long", "mediator", "terms", "Evesby", "rate", "Dunn", "back"],
  ether: ["who", "who else", "when Kremer", "claim", "prize", "patent", "where"],
  frontier: ["secret", "who signed", "Ilm", "ratified", "Sarn"],
  poisoner: ["alone", "in what", "motive", "sentence heard", "hanging"],
  school: ["founder", "pupils", "where fire", "hurt", "closed", "hour", "put out"],
  smallpox: ["brought", "first death", "vicar", "inoculated"],
  traverse: ["Lindqvist", "the tin", "dogs", "length"],
  tunnel: ["engine", "opened by", "directors", "bricks"],
  brig: ["cause", "captain", "shelter", "inquiry length", "Penn"],
  ballot: ["votes", "hour of count", "where counted", "crowd", "conceded", "recount", "party"],
  canvas: ["how many", "way in", "alarm", "Strake", "where found", "when found", "harm"],
};

describe("dossiers that disagree in many ways", () => {
  it.each(Object.entries(MISSED))("finds what it should in %s, and nothing else", async (name, missed) => {
    const scored = await scoreDossier(name);
    expect(scored.falseAlarms).toEqual([]);
    expect(scored.missed).toEqual(missed);
  });
});
