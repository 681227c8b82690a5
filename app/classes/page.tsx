import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, countedInWords } from "#app/_ui/words.ts";
import { maySetUpClasses } from "#lib/services/classes/create-class.ts";
import { type MyClass, type MyClasses, myClasses } from "#lib/services/classes/my-classes.ts";
import { userIdOf } from "#lib/services/context.ts";
import { CodeForm } from "../join/code-form.tsx";
import { DeedButton, DeedProvider } from "./_parts/deeds.tsx";
import { HowToTeach } from "./_parts/how-to-teach.tsx";
import { roleWords } from "./_parts/role-words.ts";

export const metadata: Metadata = { title: "Classes" };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The reader's classes: those they teach, those they learn in, and where they are asked to teach. */
export default async function ClassesPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const mine = await myClasses(ctx);
  const teacher = maySetUpClasses(ctx);
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page classes">
        <Gone mine={mine} query={query} />
        <h1>{headline(mine, teacher)}</h1>
        <div className="row spaced">
          {teacher ? (
            <Link className="btn go" href="/classes/new" prefetch={false}>
              New class
            </Link>
          ) : null}
        </div>
        {mine.invited.length === 0 ? null : (
          <section className="section" aria-labelledby="invited">
            <header>
              <h2 id="invited">You are asked</h2>
            </header>
            <ul className="class-list">
              {mine.invited.map((one) => (
                <Invited key={one.id} one={one} />
              ))}
            </ul>
          </section>
        )}
        <List title="You teach" classes={mine.teaching} />
        <List title="You learn in" classes={mine.learning} />
        <section className="section" aria-labelledby="join">
          <header>
            <h2 id="join">Join a class</h2>
            <p>With the code from your teacher.</p>
          </header>
          <CodeForm />
        </section>
        <List title="Archived" classes={mine.archived} />
        {mine.left.length === 0 ? null : (
          <section className="section" aria-labelledby="left">
            <header>
              <h2 id="left">You left</h2>
              <p>Its teachers see nothing of yours.</p>
            </header>
            <ul className="class-list">
              {mine.left.map((one) => (
                <li key={one.id} className="with-button">
                  <span>{typeset(one.name)}</span>
                  <DeedButton deed={{ do: "come-back", classId: one.id }} className="btn small">
                    Go back in<span className="sr">: {one.name}</span>
                  </DeedButton>
                </li>
              ))}
            </ul>
          </section>
        )}
        {mine.all === null ? null : (
          <section className="section" aria-labelledby="all">
            <header>
              <h2 id="all">On this server</h2>
              <p>As administrator you keep rosters, and see no pupil’s work.</p>
            </header>
            {mine.all.length === 0 ? (
              <p className="quiet">There is no class yet.</p>
            ) : (
              <ul className="class-list">
                {mine.all.map((one) => (
                  <li key={one.id}>
                    <Link className="name" href={`/classes/${one.id}/people`} prefetch={false}>
                      {typeset(one.name)}
                    </Link>
                    <p className="small quiet">
                      {counted(one.pupils, "pupil")} ·{" "}
                      {one.teachers.length === 0 ? "nobody teaches it" : typeset(one.teachers.join(", "))}
                      {one.archived ? " · archived" : ""}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {teacher ? null : (
          <section className="section" aria-labelledby="teach">
            <header>
              <h2 id="teach">Teaching</h2>
            </header>
            <HowToTeach className="quiet" />
          </section>
        )}
      </main>
    </DeedProvider>
  );
}

/** What was just left or deleted, with the way back. */
function Gone({
  mine,
  query,
}: {
  readonly mine: MyClasses;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const deleted = mine.deleted.find((one) => one.id === query.deleted);
  const left = mine.left.find((one) => one.id === query.left);
  const one = deleted ?? left;
  if (one === undefined) return null;
  return (
    <div className="row deleted">
      <output>
        {deleted ? `“${typeset(one.name)}” was deleted.` : `You have left “${typeset(one.name)}”.`}
      </output>
      <DeedButton deed={{ do: deleted ? "bring-back" : "come-back", classId: one.id }} className="btn small">
        Undo
      </DeedButton>
    </div>
  );
}

function headline({ teaching, learning, invited }: MyClasses, teacher: boolean): string {
  if (teaching.length > 0 && learning.length > 0)
    return `You teach ${countedInWords(teaching.length, "class", "classes")} and learn in ${countedInWords(learning.length, "class", "classes").replace(/ class.*/u, "")}.`;
  if (teaching.length > 0) return `You teach ${countedInWords(teaching.length, "class", "classes")}.`;
  if (learning.length > 0) return `You are in ${countedInWords(learning.length, "class", "classes")}.`;
  if (invited.length > 0)
    return `${capital(countedInWords(invited.length, "class", "classes"))} would like you to teach.`;
  return teacher ? "You teach no class yet." : "You are in no class yet.";
}

function List({ title, classes }: { readonly title: string; readonly classes: readonly MyClass[] }) {
  if (classes.length === 0) return null;
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <ul className="class-list">
        {classes.map((one) => (
          <li key={one.id}>
            <Link className="name" href={`/classes/${encodeURIComponent(one.id)}`} prefetch={false}>
              {typeset(one.name)}
            </Link>
            <p className="small quiet">
              {one.role === "pupil"
                ? typeset(one.teachers.join(", "))
                : `${counted(one.pupils, "pupil")} · ${roleWords(one.role)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invited({ one }: { readonly one: MyClass }) {
  const answer = (said: string) => ({ do: "answer", classId: one.id, answer: said });
  return (
    <li>
      <p className="name">{typeset(one.name)}</p>
      <p className="small quiet">
        {typeset(one.teachers.join(", "))} would like you to{" "}
        {one.role === "viewer" ? "look in" : "teach it too"}.
      </p>
      <div className="row">
        <DeedButton deed={answer("accept")}>Yes</DeedButton>
        <DeedButton deed={answer("decline")} className="btn plain">
          No, thank you
        </DeedButton>
      </div>
    </li>
  );
}
