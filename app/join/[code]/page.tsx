import type { Metadata } from "next";
import Link from "next/link";
import { addressHere } from "#app/_edge/here.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { WhatTeachersSee } from "#app/classes/_parts/what-teachers-see.tsx";
import { DomainError } from "#lib/base/errors.ts";
import { type JoinPreview, joinPreview } from "#lib/services/classes/join-class.ts";
import { userIdOf } from "#lib/services/context.ts";
import { CodeForm } from "../code-form.tsx";
import { JoinForm } from "./join-form.tsx";

export const metadata: Metadata = { title: "Join a class" };

type Props = { readonly params: Promise<{ readonly code: string }> };

/** The door of a class, behind its code, its link and its picture. */
export default async function JoinCodePage({ params }: Props) {
  const [ctx, { code: sent }, address] = await Promise.all([requestContext(), params, addressHere()]);
  const code = decodeURIComponent(sent).slice(0, 40);
  const found = await joinPreview(ctx, code, address).catch((error: unknown) => {
    if (error instanceof DomainError) return error;
    throw error;
  });
  const { viewer } = ctx;
  const name = viewer.kind === "learner" ? viewer.name : null;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page join">
        {found instanceof DomainError ? (
          <>
            <h1>{found.code === "limit" ? "Wait a moment." : "This code opens no class."}</h1>
            <p className="lede">{found.message}</p>
            <div className="spaced">
              <CodeForm typed={code} />
            </div>
          </>
        ) : (
          <Door found={found} name={name} />
        )}
      </main>
    </>
  );
}

function Door({ found, name }: { readonly found: JoinPreview; readonly name: string | null }) {
  const { className, teachers, already, classId } = found;
  if (already === "removed")
    return (
      <>
        <h1>You were taken out of {typeset(className)}.</h1>
        <p className="lede">Ask your teacher to let you back in. What you learnt is still yours.</p>
      </>
    );
  if (classId !== null)
    return (
      <>
        <h1>
          You {already === "staff" ? "teach" : "are in"} {typeset(className)} already.
        </h1>
        <div className="row spaced">
          <Link className="btn go" href={`/classes/${encodeURIComponent(classId)}`}>
            Go to the class
          </Link>
        </div>
      </>
    );
  return (
    <>
      <h1>Join {typeset(className)}?</h1>
      {teachers.length === 0 ? null : <p className="lede">{typeset(teachers.join(", "))} teaches it.</p>}
      <JoinForm code={found.code} name={name} />
      <section className="section" aria-labelledby="sees">
        <header>
          <h2 id="sees">What your teacher sees</h2>
        </header>
        <WhatTeachersSee teachers={teachers} />
      </section>
    </>
  );
}
