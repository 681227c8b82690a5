import type { Metadata } from "next";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { starterView } from "#lib/services/morning/starter-view.ts";
import { Live } from "../../../_morning/live.tsx";
import { AnswerGrid } from "./answer-grid.tsx";

type Props = { readonly params: Promise<{ readonly classId: string; readonly starterId: string }> };

export const metadata: Metadata = { title: "Answers of the starter" };

/** What the class answered, entered by row. */
export default async function StarterAnswersPage({ params }: Props) {
  const [ctx, { classId, starterId }] = await Promise.all([requestContext(), params]);
  const view = await orNotFound(starterView(ctx, classId, starterId));
  return (
    <div className="morning">
      <h1 className="headline">Answers of the starter</h1>
      <p className="lede">
        1 is right, 0 is wrong, a space leaves a cell empty; the next cell follows by itself. What pupils
        answer on their devices comes in by itself. It counts in every pupil’s schedule once you save it.
      </p>
      <AnswerGrid
        classId={classId}
        starterId={starterId}
        teaches={view.teaches}
        cards={view.cards.map((card) => ({
          id: card.id,
          question: questionWords(card),
          answer: answerWords(card),
        }))}
        pupils={view.pupils}
      />
      {view.open ? <Live classId={classId} stamp={view.stamp.stamp} answers={view.stamp.answers} /> : null}
    </div>
  );
}
