import type { Metadata } from "next";
import Link from "next/link";
import { bytesWords, momentWords } from "#app/_ui/account-words.ts";
import { counted, figure } from "#app/_ui/words.ts";
import { type PeopleFound, people } from "#lib/services/account/server/people.ts";
import { type ServerView, serverView } from "#lib/services/account/server/server-view.ts";
import { adminPage } from "./admin-page.tsx";
import { BackupForm, CheckForm, InviteForm, WithdrawForm } from "./forms.tsx";
import { PeopleList } from "./people-list.tsx";

export const metadata: Metadata = { title: "This server" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** For who runs the server: people, storage, health, backups, and how long what is kept. */
export default async function AdminPage({ searchParams }: Props) {
  const query = await searchParams;
  const asked = {
    q: query.q ?? "",
    role: query.role === "" ? null : (query.role ?? null),
    after: query.after ?? "",
  };
  return adminPage(
    async (ctx) => ({ view: await serverView(ctx), found: await people(ctx, asked) }),
    ({ view, found }, ctx) => {
      const zone = ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : "UTC";
      return (
        <>
          <h1>This server</h1>
          <p className="lede">{peopleWords(found.counts)}. What they learn is not shown here.</p>
          <p className="row spaced">
            <Link className="btn" href="/classes/new" prefetch={false}>
              Set up a class
            </Link>
            <Link className="btn" href="/dossiers/new" prefetch={false}>
              New dossier
            </Link>
          </p>
          <section className="section apart" aria-labelledby="people">
            <header>
              <h2 id="people">People</h2>
            </header>
            <PeopleList found={found} q={String(asked.q)} role={String(asked.role ?? "")} zone={zone} />
          </section>
          <Invitations view={view} zone={zone} />
          <Storage view={view} />
          <Backups view={view} zone={zone} />
          <Retention view={view} />
        </>
      );
    },
  );
}

type Part = { readonly view: ServerView };

function Invitations({ view, zone }: Part & { readonly zone: string }) {
  return (
    <section className="section" aria-labelledby="invitations">
      <header>
        <h2 id="invitations">Invitations</h2>
        <p>For teachers and administrators. Learners need none.</p>
      </header>
      <div>
        {view.invitations.length === 0 ? null : (
          <ul className="plain-list">
            {view.invitations.map(({ id, role, expiresAt }) => (
              <li key={id}>
                <p>
                  For {role === "teacher" ? "a teacher" : "an administrator"}
                  {expiresAt === null ? "" : `, until ${momentWords(expiresAt, zone)}`}
                </p>
                <WithdrawForm invitation={id} />
              </li>
            ))}
          </ul>
        )}
        <InviteForm />
      </div>
    </section>
  );
}

function Storage({ view: { storage, health } }: Part) {
  return (
    <section className="section" aria-labelledby="storage">
      <header>
        <h2 id="storage">Storage and health</h2>
      </header>
      <div>
        <dl className="ledger">
          <dt>Database</dt>
          <dd>
            {bytesWords(storage.databaseBytes)}, of it {bytesWords(storage.freeBytes)} free; its log{" "}
            {bytesWords(storage.logBytes)}
          </dd>
          <dt>Pictures and sounds</dt>
          <dd>{bytesWords(storage.mediaBytes)}</dd>
          <dt>Recorded</dt>
          <dd>
            {counted(storage.answers, "entry", "entries")} in the log, {counted(storage.cards, "card")},{" "}
            {counted(storage.notes, "note")}, {counted(storage.documents, "document")} in{" "}
            {counted(storage.dossiers, "dossier")}
          </dd>
          <dt>Running</dt>
          <dd>
            {upWords(health.upForMs)}, with {bytesWords(health.memoryBytes)} of memory, Node {health.node}
          </dd>
          <dt>Answers</dt>
          <dd>
            The database counted all of this in {figure(Math.ceil(health.answeredInMs))} ms ({health.database}
            )
          </dd>
        </dl>
        <CheckForm />
      </div>
    </section>
  );
}

function Backups({ view, zone }: Part & { readonly zone: string }) {
  return (
    <section className="section" aria-labelledby="backups">
      <header>
        <h2 id="backups">Backups</h2>
        <p>In the folder backups beside the database. Keep some on another disk.</p>
      </header>
      <div>
        {view.backups.length === 0 ? (
          <p>There is no copy on this disk yet.</p>
        ) : (
          <ul className="plain-list">
            {view.backups.map((copy) => (
              <li key={copy.name}>
                <p className="breaks">{copy.name}</p>
                <p className="small quiet">
                  {bytesWords(copy.bytes)}, {momentWords(copy.at, zone)}
                </p>
              </li>
            ))}
          </ul>
        )}
        <BackupForm />
        <p className="small quiet apart">
          To restore one, stop the server and run npm run backup -- --restore FILE.
        </p>
      </div>
    </section>
  );
}

function Retention({ view: { retention } }: Part) {
  return (
    <section className="section" aria-labelledby="retention">
      <header>
        <h2 id="retention">How long what is kept</h2>
      </header>
      <dl className="ledger">
        <dt>Guests who did nothing</dt>
        <dd>{counted(retention.emptyGuest, "day")}</dd>
        <dt>Other guests</dt>
        <dd>{counted(retention.unseenGuest, "day")} after their last visit</dd>
        <dt>Accounts</dt>
        <dd>until they are deleted, by their owner or here</dd>
        <dt>What was deleted</dt>
        <dd>{counted(retention.bin, "day")} in the bin; an account goes at once</dd>
        <dt>Copies made here</dt>
        <dd>{counted(retention.backups, "day")}: who was deleted is then in none of them</dd>
        <dt>Wrong passwords</dt>
        <dd>a day, without name and address</dd>
      </dl>
    </section>
  );
}

/** "28 learners, 2 teachers, 1 administrator, and 5 guests without an account" */
function peopleWords({ learner, teacher, administrator, guest }: PeopleFound["counts"]): string {
  const named = [
    ...(learner > 0 ? [counted(learner, "learner")] : []),
    ...(teacher > 0 ? [counted(teacher, "teacher")] : []),
    counted(administrator, "administrator"),
  ].join(", ");
  return guest === 0 ? named : `${named}, and ${counted(guest, "guest")} without an account`;
}

/** "for 3 days", "for 5 hours", "for 12 minutes" */
function upWords(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  if (hours >= 48) return `for ${counted(Math.floor(hours / 24), "day")}`;
  return hours >= 1 ? `for ${counted(hours, "hour")}` : `for ${counted(Math.ceil(ms / 60_000), "minute")}`;
}
