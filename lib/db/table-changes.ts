/**
 * Tables whose rows say nothing of what there is to study, and are written all the time. The log and what is folded from
 * it is known by the length of the log; any table that is not named here counts as a change of what there is.
 */
const PASSING: ReadonlySet<string> = new Set([
  "review_events",
  "event_chains",
  "card_states",
  "sessions",
  "sign_in_trials",
  "audits",
  "jobs",
  "daily_figures",
  "hourly_figures",
  "figure_states",
  "prediction_sums",
  "exam_curves",
  "exam_predictions",
  "quiz_answers",
  "quiz_attempts",
]);

/** Whether a statement may change what there is to study. What cannot be read is taken to. */
export function changesStudy(sql: string): boolean {
  // insert into "cards" … · update "users" set … · delete from "notes" … · insert or ignore into …
  const [, verb = "", table = ""] =
    /^\s{0,20}(insert|replace|update|delete|select|pragma|savepoint|release|rollback)(?:\s{1,4}(?:or\s{1,4}\w{1,10}|into|from)){0,2}\s{0,4}"?(\w{0,60})/iu.exec(
      sql.slice(0, 160),
    ) ?? [];
  switch (verb.toLowerCase()) {
    case "select":
    case "pragma":
    case "savepoint":
    case "release":
    case "rollback":
      return false;
    // When somebody was here last, and in which zone, is asked with every request.
    case "update":
      return table !== "users" && !PASSING.has(table);
    default:
      return !PASSING.has(table);
  }
}
