import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { InvitationForm } from "./invitation-form.tsx";

export const metadata: Metadata = { title: "Invitation" };

/** Where an invitation leads. Whether its code still works is said when it is used, so that nobody tries codes here. */
export default async function InvitePage() {
  const ctx = await requestContext();
  const name = ctx.viewer.kind === "learner" ? ctx.viewer.name : null;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page account">
        <h1>You are invited.</h1>
        <p className="lede">
          {name === null
            ? "Choose a name and a password; what you studied here stays yours."
            : `You are signed in as ${name}: the invitation goes to this account.`}
        </p>
        <InvitationForm userId={userIdOf(ctx)} named={name !== null} submit="Take the invitation up" />
        {name === null ? (
          <p className="account-aside">
            <span>
              Have an account already?{" "}
              <Link href="/sign-in?next=/invite" prefetch={false}>
                Sign in
              </Link>
              , then open the link again.
            </span>
          </p>
        ) : null}
      </main>
    </>
  );
}
