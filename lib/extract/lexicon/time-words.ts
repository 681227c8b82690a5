/** Heads of phrases that say when: `in later years`, `last week`, `during the war`. */
export const TIME_NOUNS: ReadonlySet<string> = new Set(
  (
    "year month week day decade century hour minute second morning evening afternoon night spring summer autumn winter " +
    "january february march april may june july august september october november december monday tuesday wednesday " +
    "thursday friday saturday sunday time moment period era age season date today yesterday tomorrow midnight noon dawn dusk " +
    "weekend fortnight millennium anniversary birthday childhood reign aftermath eve"
  ).split(" "),
);

/** Adverbs that say when. */
export const TIME_ADVERBS: ReadonlySet<string> = new Set(
  (
    "now then today yesterday tomorrow later earlier soon recently previously formerly originally initially eventually finally " +
    "immediately currently afterwards afterward once always never often sometimes usually frequently ago still already " +
    "subsequently simultaneously meanwhile annually daily rarely occasionally"
  ).split(" "),
);

/** Events whose name after `during`, `after`, `before`, `in`, `at` says when. */
export const EVENT_NOUNS: ReadonlySet<string> = new Set(
  (
    "war battle revolution conference talks treaty siege invasion election crisis coup revolt uprising campaign congress " +
    "summit meeting negotiation ceremony outbreak end beginning start death birth arrival departure collapse fall"
  ).split(" "),
);
