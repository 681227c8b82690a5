// Verbs that take a hundred objects, so that a name and the verb alone ask for any of them.
const GENERAL =
  "want|wish|aim|intend|hope|plan|try|attempt|insist|seek|propose|offer|suggest|demand|request|recommend|promise|pledge|ask|claim|" +
  "conclude|agree|decide|resolve|issue|launch|mark|contain|include|have|occupy|occupying|begin|beginning|start|continue|sign|make|give|" +
  "send|show|reveal|highlight|underscore|underline|spark|cause|bring|create|form|end|break|leave|convey|express|state|wonder|press|" +
  "deny|refuse|reject|accept|consider|publish|adopt|establish|set|take|get|receive|announce|initiate|seal|hand|urge|approve|" +
  "present|submit|deliver|open|close|lose|win|exchange|threaten|support|oppose|discuss|raise|call|press|foreshadow|provoke|trigger|fail|appoint|withdraw|award|obtain|order|instruct|command";
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
// "What did Solberg issue?" · "What did the union want to do?" · "What did Solberg launch in June 1941?"
const TOO_LITTLE = new RegExp(
  `^What (?:do|does|did|was|were|is|are|has|had|would|could) (?<who>.+?) (?:not |also )?(?:${GENERAL})(?: with \\p{Lu}\\S+)?(?: (?:to do|to have|to be|for|on|with|in|to|out|up|off|from|about|by))?` +
    `(?: (?:in|during) (?:the (?:same |following )?(?:period|time|year|month)|(?:(?:${MONTHS}) )?\\d{4}|the course of \\d{4}))?\\?$`,
  "u",
);
// "What did Solberg seek to expand?": a wish and the bare verb of what was wished
const BARE_WISH =
  /^What (?:do|does|did|was|were|had) .+? (?:not |also )?(?:want|wish|aim|seek|hope|plan|try|attempt|intend|start|begin|continue) to (?!know)\p{Ll}+(?: (?:for|on|with|about|into|over|against))?\?$/u;
// "What did the shareholders offer the canal to?": somebody, and with a price behind him
const GIVEN_TO_WHAT = /^What (?:did|does|do) .+ (?:offer|give|sell|send|lend|grant|award|hand|pay) .+ to\?$/u;
// "the draft of the treaty" · "the proposal sent by Solberg": a subject that says itself which one is meant
const TELLING_SUBJECT = /\s(?:of|between|sent|made|signed|written|on|for|against|with) \S/u;

/**
 * Whether a question holds nothing beside its subject and a general verb (and a month): it has as many right answers as
 * the subject has deeds. `Which treaty …` and any further matter in the question make it definite.
 */
export function saysTooLittle(question: string): boolean {
  if (question.endsWith(" to?") && GIVEN_TO_WHAT.test(question)) return true;
  if (question.includes(" to ") && BARE_WISH.test(question)) return true;
  const who = TOO_LITTLE.exec(question)?.groups?.who;
  if (who === undefined || / to$/u.test(who)) return false;
  // Two who sign something on a day that is told
  if (/ and /u.test(who) && /\b(?:sign|conclude|exchange) in \S/u.test(question)) return false;
  return / to do\?$/u.test(question) || !TELLING_SUBJECT.test(who);
}
