import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { originHere } from "#app/_edge/here.ts";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { pupilView } from "#lib/services/classes/people-view.ts";
import { CardsHere } from "../../../_parts/cards-here.tsx";
import { DeedButton } from "../../../_parts/deeds.tsx";
import { TickForm } from "../../../_parts/tick-form.tsx";
import { MoveForm } from "./move-form.tsx";
import { PupilNameForm } from "./pupil-name-form.tsx";

export const metadata: Metadata = { title: "Pupil" };

type Props = { readonly params: Promise<{ readonly classId: string; readonly userId: string }> };

/** One pupil's place in a class: sign-in, name, groups, another class, the way out. */
export default async function PupilPage({ params }: Props) {
  const [ctx, { classId, userId }, origin] = await Promise.all([requestContext(), params, originHere()]);
  const found = await orNotFound(pupilView(ctx, classId, decodeURIComponent(userId)));
  if (found === null) notFound();
  const { view, pupil, elsewhere } = found;
  const here = { classId, userId: pupil.userId };
  const people = `/classes/${encodeURIComponent(classId)}/people`;
  return (
    <>
      <p className="crumb">
        <Link href={people} prefetch={false}>
          People
        </Link>
      </p>
      <h1>{typeset(pupil.name)}</h1>
      <CardsHere origin={origin} back={`${people}/${encodeURIComponent(pupil.userId)}`} />
      <section className="section" aria-labelledby="sign-in">
        <header>
          <h2 id="sign-in">Signing in</h2>
        </header>
        <div>
          <p>
            {pupil.signInName === null ? (
              "Joined by the code without an account, so the progress hangs on one browser. A login card makes an account of it."
            ) : (
              <>
                Signs in as <b>{pupil.signInName}</b>
                {pupil.unused ? ", with a card that was not used yet" : ""}. A new password ends the old one,
                and every open session.
              </>
            )}
          </p>
          <div className="spaced">
            <DeedButton deed={{ do: "new-cards", classId, userIds: pupil.userId }}>
              {pupil.guest ? "Make a login card" : "Give a new password"}
            </DeedButton>
          </div>
          <p className="note">
            It is shown once. That it was done is noted for the pupil and the administrator.
          </p>
        </div>
      </section>
      <section className="section" aria-labelledby="name">
        <header>
          <h2 id="name">Name</h2>
        </header>
        <PupilNameForm {...here} name={pupil.name} />
      </section>
      {view.groups.length === 0 ? null : (
        <section className="section" aria-labelledby="in-groups">
          <header>
            <h2 id="in-groups">Groups</h2>
          </header>
          <TickForm
            deed={{ do: "pupil-groups", ...here }}
            legend={`Groups that ${pupil.name} is in`}
            items={view.groups}
            ticked={pupil.groups}
          />
        </section>
      )}
      {elsewhere.length === 0 ? null : (
        <section className="section" aria-labelledby="move">
          <header>
            <h2 id="move">Another class</h2>
          </header>
          <MoveForm {...here} classes={elsewhere} />
        </section>
      )}
      <section className="section" aria-labelledby="out">
        <header>
          <h2 id="out">Leaving</h2>
        </header>
        <div>
          <DeedButton deed={{ do: "remove", ...here }}>Take out of the class</DeedButton>
          <p className="note">
            At once. The account and everything learnt stay with the pupil, and you can let them back in.
          </p>
        </div>
      </section>
    </>
  );
}
