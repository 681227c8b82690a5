import type { Dossier } from "./dossier.ts";
import { mayBeOneNumber } from "./number-scopes.ts";
import { agree } from "./sides.ts";
import type { Question, Statement } from "./statements.ts";

/**
 * Whether a question is one: some two of its statements that cannot both be right tell one thing, as far as the words
 * around them show. Whoever finds a question looks for what two passages have in common; here is asked what sets them apart.
 */
export function isOneQuestion(question: Question, dossier: Dossier): boolean {
  const { slot, statements, internal } = question;
  if (slot !== "number" || internal) return true;
  return statements.some((a, i) =>
    statements
      .slice(i + 1)
      .some((b) => !agree(a.value, b.value) && (areVersions(a, b, dossier) || mayBeOneNumber(a, b, dossier))),
  );
}

/**
 * Versions of one text are compared as they stand; but the wind of one hour is not that of the next, for which a report is
 * written anew.
 */
const areVersions = (a: Statement, b: Statement, { witnessing, stories }: Dossier) =>
  witnessing.family(a.passage.document) === witnessing.family(b.passage.document) &&
  !(ofTheHour(a) && stories.isReport(a.passage) && stories.isReport(b.passage));

const OF_THE_HOUR: ReadonlySet<string> = new Set("km/h mph knot °c".split(" "));
const ofTheHour = ({ value }: Statement) => value.kind === "quantity" && OF_THE_HOUR.has(value.quantity.unit);
