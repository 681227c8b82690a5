import type { Metadata } from "next";
import Link from "next/link";
import { originHere } from "#app/_edge/here.ts";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, countedInWords, dateWords } from "#app/_ui/words.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { type PeopleView, type Pupil, peopleView } from "#lib/services/classes/people-view.ts";
import type { Ctx } from "#lib/services/context.ts";
import { CardsHere } from "../../_parts/cards-here.tsx";
import { DeedButton } from "../../_parts/deeds.tsx";
import { CodePanel } from "./code-panel.tsx";
import { NewGroupForm } from "./new-group-form.tsx";

export const metadata: Metadata = { title: "People" };

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** Who is in a class, how they come in, and their groups. */
export default async function PeoplePage({ params }: Props) {
  const [ctx, { classId }, origin] = await Promise.all([requestContext(), params, originHere()]);
  const view = await orNotFound(peopleView(ctx, classId));
  const base = `/classes/${encodeURIComponent(classId)}`;
  const { manage } = view.may;
  const changing = manage && !view.class.archived;
  const { pupils, code } = view;
  return (
    <>
      <h1>{headline(view)}</h1>
      {pupils.length === 0 && changing ? (
        <p className="lede">Paste their names and print their login cards, or show them a code to join by.</p>
      ) : null}
      {manage ? (
        <div className="row spaced">
          {changing ? (
            <Link className="btn go" href={`${base}/people/add`} prefetch={false}>
              Add pupils
            </Link>
          ) : null}
          {pupils.length > 0 ? (
            <a className="btn" href={`/api/classes/${encodeURIComponent(classId)}/roster`} download>
              Roster (CSV)
            </a>
          ) : null}
        </div>
      ) : null}
      <CardsHere origin={origin} back={`${base}/people`} />
      {changing ? (
        <section className="section" aria-labelledby="code">
          <header>
            <h2 id="code">Join by code</h2>
            <p>For pupils without a card, with or without an account.</p>
          </header>
          <CodePanel classId={classId} code={code} until={untilWords(ctx, code)} origin={origin} />
        </section>
      ) : null}
      {pupils.length === 0 ? null : <Pupils view={view} base={base} changing={changing} />}
      {changing || view.groups.length > 0 ? (
        <section className="section" aria-labelledby="groups">
          <header>
            <h2 id="groups">Groups</h2>
            <p>Work can be assigned to a group.</p>
          </header>
          <div className="stack">
            {view.groups.length === 0 ? (
              <p className="quiet">There is no group.</p>
            ) : (
              <ul className="class-list">
                {view.groups.map((group) => (
                  <li key={group.id}>
                    {manage ? (
                      <Link
                        className="name"
                        href={`${base}/people/groups/${encodeURIComponent(group.id)}`}
                        prefetch={false}
                      >
                        {typeset(group.name)}
                      </Link>
                    ) : (
                      <span className="name">{typeset(group.name)}</span>
                    )}
                    <p className="small quiet">{counted(group.pupils, "pupil")}</p>
                  </li>
                ))}
              </ul>
            )}
            {changing ? <NewGroupForm classId={classId} /> : null}
          </div>
        </section>
      ) : null}
      {manage && view.removed.length > 0 ? (
        <section className="section" aria-labelledby="removed">
          <header>
            <h2 id="removed">Taken out</h2>
            <p>They cannot come back by the code.</p>
          </header>
          <ul className="class-list">
            {view.removed.map((one) => (
              <li key={one.userId} className="with-button">
                <span>{typeset(one.name)}</span>
                <DeedButton deed={{ do: "put-back", classId, userId: one.userId }} className="btn small">
                  Let back in
                </DeedButton>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {manage && view.left.length > 0 ? (
        <section className="section" aria-labelledby="left">
          <header>
            <h2 id="left">Left by themselves</h2>
            <p>A code of the class lets them back in.</p>
          </header>
          <ul className="class-list">
            {view.left.map((one) => (
              <li key={one.userId}>{typeset(one.name)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function headline({ pupils, groups }: PeopleView): string {
  if (pupils.length === 0) return "Nobody is in this class yet.";
  const people = capital(countedInWords(pupils.length, "pupil"));
  return groups.length === 0 ? `${people}.` : `${people}, ${countedInWords(groups.length, "group")}.`;
}

function untilWords(ctx: Ctx, code: PeopleView["code"]): string | null {
  if (code === null || code.expiresAt === null || ctx.viewer.kind === "visitor") return null;
  const { clock } = ctx.viewer;
  return dateWords(studyDay(code.expiresAt, clock), studyDay(ctx.now(), clock));
}

function Pupils({
  view,
  base,
  changing,
}: {
  readonly view: PeopleView;
  readonly base: string;
  readonly changing: boolean;
}) {
  const { pupils, groups, class: klass } = view;
  const { manage } = view.may;
  const unused = pupils.filter((one) => one.unused);
  const namesOf = (pupil: Pupil) =>
    groups.filter((group) => pupil.groups.includes(group.id)).map((group) => group.name);
  return (
    <section className="section" aria-labelledby="pupils">
      <header>
        <h2 id="pupils">Pupils</h2>
      </header>
      <div>
        <table className="roster">
          <thead>
            <tr>
              <th scope="col">Name</th>
              {manage ? <th scope="col">Signs in as</th> : null}
              <th scope="col">Groups</th>
              {changing ? (
                <th scope="col">
                  <span className="sr">New password</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {pupils.map((one) => (
              <tr key={one.userId}>
                <th scope="row">
                  {manage ? (
                    <Link href={`${base}/people/${encodeURIComponent(one.userId)}`} prefetch={false}>
                      {typeset(one.name)}
                    </Link>
                  ) : (
                    typeset(one.name)
                  )}
                </th>
                {manage ? (
                  <td>
                    {one.signInName ?? <span className="quiet">guest, no account</span>}
                    {one.unused ? <span className="quiet"> · card not used yet</span> : null}
                  </td>
                ) : null}
                <td>{namesOf(one).map(typeset).join(", ")}</td>
                {changing ? (
                  <td className="end">
                    <Link
                      href={`${base}/people/${encodeURIComponent(one.userId)}#sign-in`}
                      prefetch={false}
                      aria-label={`${one.guest ? "Login card" : "New password"} for ${one.name}`}
                    >
                      {one.guest ? "Login card" : "New password"}
                    </Link>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
        {changing && unused.length > 0 ? (
          <div className="spaced">
            <DeedButton
              deed={{
                do: "new-cards",
                classId: klass.id,
                userIds: unused.map((one) => one.userId).join(","),
              }}
            >
              New cards for {counted(unused.length, "pupil")} who {unused.length === 1 ? "has" : "have"} not
              used theirs
            </DeedButton>
            <p className="note">Their old cards stop working.</p>
          </div>
        ) : null}
      </div>
    </section>
  );
}
