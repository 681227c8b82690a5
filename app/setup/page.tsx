import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { InvitationForm } from "#app/invite/invitation-form.tsx";
import { needsSetup } from "#lib/services/account/server/setup-token.ts";
import { userIdOf } from "#lib/services/context.ts";

export const metadata: Metadata = { title: "Set up" };

/** Where the operator becomes the administrator; there only while there is none. */
export default async function SetupPage() {
  const ctx = await requestContext();
  if (!(await needsSetup(ctx))) notFound();
  const name = ctx.viewer.kind === "learner" ? ctx.viewer.name : null;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page account">
        <h1>Who runs this server?</h1>
        <p className="lede">
          The terminal in which it was started shows a code. Whoever has it becomes the administrator, who
          invites teachers, resets passwords, and looks after storage and backups. Everybody can learn
          without.
        </p>
        <InvitationForm userId={userIdOf(ctx)} named={name !== null} submit="Run this server" />
      </main>
    </>
  );
}
