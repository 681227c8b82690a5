import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { momentWords } from "#app/_ui/account-words.ts";
import { DeedList } from "#app/_ui/deed-list.tsx";
import { counted } from "#app/_ui/words.ts";
import { person } from "#lib/services/account/server/people.ts";
import { adminPage } from "../../admin-page.tsx";
import { EraseForm, RecordForm, ResetForm, RoleForm, SwitchForm } from "../../forms.tsx";

export const metadata: Metadata = { title: "A person" };

type Props = { readonly params: Promise<{ readonly personId: string }> };

/** One account, for an administrator: what may be done to it, and what was. Nothing of what they learn. */
export default async function PersonPage({ params }: Props) {
  const { personId } = await params;
  return adminPage(
    (ctx) => person(ctx, personId),
    (found, ctx) => {
      if (found === null) notFound();
      const { person: one, sessions, classes, deeds } = found;
      const zone = ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : "UTC";
      return (
        <>
          <p className="crumb">
            <Link href="/admin" prefetch={false}>
              This server
            </Link>
          </p>
          <h1 dir="auto">{one.name}</h1>
          <section className="section apart" aria-labelledby="account">
            <header>
              <h2 id="account">Account</h2>
            </header>
            <dl className="ledger">
              <dt>Signs in as</dt>
              <dd dir="auto">{one.signInName}</dd>
              <dt>Since</dt>
              <dd>{momentWords(one.createdAt, zone)}</dd>
              <dt>Last here</dt>
              <dd>{momentWords(one.lastSeenAt, zone)}</dd>
              <dt>Signed in on</dt>
              <dd>{counted(sessions, "device")}</dd>
              <dt>Classes</dt>
              <dd>
                {classes.length === 0
                  ? "none"
                  : classes
                      .map((one) => `${one.name} (${one.state === "active" ? one.role : one.state})`)
                      .join(", ")}
              </dd>
            </dl>
          </section>
          <section className="section" aria-labelledby="role">
            <header>
              <h2 id="role">Role</h2>
            </header>
            <RoleForm personId={one.id} role={one.role} />
          </section>
          <section className="section" aria-labelledby="password">
            <header>
              <h2 id="password">Password</h2>
              <p>Signs them out everywhere.</p>
            </header>
            <ResetForm personId={one.id} />
          </section>
          <section className="section" aria-labelledby="record">
            <header>
              <h2 id="record">Record</h2>
              <p>For who asks what is kept of them. They see that you read it.</p>
            </header>
            <RecordForm personId={one.id} />
          </section>
          <section className="section" aria-labelledby="end">
            <header>
              <h2 id="end">Switch off or delete</h2>
              <p>Switched off, nobody signs in and nothing is lost.</p>
            </header>
            <div>
              <SwitchForm personId={one.id} off={one.disabledAt !== null} />
              <EraseForm personId={one.id} name={one.name ?? ""} />
            </div>
          </section>
          <DeedList deeds={deeds} zone={zone} title="What was done" lede="In the words that they see." />
        </>
      );
    },
  );
}
