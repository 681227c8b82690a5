import Link from "next/link";
import { questionWords } from "#app/_ui/card-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import type { MissedCard } from "#lib/services/morning/missed-cards.ts";

/** The cards that most of those who were asked got wrong, each with what was said instead. */
export function MissedTable({
  classId,
  missed,
}: {
  readonly classId: string;
  readonly missed: readonly MissedCard[];
}) {
  const base = `/classes/${encodeURIComponent(classId)}/cards`;
  if (missed.length === 0)
    return (
      <p className="quiet">
        No card was missed by most of those who were asked this week.{" "}
        <Link href={base} prefetch={false}>
          All cards
        </Link>
      </p>
    );
  return (
    <>
      <table className="class-table stacked">
        <thead>
          <tr>
            <th scope="col">Card</th>
            <th scope="col" className="r">
              Right
            </th>
            <th scope="col">Most often said instead</th>
          </tr>
        </thead>
        <tbody>
          {missed.map((card) => {
            const [first] = card.wrong;
            const here = `${base}/${encodeURIComponent(card.cardId)}`;
            return (
              <tr key={card.cardId}>
                <th scope="row" className="q" dir="auto">
                  <Link href={here} prefetch={false}>
                    {questionWords(card)}
                  </Link>
                </th>
                <td className="r num" data-label="right">
                  <Link href={`${here}#pupils`} prefetch={false}>
                    {card.right} of {card.pupils}
                  </Link>
                </td>
                <td data-label="instead">
                  {first ? (
                    <Link href={`${here}#wrong`} prefetch={false}>
                      “<bdi>{typeset(first.text)}</bdi>”, {counted(first.pupils.length, "pupil")}
                    </Link>
                  ) : (
                    <span className="quiet">Nothing was typed or chosen.</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small figure-note">
        <Link href={base} prefetch={false}>
          All cards of this class
        </Link>
      </p>
    </>
  );
}
