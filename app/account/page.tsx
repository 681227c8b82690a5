import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { hasWords, momentWords } from "#app/_ui/account-words.ts";
import { DeedList } from "#app/_ui/deed-list.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { type AccountView, accountView } from "#lib/services/account/account-view.ts";
import { DeleteForm, DownloadForm, NameForm, PasswordForm, RevokeForm } from "./forms.tsx";
import { SignOut } from "./sign-out.tsx";

export const metadata: Metadata = { title: "Account" };

/** One's own account: names, password, devices, everything that is kept, and the way out. */
export default async function AccountPage() {
  const ctx = await requestContext();
  const view = await accountView(ctx);
  const zone = ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : "UTC";
  return (
    <>
      <TopBar userId={view.userId} />
      <main id="main" className="page account">
        {view.account === null ? <Guest view={view} /> : <Account view={view} zone={zone} />}
      </main>
    </>
  );
}

function Account({ view, zone }: { readonly view: AccountView; readonly zone: string }) {
  const { account, userId, sessions, deeds } = view;
  if (account === null || userId === null) return null;
  return (
    <>
      <h1 dir="auto">{account.name}</h1>
      <p className="lede">
        {ROLES[account.role]}
        {account.role === "administrator" ? (
          <>
            {" "}
            <Link href="/admin" prefetch={false}>
              People, storage and backups
            </Link>
          </>
        ) : null}
      </p>
      <div className="row spaced">
        <SignOut userId={userId} />
      </div>
      <section className="section apart" aria-labelledby="name">
        <header>
          <h2 id="name">Name</h2>
        </header>
        <NameForm name={account.name} signInName={account.signInName} />
      </section>
      <section className="section" aria-labelledby="password">
        <header>
          <h2 id="password">Password</h2>
        </header>
        <PasswordForm />
      </section>
      <section className="section" aria-labelledby="sessions">
        <header>
          <h2 id="sessions">Devices</h2>
          <p>Where you are signed in.</p>
        </header>
        <div>
          <ul className="plain-list">
            {sessions.map((session) => (
              <li key={session.id}>
                <div>
                  <p>
                    {session.device ?? "An unknown browser"}
                    {session.here ? <b> · this one</b> : null}
                  </p>
                  <p className="small quiet">
                    Last used {momentWords(session.lastUsedAt, zone)}, signed in since{" "}
                    {momentWords(session.createdAt, zone)}
                    {session.shared ? ", used by others too" : ""}
                  </p>
                </div>
                {session.here ? null : <RevokeForm session={session.id} device={session.device ?? "it"} />}
              </li>
            ))}
          </ul>
          {sessions.length > 2 ? <RevokeForm session={null} device="" /> : null}
        </div>
      </section>
      <Data view={view} />
      <DeedList deeds={deeds} zone={zone} title="What others did" lede="With your account." />
    </>
  );
}

const ROLES = {
  learner: "You learn here.",
  teacher: "You learn here, and may set up classes.",
  administrator: "You run this server, and may set up classes.",
} as const;

function Guest({ view }: { readonly view: AccountView }) {
  const words = hasWords(view.has);
  return (
    <>
      <h1>You have no account yet.</h1>
      <p className="lede">
        {words === null
          ? "You need none to study. With one you find your progress on every device."
          : `${words}: known by this browser alone. With a name and a password you find it on every device.`}
      </p>
      <div className="row spaced">
        <Link className="btn go" href="/sign-up" prefetch={false}>
          {words === null ? "Make an account" : "Keep my progress"}
        </Link>
        <Link className="btn plain" href="/sign-in" prefetch={false}>
          Sign in
        </Link>
      </div>
      {view.userId === null ? null : (
        <>
          <p className="measure quiet account-note">
            Without an account, what you did here is kept until {view.guestDays} days after your last visit,
            or as long as this browser keeps its cookies.
          </p>
          <Data view={view} />
        </>
      )}
    </>
  );
}

function Data({ view }: { readonly view: AccountView }) {
  const { userId, account, has, owned } = view;
  if (userId === null) return null;
  return (
    <>
      <section className="section" aria-labelledby="data">
        <header>
          <h2 id="data">Your data</h2>
        </header>
        <div>
          <p className="measure">
            {hasWords(has) ?? "Nothing yet"}. The download is a zip with tables for a spreadsheet (CSV),
            everything as the server has it (JSON), and your pictures and sounds.
          </p>
          {account === null ? (
            <p className="row spaced">
              <a className="btn" href="/api/account/export" download>
                Download everything
              </a>
            </p>
          ) : (
            <DownloadForm />
          )}
        </div>
      </section>
      <section className="section" aria-labelledby="delete">
        <header>
          <h2 id="delete">Delete</h2>
        </header>
        <div>
          <DeleteForm userId={userId} guest={account === null} owned={owned} />
        </div>
      </section>
    </>
  );
}
