import { counted, figure } from "#app/_ui/words.ts";
import type { Ctx } from "#lib/services/context.ts";
import { type ClassWeightsView, classWeightsView } from "#lib/services/memory/class-weights-view.ts";
import { DeedButton } from "../../_parts/deeds.tsx";

type Props = { readonly ctx: Ctx; readonly classId: string };

/** What new pupils begin with, and a button that looks at the class's answers anew. */
export async function ClassWeights({ ctx, classId }: Props) {
  const view = await classWeightsView(ctx, classId);
  return (
    <section className="section" aria-labelledby="begin">
      <header>
        <h2 id="begin">How new pupils begin</h2>
        <p>Until a pupil’s own answers say more.</p>
      </header>
      <div className="stack">
        <p>{beginWords(view)}</p>
        {view.teaches ? (
          <div>
            <DeedButton deed={{ do: "fit-class", classId }} className="btn plain">
              {view.last === null ? "Look at the class’s answers" : "Look again"}
            </DeedButton>
          </div>
        ) : null}
        <p className="note">
          Looked at once a week. Only answers to what is assigned here count; what is kept are 21 numbers for
          the class and nothing of any pupil. Each pupil can go back under Memory.
        </p>
      </div>
    </section>
  );
}

function beginWords({ begin, last, least }: ClassWeightsView): string {
  if (begin !== null)
    return `New pupils begin with what this class’s answers taught (${counted(begin.answers, "answer")} of ${counted(begin.pupils, "pupil")}).`;
  const published = "New pupils begin with the published weights, the mean of many people.";
  if (last?.found === "not-better")
    return `${published} They predict this class as well as its own answers do (${counted(last.answers, "answer")} of ${counted(last.pupils, "pupil")}).`;
  const sofar =
    last === null
      ? ""
      : ` So far there are ${counted(last.answers, "answer")} of ${counted(last.pupils, "pupil")}.`;
  return `${published} A class can teach something better from ${figure(least.answers)} answers of ${least.pupils} pupils on, given after a day or more.${sofar}`;
}
