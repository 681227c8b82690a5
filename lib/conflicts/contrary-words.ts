import { MATTERS } from "./contrary-matters.ts";

/** Two ways in which a thing may be told of which one rules the other out, without any `not`. */
export type Contrary = {
  /** Completes `Whether …`: what a reader has to decide. */
  readonly ask: string;
  readonly sides: readonly [string, string];
  /** Whose it is: the one who does it, the one it is done to, or what is decided or done as a whole. */
  readonly of: "doer" | "patient" | "matter";
  /** Things other than people have it too. */
  readonly things?: true;
  /** It is told of another thing besides: who kept his hat may have lost his horse. */
  readonly thing?: true;
  /** A story has one of it: a word in common is enough. */
  readonly sole?: true;
  /** A denial of the one side says the other: `did not survive`. */
  readonly flips?: true;
  /** For each side, its verbs as they stand after `did not`. */
  readonly denied?: readonly [string, string];
};

/**
 * Phrases as they stand in a narrative. `HIS` is any possessive, `SELF` any reflexive, `~` one or two words. What may well be said
 * of two stages of one story is not here.
 */
const OF_SOMEBODY: readonly Contrary[] = [
  {
    ask: "perished or was saved",
    of: "patient",
    sides: [
      "drowned|perished|was killed|were killed|lost HIS life|lost HIS lives|went down with|was lost with|were all lost|was never seen again|froze to death|was burned to death|was crushed to death|are gone|all died",
      "survived|was saved|were saved|was rescued|were rescued|was brought ashore|was picked up|escaped with HIS life|got away unhurt|swam ashore|came home|was expected to recover|is expected to recover|made a full recovery|was pulled out alive|was found alive",
    ],
    things: true,
    denied: ["perish|drown|die", "survive|escape|come home|come back"],
    flips: true,
  },
  {
    ask: "did it freely or was made to",
    of: "patient",
    sides: [
      "of HIS own free will|of HIS own accord|of HIS own will|of HIS own wish|of HIS own choice|voluntarily|willingly|at HIS own request|at HIS own wish|by HIS own choice|volunteered|freely",
      "against HIS will|against HIS wishes|against HIS wish|under protest|under duress|unwillingly|was forced to|were forced to|was compelled to|was made to|was ordered to|at gunpoint|by force",
    ],
  },
  {
    ask: "was alone or in company",
    of: "doer",
    sides: [
      "alone|all by SELF|by SELF|single-handed|single-handedly|unaccompanied|on HIS own|without companions|without an escort",
      "accompanied by|in the company of|together with|with HIS brother|with HIS sister|with HIS wife|with HIS husband|with HIS son|with HIS daughter|with HIS mother|with HIS father|with HIS cousin|with HIS uncle|with HIS aunt|with HIS nephew|with HIS niece|with HIS mate|with HIS friend|with a companion|with two others|with two companions|with three others",
    ],
  },
  {
    ask: "was there",
    of: "doer",
    sides: [
      "was present|were present|attended|took part in|looked on|sat in the front row|was among the guests|was an eyewitness|was in the chair|was in the audience|was on board|travelled in it",
      "was absent|were absent|stayed at home|stayed away|was not there|did not attend|was away|had been called away|sent HIS apologies|sent apologies|was nowhere to be seen|was hundreds of miles away|never set foot|was not present|was ill in bed",
    ],
    flips: true,
  },
  {
    ask: "was harmed",
    of: "patient",
    sides: [
      "unharmed|unhurt|undamaged|intact|unscathed|uninjured|without a scratch|safe and sound|escaped injury|untouched|came to no harm|without injury",
      "damaged|badly hurt|injured|wounded|torn|in pieces|shattered|ruined|scarred|with a broken ~|broke HIS leg|broke HIS arm|lost a leg|lost an arm|lost an eye|burned down|badly burned|crippled|maimed",
    ],
    things: true,
    flips: true,
  },
  {
    ask: "agreed or refused",
    of: "doer",
    sides: [
      "signed|accepted|agreed|consented|put HIS name to|gave HIS consent|took the post|took the place|said yes|conceded|congratulated the victor|gave way|gave in|withdrew HIS claim|withdrew the claim|assented|gave HIS blessing|telephoned HIS congratulations|sent HIS congratulations|offered HIS congratulations|congratulated HIS opponent|admitted defeat",
      "refused|declined|went home without signing|left without signing|walked out|would have none of it|would not hear of it|turned it down|turned him down|turned her down|turned them down|returned it unsigned|returned it unopened|sent it back|tore it up|said no|shook HIS head|would not sign|spurned|rebuffed|would not agree|would not consent|contested the result|took it to the courts",
    ],
    denied: ["sign|accept|agree|consent|concede|give way|give in", "refuse|decline"],
    flips: true,
  },
  {
    ask: "went freely or was put out of office",
    of: "patient",
    sides: [
      "retired|resigned|stepped down|gave notice|handed in HIS resignation|tendered HIS resignation|laid down HIS office",
      "dismissed|sacked|forced from office|forced out|forced to resign|removed from office|ousted|turned out of office|was voted out|thrown out of office|deposed|struck off|lost HIS post",
    ],
    denied: ["resign|retire|step down|leave of HIS own", "-"],
    flips: true,
  },
  {
    ask: "stayed in office or was put out of it",
    of: "patient",
    sides: [
      "kept working|remained in office|stayed in office|kept HIS post|kept HIS place|kept HIS seat|stayed on as|was kept on|was reappointed|was taken on again|were taken on again",
      "dismissed|sacked|forced from office|removed from office|struck off|lost HIS post|lost HIS place|turned out of office",
    ],
    things: true,
    flips: true,
  },
  {
    ask: "was held guilty or cleared",
    of: "patient",
    sides: [
      "found guilty|was convicted|were convicted|served ~ years in prison|served ~ months in prison|went to prison|was sent to prison|was sentenced to|was jailed|was imprisoned|was held responsible|was fined|were fined|lost HIS licence|lost HIS certificate|was hanged|suspended the certificate|certificate was suspended",
      "found not guilty|acquitted|exonerated|cleared of|was cleared|absolved|walked free|went free|got off scot free|went unpunished|keeps HIS certificate|kept HIS certificate|kept HIS licence|no blame|without a stain|left the court a free man",
    ],
    things: true,
  },
  {
    ask: "kept calm",
    of: "doer",
    sides: [
      "without a word|in silence|calmly|composed|unmoved|without a tear|without a sign of|showed no emotion|without emotion|without any emotion|without flinching|impassive|impassively|quite calm|kept HIS composure|with a smile|a firm voice",
      "screamed|wept|sobbed|broke down|burst into tears|cried out|shrieked|fainted|had to be carried|trembled|swooned|collapsed|in tears|hysterical",
    ],
  },
  {
    ask: "was open or shut",
    of: "patient",
    sides: [
      "stayed open|remained open|was kept open|was left open|was open|went on as usual|lessons went on|never closed|never shut|carried on",
      "was closed|was shut|were closed|were shut|closed for|shut for|closed its doors|shut its doors|was locked|stood locked|was bolted|stayed shut|remained closed|remained shut",
    ],
    things: true,
    denied: ["open|stay open", "close|shut"],
    flips: true,
  },
  {
    ask: "stayed or left",
    of: "doer",
    sides: [
      "stayed with|remained with|stayed on|stayed at HIS post|remained at HIS post|stayed in the|never left|stood by|remained in the|stayed behind|did not leave",
      "fled|left the village|left the town|left the city|left HIS post|ran away|deserted|abandoned|took flight|went into hiding|left the country|left the ship",
    ],
  },
  {
    ask: "was kept or given up",
    of: "doer",
    thing: true,
    sides: [
      "kept|retained|held on to|stayed ~ hands",
      "gave up|ceded|surrendered|handed over|gave away|parted with|signed away|lost",
    ],
  },
  {
    ask: "worked or failed",
    of: "doer",
    sides: [
      "succeeded|was a success|managed to|worked perfectly|reached the wreck|reached the summit|reached the top|was successful|in triumph|a great success",
      "failed|in vain|was driven back|were driven back|had to turn back|was beaten back|to no avail|came to nothing|without success|was a failure|gave up the attempt|a complete failure",
    ],
    things: true,
    flips: true,
  },
  {
    ask: "was sober, awake and at the post",
    of: "doer",
    sides: [
      "sober|wide awake|on watch|at HIS post|awake",
      "drunk|in HIS cups|intoxicated|fast asleep|asleep|drunk in bed",
    ],
  },
  {
    ask: "was sold or given",
    of: "patient",
    sides: [
      "sold|bought|purchased|auctioned",
      "donated|bequeathed|presented as a gift|gave it away|left it to|as a present|given as a gift",
    ],
    things: true,
  },
  {
    ask: "was poor or rich at the end",
    of: "doer",
    sides: [
      "died poor|died in poverty|penniless|bankrupt|destitute|in the workhouse|without a penny|a pauper",
      "died rich|a rich man|a wealthy man|a rich woman|a wealthy woman|left a fortune|a fortune",
    ],
  },
  {
    ask: "was married",
    of: "doer",
    sides: [
      "never married|remained single|remained unmarried|a lifelong bachelor|died a bachelor|unmarried",
      "his wife|her husband|was married to|married|wed|his widow|her widower|leaving a widow|leaving a wife|leaves a widow",
    ],
  },
  {
    ask: "was armed",
    of: "doer",
    sides: [
      "unarmed|without weapons|without a weapon|carried no weapon|carried no weapons|defenceless",
      "armed with|carried a pistol|carried a revolver|carried a gun|with a revolver|with a pistol|heavily armed|drew a pistol|drew a revolver|drew a knife",
    ],
  },
  {
    ask: "was found",
    of: "patient",
    sides: [
      "was never found|were never found|was never seen again|never recovered|was never recovered|lost for ever|lost forever|has never been raised|no trace",
      "was found|were found|was recovered|were recovered|was raised|came to light|turned up|was discovered",
    ],
    things: true,
  },
  {
    ask: "was insured",
    of: "patient",
    sides: [
      "insured|fully insured|covered by insurance|the insurance paid",
      "uninsured|not insured|policy lapse|policy had lapsed|no insurance|without insurance|policy had expired",
    ],
    things: true,
  },
  {
    ask: "was honoured",
    of: "patient",
    sides: [
      "was knighted|was decorated|was ennobled|was made a knight|was made a peer|received a knighthood|was given a medal|received a medal|was awarded a medal",
      "never honoured|never honored|went unhonoured|never knighted|no honour|no honours|no medal|without recognition",
    ],
  },
  {
    ask: "got work there again",
    of: "patient",
    sides: [
      "was re-engaged|was taken back|was re-employed|was reinstated|got HIS job back|got HIS place back|was given HIS place back",
      "never given work|never worked there again|was blacklisted|never employed again|was not taken back|never found work|was turned away",
    ],
  },
  {
    ask: "stood by its friend",
    of: "doer",
    sides: [
      "supported ~ to the end|supported ~ throughout|stood by|remained loyal|stayed loyal|kept faith",
      "would go no further|withdrew HIS support|deserted|abandoned|changed sides|went over to|broke faith",
    ],
    things: true,
  },
  {
    ask: "was finished",
    of: "patient",
    sides: [
      "was never finished|unfinished|was never completed|left incomplete|was abandoned|was given up",
      "was finished|was completed|was complete|were completed",
    ],
    things: true,
  },
];

/** All of them: what is told of somebody or something, and what is told of a matter as a whole. */
export const CONTRARIES: readonly Contrary[] = [...OF_SOMEBODY, ...MATTERS];
