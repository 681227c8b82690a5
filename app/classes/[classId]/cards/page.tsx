import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { capital, countedInWords } from "#app/_ui/words.ts";
import { classCardsView } from "#lib/services/morning/card-view.ts";
import { percent } from "../_morning/morning-words.ts";

type Props = { readonly params: Promise<{ readonly classId: string }> };

export const metadata: Metadata = { title: "Cards" };

/** Every card that is assigned in a class, hardest first. */
export default async function ClassCardsPage({ params }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const view = await orNotFound(classCardsView(ctx, classId));
  const base = `/classes/${encodeURIComponent(classId)}/cards`;
  return (
    <div className="morning">
      <h1 className="headline">{capital(countedInWords(view.cards.length, "card"))}.</h1>
      <p className="lede">
        Hardest first: by the pupils who were right at their first try in the last {view.days} days.
      </p>
      <table className="class-table stacked figure-note">
        <thead>
          <tr>
            <th scope="col">Card</th>
            <th scope="col">Answer</th>
            <th scope="col" className="r">
              Right
            </th>
            <th scope="col" className="r">
              Met by
            </th>
            <th scope="col" className="r">
              Of them know it now
            </th>
          </tr>
        </thead>
        <tbody>
          {view.cards.map((card) => {
            const here = `${base}/${encodeURIComponent(card.cardId)}`;
            return (
              <tr key={card.cardId}>
                <th scope="row" className="q" dir="auto">
                  <Link href={here} prefetch={false}>
                    {questionWords(card)}
                  </Link>
                </th>
                <td data-label="answer" dir="auto">
                  {answerWords(card)}
                </td>
                <td className="r num" data-label="right">
                  {card.pupils === 0 ? (
                    "not asked"
                  ) : (
                    <Link href={`${here}#pupils`} prefetch={false}>
                      {card.right} of {card.pupils}
                    </Link>
                  )}
                </td>
                <td className="r num" data-label="met by">
                  <Link href={`${here}#pupils`} prefetch={false}>
                    {card.met} of {view.pupils}
                  </Link>
                </td>
                <td className="r num" data-label="know it now">
                  {card.met === 0 ? "" : percent(card.known / card.met)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
