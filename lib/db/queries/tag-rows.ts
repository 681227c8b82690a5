import { and, asc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { assignments } from "../schema/classes.ts";
import { exams } from "../schema/exams.ts";
import { cardTags } from "../schema/own.ts";
import { quizzes } from "../schema/quizzes.ts";
import type { Reader, Writer } from "../store.ts";
import type { TagRow } from "./personal.ts";

/** A tag with those below it. */
function within(tagFolded: string): SQL | undefined {
  const below = `${tagFolded}::`;
  return or(
    eq(cardTags.tagFolded, tagFolded),
    sql`substr(${cardTags.tagFolded}, 1, ${below.length}) = ${below}`,
  );
}

/**
 * Where a learner gave a tag or one below it, card by card behind `after`, also on cards in the bin: all rows of at most
 * `limit` cards.
 */
export async function rowsWithin(
  db: Writer,
  userId: string,
  tagFolded: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly TagRow[]> {
  const here = and(eq(cardTags.userId, userId), within(tagFolded), gt(cardTags.cardId, after));
  const some = db
    .selectDistinct({ id: cardTags.cardId })
    .from(cardTags)
    .where(here)
    .orderBy(asc(cardTags.cardId))
    .limit(limit);
  return db
    .select({ cardId: cardTags.cardId, tag: cardTags.tag, tagFolded: cardTags.tagFolded })
    .from(cardTags)
    .where(and(here, sql`${cardTags.cardId} in ${some}`))
    .orderBy(asc(cardTags.cardId), asc(cardTags.tagFolded));
}

/** The tags by which the exams, assignments and quizzes that a person made choose their cards, one entry for each part. */
export async function tagsChosenBy(db: Reader, userId: string): Promise<readonly string[]> {
  const chosen = (selection: SQL, from: SQL, where: SQL | undefined) =>
    sql`select part.value ->> 'tag' as tag from ${from}, json_each(${selection}) part where part.value ->> 'kind' = 'tag' and ${where}`;
  const rows = await db.all<{ readonly tag: string }>(
    sql.join(
      [
        chosen(
          sql`${exams.selection}`,
          sql`${exams}`,
          and(eq(exams.createdBy, userId), isNull(exams.deletedAt)),
        ),
        chosen(
          sql`${assignments.selection}`,
          sql`${assignments}`,
          and(eq(assignments.createdBy, userId), isNull(assignments.archivedAt)),
        ),
        chosen(
          sql`${quizzes.selection}`,
          sql`${quizzes}`,
          and(eq(quizzes.ownerId, userId), isNull(quizzes.deletedAt)),
        ),
      ],
      sql` union all `,
    ),
  );
  return rows.map((row) => row.tag);
}
