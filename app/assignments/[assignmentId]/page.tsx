import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { datesWords, goalWords, lateWords, percent } from "#app/_ui/assignment-words.ts";
import { Opening } from "#app/_ui/opening.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, dateWords } from "#app/_ui/words.ts";
import { WhatTeachersSee } from "#app/classes/_parts/what-teachers-see.tsx";
import { CREDIT_RULE } from "#lib/classes/credit.ts";
import { type MyAssignment, myAssignment } from "#lib/services/assignments/my-assignments.ts";
import { userIdOf } from "#lib/services/context.ts";
import { CHECK_RULE } from "#lib/study/checks.ts";
import { aheadLink, checkedWords, forecastWords, standWords, studyLink } from "../_parts/stand-words.ts";

type Props = { readonly params: Promise<{ readonly assignmentId: string }> };

const load = cache(async (id: string) => {
  const ctx = await requestContext();
  return { ctx, one: await orNotFound(myAssignment(ctx, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).assignmentId)).one.title };
}

/** One assignment as its pupil sees it: what is asked and why, how they stand, the rules, what the teacher sees. */
export default async function MyAssignmentPage({ params }: Props) {
  const { ctx, one } = await load((await params).assignmentId);
  const study = studyLink(one);
  const ahead = aheadLink(one);
  const cardsCount = one.goal.kind !== "quiz" && one.goal.kind !== "exam";
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page assigned">
        <p className="crumb">
          <Link href="/assignments" prefetch={false}>
            Assigned to you
          </Link>{" "}
          · {typeset(one.className)}
        </p>
        <h1 className="headline">{typeset(one.title)}</h1>
        <p className="lede">{standWords(one)}</p>
        {one.note === "" ? null : <p className="read">{typeset(one.note)}</p>}
        {study === null ? null : (
          <div className="row">
            <Link className="btn go" href={study.href} data-enter>
              {study.word} <kbd>Enter</kbd>
              <Opening />
            </Link>
            {ahead === null ? null : (
              <Link className="btn plain" href={ahead} prefetch={false}>
                Go ahead of the plan
              </Link>
            )}
          </div>
        )}
        <dl className="facts">
          <dt>Goal</dt>
          <dd>{capital(goalWords(one.goal, one.today))}</dd>
          <dt>When</dt>
          <dd>
            {datesWords(one)}
            {one.extended ? ", which is later than for the others" : ""}.{" "}
            {lateWords(one.lateRule, one.closes)}
          </dd>
          <dt>Cards</dt>
          <dd>
            <Cards one={one} />
          </dd>
          {cardsCount ? (
            <>
              <dt>Forecast</dt>
              <dd>{one.standing.state === "not-open" ? "It opens later." : forecastWords(one)}</dd>
            </>
          ) : null}
          <dt>Credit</dt>
          <dd>
            {one.credit === null ? "It is told when the quiz has closed." : `${percent(one.credit)} so far.`}{" "}
            {cardsCount ? CREDIT_RULE : "It is the share of the full mark."}
          </dd>
          {one.days.length > 0 ? (
            <>
              <dt>Your days</dt>
              <dd>
                {one.days
                  .map((day) => `${dateWords(day.day, one.today)} (${counted(day.cards, "card")})`)
                  .join(", ")}
              </dd>
            </>
          ) : null}
          {cardsCount ? (
            <>
              <dt>Checks</dt>
              <dd>
                {CHECK_RULE} {checkedWords(one.claims)}
              </dd>
            </>
          ) : null}
        </dl>
        <section className="section" aria-labelledby="teacher-sees">
          <header>
            <h2 id="teacher-sees">What your teacher sees</h2>
          </header>
          <WhatTeachersSee teachers={one.teachers} />
        </section>
      </main>
    </>
  );
}

function Cards({ one }: { readonly one: MyAssignment }) {
  const met = one.cards - one.unseen;
  return (
    <>
      {counted(one.cards, "card")}, {met === 0 ? "none" : met === one.cards ? "all" : met} met.{" "}
      {one.deckIds.length === 0
        ? one.what.map((words) => typeset(words)).join("; ")
        : one.deckIds.map((deckId, i) => (
            <span key={deckId}>
              {i === 0 ? "" : ", "}
              <Link href={`/decks/${encodeURIComponent(deckId)}`} prefetch={false}>
                {one.deckIds.length === 1 ? "Look at them" : `Deck ${i + 1}`}
              </Link>
            </span>
          ))}
    </>
  );
}
