import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { BACKUP_DAYS } from "#lib/services/account/server/backups.ts";
import { userIdOf } from "#lib/services/context.ts";

export const metadata: Metadata = { title: "Deleted" };

/** Said once, after an account was deleted. */
export default async function DeletedPage() {
  const ctx = await requestContext();
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page account">
        <h1>Everything is deleted.</h1>
        <p className="lede">
          On the server and on this device. Copies that this server made for its own safety are gone after{" "}
          {BACKUP_DAYS} days.
        </p>
        <div className="row spaced">
          <Link className="btn" href="/" prefetch={false}>
            Today
          </Link>
        </div>
      </main>
    </>
  );
}
