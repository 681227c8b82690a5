import type { Metadata } from "next";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { starterView } from "#lib/services/morning/starter-view.ts";
import { Wall } from "./wall.tsx";

type Props = { readonly params: Promise<{ readonly classId: string; readonly starterId: string }> };

export const metadata: Metadata = { title: "Starter on the wall" };

/** A starter for the wall of the classroom: one card at a time, large. On paper all of them, the answers last. */
export default async function WallPage({ params }: Props) {
  const [ctx, { classId, starterId }] = await Promise.all([requestContext(), params]);
  const view = await orNotFound(starterView(ctx, classId, starterId));
  return (
    <Wall
      classId={classId}
      starterId={starterId}
      className={view.className}
      open={view.open}
      cards={view.cards.map((card) => ({
        id: card.id,
        question: questionWords(card),
        answer: answerWords(card),
        receipt: card.receipts[0]
          ? { quote: card.receipts[0].quote, title: card.receipts[0].documentTitle }
          : null,
      }))}
    />
  );
}
