import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { assignmentDraft, pickList } from "#lib/services/assignments/pick-list.ts";
import { AssignmentForm } from "../../_parts/assignment-form.tsx";

export const metadata: Metadata = { title: "Change" };

type Props = { readonly params: Promise<{ readonly classId: string; readonly assignmentId: string }> };

/** Changing an assignment; what pupils learnt or wrote stays as it is. */
export default async function EditAssignmentPage({ params }: Props) {
  const [ctx, { classId, assignmentId }] = await Promise.all([requestContext(), params]);
  const [list, draft] = await orNotFound(
    Promise.all([pickList(ctx, classId), assignmentDraft(ctx, classId, assignmentId)]),
  );
  const { opens, due } = draft;
  const back = `/classes/${encodeURIComponent(classId)}/assignments/${encodeURIComponent(assignmentId)}`;
  return (
    <>
      <h1 className="headline">Change “{typeset(draft.title)}”</h1>
      <p className="quiet">
        Pupils keep what they learnt, their own words on cards and their reviews.{" "}
        <Link href={back} prefetch={false}>
          Back without a change
        </Link>
      </p>
      <AssignmentForm
        key={draft.version}
        list={list}
        draft={draft}
        start={{ opens, due, deckId: null, dossierId: null, search: null, cardIds: [], newId: null }}
      />
    </>
  );
}
