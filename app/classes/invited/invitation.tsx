"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import type { ActionResult } from "#app/_edge/action.ts";
import { typeset } from "#app/_ui/typeset.ts";
import type { InvitationView } from "#lib/services/classes/answer-invitation.ts";
import { DeedButton } from "../_parts/deeds.tsx";
import { look } from "./actions.ts";

type Found = { readonly token: string; readonly answer: ActionResult<InvitationView> };

/** Looks at what the link invites to, and takes it up. */
export function Invitation() {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let wanted = true;
    async function read(): Promise<void> {
      const token = window.location.hash.slice(1);
      const answer = await look(token).catch(() => AWAY);
      if (wanted) setFound({ token, answer });
    }
    void read();
    return () => {
      wanted = false;
    };
  }, []);
  if (found === null) return <h1>An invitation to a class</h1>;
  const { token, answer } = found;
  if (!answer.ok)
    return (
      <>
        <h1>{answer.code === "not-found" ? "This invitation is over." : "It could not be looked at."}</h1>
        <p className="lede">{answer.message}</p>
      </>
    );
  return <Offer view={answer.value} token={token} />;
}

const AWAY: ActionResult<never> = {
  ok: false,
  code: "busy",
  message: "The server could not be reached. Check the connection and load the page again.",
  fields: {},
};

const WHY_NOT: Readonly<Record<NonNullable<InvitationView["hindrance"]>, string>> = {
  "no-account": "Sign in or make an account first, then open the link again.",
  "no-teacher":
    "Only teachers of this server teach its classes. Ask whoever runs it for an invitation to teach; it works with the account that you have. Then open the link again.",
  "in-class": "You are in this class already, so there is nothing to take up.",
};

function Offer({ view, token }: { readonly view: InvitationView; readonly token: string }) {
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
