import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { attemptView } from "#lib/services/quizzes/attempt-view.ts";
import { attemptPath } from "../../_parts/paths.ts";
import { AttemptScreen } from "../_parts/attempt-screen.tsx";

type Props = { readonly params: Promise<{ readonly attemptId: string }> };

const load = cache(async (attemptId: string) => orNotFound(attemptView(await requestContext(), attemptId)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await load(decodeURIComponent((await params).attemptId));
  return { title };
}

/** An attempt that is going on: every question at once, and no answer. */
export default async function AttemptPage({ params }: Props) {
  const attempt = await load(decodeURIComponent((await params).attemptId));
  if (attempt.submitted) redirect(attemptPath(attempt.id, "review"));
  return <AttemptScreen attempt={attempt} />;
}
