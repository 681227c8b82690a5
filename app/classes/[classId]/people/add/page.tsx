import type { Metadata } from "next";
import { originHere } from "#app/_edge/here.ts";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { mayAddPupils } from "#lib/services/classes/people-view.ts";
import { AddPupils } from "./add-pupils.tsx";

export const metadata: Metadata = { title: "Add pupils" };

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** A list of names becomes a class: first what would happen, line by line, then the login cards. */
export default async function AddPage({ params }: Props) {
  const [ctx, { classId }, origin] = await Promise.all([requestContext(), params, originHere()]);
  await orNotFound(mayAddPupils(ctx, classId));
  return <AddPupils classId={classId} origin={origin} />;
}
