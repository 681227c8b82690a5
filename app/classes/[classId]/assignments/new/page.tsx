import type { Metadata } from "next";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { addDays } from "#lib/base/study-time.ts";
import { pickList } from "#lib/services/assignments/pick-list.ts";
import { AssignmentForm } from "../_parts/assignment-form.tsx";

export const metadata: Metadata = { title: "Assign" };

type Props = {
  readonly params: Promise<{ readonly classId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Time enough to meet the cards and see each of them a few times again. */
const DAYS_TO_LEARN = 14;

const said = (value: string | string[] | undefined): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** Assigning something: a deck and a button; the rest has sensible answers. */
export default async function NewAssignmentPage({ params, searchParams }: Props) {
  const [ctx, { classId }, query] = await Promise.all([requestContext(), params, searchParams]);
  const list = await orNotFound(pickList(ctx, classId));
  const start = {
    opens: list.today,
    due: addDays(list.today, DAYS_TO_LEARN),
    deckId: said(query.deck),
    dossierId: said(query.dossier),
    search: said(query.search),
    cardIds: said(query.cards)?.split(",").filter(Boolean) ?? [],
    newId: ctx.newId(),
  };
  return (
    <>
      <h1 className="headline">Assign</h1>
      <AssignmentForm list={list} start={start} draft={null} />
    </>
  );
}
