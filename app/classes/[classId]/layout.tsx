import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { userIdOf } from "#lib/services/context.ts";
import { ClassTabs } from "../_parts/class-tabs.tsx";
import { DeedButton, DeedProvider } from "../_parts/deeds.tsx";
import { LeaveClass } from "../_parts/leave-class.tsx";
import { WhatTeachersSee } from "../_parts/what-teachers-see.tsx";

type Props = {
  readonly params: Promise<{ readonly classId: string }>;
  readonly children: ReactNode;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const { name } = await orNotFound(classFrame(ctx, classId));
  return { title: { default: name, template: `%s · ${name} · Dossier` } };
}

/**
 * What stands around every page of a class: the way back, the tabs of those who teach it, what a pupil's teacher sees.
 * A page for the wall puts `projector` on its outermost element, and nothing of this is shown around it.
 */
export default async function ClassLayout({ params, children }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const frame = await orNotFound(classFrame(ctx, classId));
  const pupil = frame.role === "pupil";
  const guest = ctx.viewer.kind === "learner" && ctx.viewer.name === null;
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page class-page">
        <p className="crumb class-frame">
          <Link href="/classes" prefetch={false}>
            Classes
          </Link>{" "}
          · {typeset(frame.name)}
        </p>
        {frame.archived ? (
          <div className="deleted class-frame">
            <p>
              This class is archived. Nobody joins it, and its work is on nobody’s shelf; what was learnt is
              kept.
            </p>
            {frame.role === "owner" ? (
              <DeedButton deed={{ do: "restore", classId: frame.id }}>Bring it back</DeedButton>
            ) : null}
          </div>
        ) : null}
        {pupil && guest ? (
          <p className="deleted class-frame">
            Your progress hangs on this browser.{" "}
            <Link href="/sign-up" prefetch={false}>
              Choose a name and a password
            </Link>{" "}
            to keep it and to go on elsewhere, or ask your teacher for a login card.
          </p>
        ) : null}
        {pupil ? null : (
          <div className="class-frame">
            <ClassTabs classId={frame.id} teaches={frame.role !== null} />
          </div>
        )}
        {children}
        {pupil ? (
          <section className="section class-frame" aria-labelledby="teacher-sees">
            <header>
              <h2 id="teacher-sees">What your teacher sees</h2>
            </header>
            <div>
              <WhatTeachersSee teachers={frame.teachers} />
              <LeaveClass classId={frame.id} name={frame.name} />
            </div>
          </section>
        ) : null}
      </main>
    </DeedProvider>
  );
}
