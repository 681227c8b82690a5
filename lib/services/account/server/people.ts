import { z } from "zod";
import {
  classesOfPerson,
  deedsTo,
  type PersonRow,
  peopleCounts,
  peopleNamed,
  personById,
  sessionCount,
} from "#lib/db/queries/people-list.ts";
import type { Ctx } from "../../context.ts";
import { parseInput } from "../../parse-input.ts";
import { foldedSignInName } from "../sign-in-names.ts";
import { allowOnServer } from "./allow-on-server.ts";

const PAGE = 50;

const Search = z.object({
  q: z.string().max(200).catch(""),
  role: z.enum(["learner", "teacher", "administrator"]).nullable().catch(null),
  after: z.string().max(200).catch(""),
});

export type PeopleFound = {
  readonly people: readonly PersonRow[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly counts: Awaited<ReturnType<typeof peopleCounts>>;
  readonly self: string;
};

/** People with a name, by the letters of it: for an administrator. */
export async function people(ctx: Ctx, input: unknown): Promise<PeopleFound> {
  const { userId } = await allowOnServer(ctx, ctx.store.read);
  const { q, role, after } = parseInput(Search, input);
  const letters = q.trim();
  const search = { letters, folded: foldedSignInName(letters) || letters, role };
  const rows = await peopleNamed(ctx.store.read, search, { after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  return {
    people: shown.map(({ nameFolded: _folded, ...person }) => person),
    next: rows.length > PAGE ? (shown.at(-1)?.nameFolded ?? null) : null,
    counts: await peopleCounts(ctx.store.read),
    self: userId,
  };
}

/** One person, for an administrator: what they may do here, and what was done to their account; nothing they learn. */
export async function person(ctx: Ctx, personId: string) {
  const { userId } = await allowOnServer(ctx, ctx.store.read);
  const found = await personById(ctx.store.read, personId);
  if (found === null) return null;
  const [sessions, classes, deeds] = await Promise.all([
    sessionCount(ctx.store.read, personId, ctx.now()),
    classesOfPerson(ctx.store.read, personId),
    deedsTo(ctx.store.read, personId, 20),
  ]);
  return { person: found, sessions, classes, deeds, isSelf: personId === userId };
}
