import Link from "next/link";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, countedInWords, dateWords } from "#app/_ui/words.ts";
import { type MyAssignment, myAssignments } from "#lib/services/assignments/my-assignments.ts";
import type { ClassFrame } from "#lib/services/classes/class-frame.ts";
import type { Ctx } from "#lib/services/context.ts";
import { openStarter } from "#lib/services/morning/answer-starter.ts";
import { goalWords, percent } from "./morning-words.ts";

/** A class as one of its pupils sees it: what is assigned to them, and the starter while it is open. */
export async function PupilClass({ ctx, frame }: { readonly ctx: Ctx; readonly frame: ClassFrame }) {
  const [mine, starter] = await Promise.all([
    myAssignments(ctx, { classId: frame.id }),
    openStarter(ctx, frame.id),
  ]);
  const unanswered = starter?.cards.filter(({ right }) => right === null).length ?? 0;
  return (
    <div className="morning">
      <h1 className="headline">
        {mine.length === 0
          ? `Nothing is assigned to you in ${typeset(frame.name)}.`
          : `${capital(countedInWords(mine.length, "assignment"))} in ${typeset(frame.name)}.`}
      </h1>
      <div className="row deeds">
        {unanswered > 0 ? (
          <Link className="btn go" href={`/classes/${encodeURIComponent(frame.id)}/starter`} prefetch={false}>
            Answer the starter
          </Link>
        ) : null}
        <Link className={unanswered > 0 ? "btn" : "btn go"} href="/study" prefetch={false}>
          Study
        </Link>
      </div>
      {mine.length === 0 ? null : (
        <section className="section" aria-labelledby="assigned">
          <header>
            <h2 id="assigned">Assigned to you</h2>
          </header>
          <ul className="assigned-list">
            {mine.map((one) => (
              <Assigned key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Assigned({ one }: { readonly one: MyAssignment }) {
  return (
    <li>
      <h3>
        <Link href={`/assignments/${encodeURIComponent(one.id)}`} prefetch={false}>
          {typeset(one.title)}
        </Link>
      </h3>
      <p className="small quiet">
        {capital(goalWords(one.goal, one.today))}, due {dateWords(one.due, one.today)}
        {one.extended ? ", with more time for you" : ""}.
      </p>
      <p className="small">
        {one.cards - one.unseen} of {one.cards} cards met
        {one.unseen < one.cards ? `, ${percent(one.recall.now)} expected to be remembered now` : ""}.
      </p>
    </li>
  );
}
