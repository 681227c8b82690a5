import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { DomainError } from "#lib/base/errors.ts";
import { type InvitationView, invitationView } from "#lib/services/classes/answer-invitation.ts";
import { HOW_TO_TEACH } from "#lib/services/classes/create-class.ts";
import { userIdOf } from "#lib/services/context.ts";
import { DeedButton, DeedProvider } from "../../_parts/deeds.tsx";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type Props = { readonly params: Promise<{ readonly token: string }> };

/** A link to teach or to watch a class. */
export default async function InvitedPage({ params }: Props) {
  const [ctx, { token }] = await Promise.all([requestContext(), params]);
  const found = await invitationView(ctx, token).catch((error: unknown) => {
    if (error instanceof DomainError) return error.message;
    throw error;
  });
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <p className="crumb">
          <Link href="/classes" prefetch={false}>
            Classes
          </Link>
        </p>
        {typeof found === "string" ? (
          <>
            <h1>This invitation is over.</h1>
            <p className="lede">{found}</p>
          </>
        ) : (
          <Invitation view={found} token={token} />
        )}
      </main>
    </DeedProvider>
  );
}

const WHY_NOT: Readonly<Record<string, string>> = {
  "no-account": "Sign in or make an account first, then open the link again.",
  "no-teacher": HOW_TO_TEACH,
  "in-class": "You are in this class already, so there is nothing to take up.",
};

function Invitation({ view, token }: { readonly view: InvitationView; readonly token: string }) {
  const { className, role, teachers, hindrance } = view;
  const who = teachers.length === 0 ? "Its administrator" : typeset(teachers.join(", "));
  return (
    <>
      <h1>
        {role === "viewer" ? "Look in on" : "Teach"} {typeset(className)}?
      </h1>
      <p className="lede">
        {who} would like you to.{" "}
        {role === "viewer"
          ? "You would see its pupils and how they stand with what is assigned, and change nothing."
          : "You would see its pupils and how they stand, assign work, and hand out passwords."}
      </p>
      {hindrance === null ? (
        <div className="row spaced">
          <DeedButton deed={{ do: "take-up", token }} className="btn go">
            Yes
          </DeedButton>
          <Link className="btn plain" href="/classes" prefetch={false}>
            Not now
          </Link>
        </div>
      ) : (
        <p className="spaced">
          {WHY_NOT[hindrance]}{" "}
          {hindrance === "no-account" ? (
            <Link href="/sign-in" prefetch={false}>
              Sign in
            </Link>
          ) : null}
        </p>
      )}
    </>
  );
}
