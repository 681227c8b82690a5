import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { tagNames } from "#lib/db/queries/browse-rows.ts";
import type { TagRow } from "#lib/db/queries/personal.ts";
import { rowsWithin } from "#lib/db/queries/tag-rows.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { pairKey } from "../journal/ledger.ts";
import { BatchId, knownStep, nextStepTime, takeStep } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { foldTag, Tag } from "./tags.ts";

/** So many cards are changed in one write; whoever asks goes on with the next. */
const MOST_AT_ONCE = 500;

const Input = z.object({
  /** Minted by the browser, so that the same step sent twice counts once. */
  step: z.string().refine(isUuid, "This is not an id."),
  batch: BatchId,
  /** As it is written now; one that came from elsewhere may break our rules. */
  tag: z.string().min(1).max(200),
  /** Its new name; null takes it away from every card. */
  to: Tag.nullable(),
  /** The card behind which it goes on. */
  after: z.string().max(200).default(""),
});

export type ChangedTag = {
  /** For `POST /api/steps`; null when nothing had to be changed. */
  readonly stepId: string | null;
  readonly label: string;
  /** How many cards. */
  readonly changed: number;
  /** Where to go on; null at the end. */
  readonly after: string | null;
};

/**
 * Renames a tag of the viewer's with all below it, on every card, or takes it away; portion by portion, each a step of
 * the journal. A name that is another tag's joins the two. Throws `invalid` for a name that is none or too long.
 */
export async function changeTag(ctx: Ctx, input: unknown): Promise<ChangedTag> {
  const userId = userIdOf(ctx);
  allow(ctx, "begin", { ownerId: userId }, "page");
  const { step: id, batch = id, tag, to, after } = parseInput(Input, input);
  const nothing = { stepId: null, label: "Nothing to change", changed: 0, after: null };
  // A visitor has given no card a tag.
  if (userId === null) return nothing;
  const spelt = new Map((await tagNames(ctx.store.read, userId)).map((one) => [one.folded, one.tag]));
  return ctx.store.write(async (tx) => {
    const from = foldTag(tag);
    const rows = await rowsWithin(tx, userId, from, { after, limit: MOST_AT_ONCE });
    const cardIds = [...new Set(rows.map((row) => row.cardId))];
    const next = cardIds.length === MOST_AT_ONCE ? (cardIds.at(-1) ?? null) : null;
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label, changed: cardIds.length, after: next };
    const [first] = cardIds;
    const tags = to === null ? withoutTag(rows) : renamed(rows, { from, to, spelt });
    if (first === undefined || (to !== null && rows.every((row) => tags[keyOf(row)] === row.tag)))
      return { ...nothing, after: next };
    const at = await nextStepTime(tx, ctx, userId);
    const step = {
      id,
      batch,
      kind: to === null ? ("tags-removed" as const) : ("tag-renamed" as const),
      subjectKind: "tag" as const,
      subjectId: first,
      about: to === null ? tag : `${tag} → ${to}`,
      count: cardIds.length,
    };
    const done = await takeStep(tx, step, { tags }, { userId, at });
    return { ...done, changed: cardIds.length, after: next };
  });
}

type TagRows = Readonly<Record<string, string | null>>;

const keyOf = ({ cardId, tagFolded }: TagRow): string => pairKey(cardId, tagFolded);

function withoutTag(rows: readonly TagRow[]): TagRows {
  return Object.fromEntries(rows.map((row) => [keyOf(row), null]));
}

type Renaming = {
  readonly from: string;
  readonly to: string;
  readonly spelt: ReadonlyMap<string, string>;
};

/** What stands behind the tag itself stays: with `war` renamed, `war::north` follows. */
function renamed(rows: readonly TagRow[], { from, to, spelt }: Renaming): TagRows {
  const levels = from.split("::").length;
  const target = (row: TagRow): TagRow => {
    const written = [to, ...row.tag.split("::").slice(levels)].join("::");
    const read = Tag.safeParse(written);
    if (!read.success)
      throw new DomainError("invalid", `"${written.slice(0, 60)}…" would be too long for a tag.`);
    const tagFolded = foldTag(read.data);
    const isAnother = tagFolded !== from && !tagFolded.startsWith(`${from}::`);
    // Two tags that become one are written in one way.
    const tag = (isAnother ? spelt.get(tagFolded) : undefined) ?? read.data;
    return { cardId: row.cardId, tag, tagFolded };
  };
  const given = rows.map(target).map((row) => [keyOf(row), row.tag] as const);
  return { ...withoutTag(rows), ...Object.fromEntries(given) };
}
