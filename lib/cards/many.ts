// the owners · three children of the mayor · Ida Marsh and Tom Bell
const WITHOUT_S =
  /^(?:people|police|children|men|women|feet|teeth|mice|geese|cattle|clergy|\p{Ll}*(?:men|women|folk))$/u;
const ONE_WITH_S = /^(?:series|species|news|means|headquarters|barracks|crossroads|\p{Ll}{3,}ics)$/u;
const ENDS = /,|;| (?:of|in|at|by|on|from|to|for|with|near|who|which|that|whose|including|among)\b/u;

/** Whether the subject of a sentence is more than one, so that its verb is `were`. Unsure ones are one. */
export function isMany(subject: string): boolean {
  const end = subject.search(ENDS);
  const head = (end < 0 ? subject : subject.slice(0, end)).trim();
  if (head.includes(" and ")) return true;
  const last = head.slice(head.lastIndexOf(" ") + 1);
  return WITHOUT_S.test(last) || (!ONE_WITH_S.test(last) && /^\p{Ll}[\p{Ll}-]{2,}(?<![su]|i)s$/u.test(last));
}
