import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { DeedProvider } from "../_parts/deeds.tsx";
import { Invitation } from "./invitation.tsx";

export const metadata: Metadata = { title: "Invitation" };

/** A link to teach or to watch a class. Its token stands behind the #, which browsers tell nobody. */
export default async function InvitedPage() {
  const ctx = await requestContext();
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <p className="crumb">
          <Link href="/classes" prefetch={false}>
            Classes
          </Link>
        </p>
        <Invitation />
        <noscript>
          <h1>An invitation to a class</h1>
          <p className="lede">
            This page needs scripts: the secret of the link never leaves the browser by itself.
          </p>
        </noscript>
      </main>
    </DeedProvider>
  );
}
