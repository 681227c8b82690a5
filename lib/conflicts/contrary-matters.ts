import type { Contrary } from "./contrary-words.ts";

/** What is decided, done or found as a whole, and can be so in one of two ways. The phrases are written as in `contrary-words.ts`. */
export const MATTERS: readonly Contrary[] = [
  {
    ask: "was in secret or in public",
    of: "matter",
    sides: [
      "in secret|secretly|behind closed doors|in private|privately|in the strictest secrecy|in camera|unseen by the public",
      "in public|publicly|openly|in the open|before the press|in full view|in front of a crowd|watched by a crowd|before a large crowd|before the whole town|with the press",
    ],
    things: true,
  },
  {
    ask: "was decided with one voice",
    of: "matter",
    sides: [
      "unanimous|unanimously|with one voice|without a dissenting voice|without dissent|without opposition|without a division|all of one mind|of one mind|nobody dissented|nobody voted against|no one voted against|all hands",
      "divided|casting vote|narrow majority|by a majority|by a single vote|by one vote|split|after a heated debate|dissented|voted against|spoke against",
    ],
    things: true,
  },
  {
    ask: "was free or paid for",
    of: "matter",
    sides: [
      "free of charge|gratis|for nothing|without charge|without payment|without pay|unpaid|without a fee|no fee|no charge|as a gift|took no money",
      "charged|for a fee|in return for payment|paid|at a price|a fee of|for pay|against payment",
    ],
  },
  {
    ask: "confessed or denied it",
    of: "matter",
    sole: true,
    sides: [
      "confessed|pleaded guilty|pled guilty|admitted HIS guilt|admitted everything|made a full confession|owned up",
      "pleaded not guilty|pled not guilty|denied everything|denied HIS guilt|denied the charge|denied the charges|protested HIS innocence|maintained HIS innocence|insisted on HIS innocence|never confessed|swore that ~ was innocent",
    ],
  },
  {
    ask: "passed off quietly or in disorder",
    of: "matter",
    sole: true,
    sides: [
      "orderly|peaceful|peacefully|quietly|without incident|without disturbance|no disturbance|good order|good humour",
      "riot|riots|rioting|disorder|tumult|uproar|violence|stones were thrown|came to blows|windows broken|windows were broken|a brawl",
    ],
    things: true,
  },
  {
    ask: "was lit or dark",
    of: "matter",
    sole: true,
    sides: [
      "was burning|was lit|was shining|burned brightly|shone all night|was alight",
      "was dark|had gone out|was out|was unlit|was not lit|had been put out|was extinguished",
    ],
    things: true,
    flips: true,
  },
  {
    ask: "was an accident or meant",
    of: "matter",
    sole: true,
    sides: [
      "by accident|accidental|accidentally|an accident|by mistake|a mishap|by chance|unintentional|choked flue|overturned lamp|faulty wiring|a short circuit|spontaneous combustion|a dropped match|overheated stove|a defective flue",
      "deliberate|deliberately|on purpose|arson|set on fire|intentional|intentionally|sabotage|murder|by design",
    ],
    things: true,
  },
  {
    ask: "kept to what it was to cost",
    of: "matter",
    sole: true,
    sides: [
      "within the estimate|within budget|within the budget|under budget|below the estimate|no more than had been promised",
      "over budget|above the estimate|exceeded the estimate|double the estimate|twice the estimate|double what|twice what|three times what|more than had been promised",
    ],
    things: true,
  },
  {
    ask: "was a strike or a lock-out",
    of: "matter",
    sole: true,
    sides: [
      "walked out|struck work|downed tools|laid down their tools|came out on strike|left their work",
      "locked out|locked the gates|lock-out|lockout|shut the gates on|closed the gates on|locked the doors on",
    ],
  },
  {
    ask: "was taken with or without a fight",
    of: "matter",
    sides: [
      "without a shot|without firing a shot|without bloodshed|without a blow|without resistance|bloodless",
      "after heavy fighting|after fierce fighting|after a bloody|by storm|took by assault|house to house",
    ],
    things: true,
  },
  {
    ask: "was quick or too late",
    of: "matter",
    sides: [
      "with promptitude|promptly|without delay|within minutes",
      "did nothing|does nothing|too late|stood idle|half an hour late|hours late|a delay of",
    ],
    things: true,
  },
  {
    ask: "was cheered or booed",
    of: "matter",
    sides: [
      "cheered|applauded|applause|ovation|acclaimed|triumph|enthusiastically received|warmly received",
      "booed|hissed|hissing|jeered|whistled|catcalls|coldly received|in icy silence|a fiasco|laughed at",
    ],
    things: true,
  },
  {
    ask: "was full or empty",
    of: "matter",
    sides: [
      "sold out|packed|full to the last seat|crowded|filled to the last|overflowing",
      "half empty|half-empty|almost empty|nearly empty|thinly attended|rows of empty",
    ],
    things: true,
  },
  {
    ask: "had fair or foul weather",
    of: "matter",
    sides: [
      "clear weather|fair weather|calm weather|moonlight|moonlit|clear sky|calm sea|calm night|clear night|sea was calm|flat calm|bright sunshine|cloudless|the sun shone|no wind|starlit|fine weather",
      "gale|storm raged|raging storm|heavy seas|thick fog|dense fog|pouring rain|driving rain|snowstorm|blizzard|howling wind",
    ],
    things: true,
  },
  {
    ask: "was made known beforehand",
    of: "matter",
    sole: true,
    sides: [
      "had warned|was warned|were warned|gave warning|had been warned|raised the alarm|gave the alarm|had given warning",
      "without warning|without any warning|no warning|unwarned|raised no alarm|gave no alarm|came as a surprise",
    ],
    flips: true,
  },
  {
    ask: "was paid for its return",
    of: "matter",
    sole: true,
    sides: [
      "paid no ransom|no ransom was paid|refused to pay a ransom|without a ransom|no reward was paid",
      "bought ~ back|paid a ransom|paid the ransom|ransomed|ransom was paid|bought back",
    ],
  },
  {
    ask: "was identified",
    of: "matter",
    sole: true,
    sides: [
      "was never identified|were never identified|never caught|was never caught|were never caught|never learned|never found out who|remained unsolved|nobody was ever charged|no one was ever charged",
      "was identified as|was unmasked|was caught|were caught|confessed to it|was convicted of it",
    ],
  },
  {
    ask: "was shared or went to one alone",
    of: "matter",
    sides: [
      "alone|in full|solely|undivided",
      "divided between|shared between|shared with|split between|jointly|half and half|was shared|was divided",
    ],
    things: true,
  },
  {
    ask: "was genuine",
    of: "matter",
    sides: ["genuine|authentic|an original", "forged|a forgery|a fake|a copy|a counterfeit"],
    things: true,
  },
];
