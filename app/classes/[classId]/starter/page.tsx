import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, countedInWords, figure } from "#app/_ui/words.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import type { Ctx } from "#lib/services/context.ts";
import { openStarter } from "#lib/services/morning/answer-starter.ts";
import { startersView } from "#lib/services/morning/starter-view.ts";
import { BeginStarter } from "./begin-starter.tsx";
import { PhoneStarter } from "./phone-starter.tsx";
import { StarterList } from "./starter-list.tsx";

type Props = { readonly params: Promise<{ readonly classId: string }> };

export const metadata: Metadata = { title: "Starter" };

/** How a lesson begins: for those who teach the next one and the last, for a pupil the one that is open. */
export default async function StarterPage({ params }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const frame = await orNotFound(classFrame(ctx, classId));
  return frame.role === "pupil" ? (
    <ForPupil ctx={ctx} classId={classId} />
  ) : (
    <ForTeacher ctx={ctx} classId={classId} />
  );
}

async function ForPupil({ ctx, classId }: { readonly ctx: Ctx; readonly classId: string }) {
  const starter = await orNotFound(openStarter(ctx, classId));
  return (
    <div className="morning">
      <h1 className="headline">
        {starter === null || starter.cards.length === 0
          ? "No starter is open."
          : `${capital(countedInWords(starter.cards.length, "card"))} to begin with.`}
      </h1>
      {starter === null || starter.cards.length === 0 ? (
        <p className="lede">
          When your teacher begins one, it is here. <Link href="/study">Study</Link> meanwhile.
        </p>
      ) : (
        <>
          <p className="lede">
            Your answers count in your own schedule, and your teacher sees them. Nobody else does.
          </p>
          <PhoneStarter classId={classId} starter={starter} />
        </>
      )}
    </div>
  );
}

async function ForTeacher({ ctx, classId }: { readonly ctx: Ctx; readonly classId: string }) {
  const view = await orNotFound(startersView(ctx, classId));
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: 4 };
  const base = `/classes/${encodeURIComponent(classId)}`;
  return (
    <div className="morning">
      <h1 className="headline">
        {view.next.length === 0
          ? "Nothing to begin with yet."
          : `${capital(countedInWords(view.next.length, "card"))} that ${typeset(view.className)} is about to lose.`}
      </h1>
      <p className="lede">
        {view.next.length === 0
          ? "A starter asks what was learnt before. When pupils have answered what is assigned, the cards that they are about to forget stand here."
          : "Of all that was met, these would be forgotten by most pupils within a week. Ask them at the start of the lesson; what the class answers counts in every pupil’s schedule."}
      </p>
      {view.next.length > 0 && view.teaches ? <BeginStarter classId={classId} /> : null}
      {view.next.length > 0 ? (
        <section className="section" aria-labelledby="next">
          <header>
            <h2 id="next">What it would ask</h2>
            <p>With how many of {view.pupils} pupils are expected not to know it in a week.</p>
          </header>
          <ol className="starter-next">
            {view.next.map((card) => (
              <li key={card.cardId}>
                <Link href={`${base}/cards/${encodeURIComponent(card.cardId)}`} prefetch={false}>
                  <bdi>{questionWords(card)}</bdi>
                </Link>
                <p className="small quiet">
                  <bdi>{answerWords(card)}</bdi>. About {figure(Math.max(1, Math.round(card.loss)))} would not
                  know it.
                </p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {view.starters.length > 0 ? (
        <section className="section" aria-labelledby="before">
          <header>
            <h2 id="before">Starters</h2>
          </header>
          <StarterList
            classId={classId}
            starters={view.starters}
            teaches={view.teaches}
            zone={clock.zone}
            today={studyDay(ctx.now(), clock)}
          />
        </section>
      ) : null}
    </div>
  );
}
