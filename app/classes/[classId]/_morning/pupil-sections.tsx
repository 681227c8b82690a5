import Link from "next/link";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { counted, dateWords } from "#app/_ui/words.ts";
import type { PupilCard, PupilView } from "#lib/services/morning/pupil-view.ts";
import { percent } from "./morning-words.ts";

/** Claimed and verified memory, side by side and never mixed. */
export function ClaimedAndVerified({ view }: { readonly view: PupilView }) {
  const { claimed, verified, gap } = view.optimism;
  const share = (tally: typeof claimed): string =>
    tally.of === 0 ? "no answers" : `${percent(tally.recalled / tally.of)} of ${counted(tally.of, "answer")}`;
  const points = gap === null ? 0 : Math.round(gap.estimate * 100);
  return (
    <>
      <dl className="two-figures">
        <div>
          <dt>Graded by themselves</dt>
          <dd>right: {share(claimed)}</dd>
        </div>
        <div>
          <dt>Typed or chosen, marked by the app</dt>
          <dd>right: {share(verified)}</dd>
        </div>
      </dl>
      <p className="small quiet">
        {gap === null
          ? "Too few answers were checked to say how sure one can be of the others."
          : gap.low > 0
            ? `Self-rating is about ${points} points too high (between ${Math.round(gap.low * 100)} and ${Math.round(gap.high * 100)}).`
            : gap.high < 0
              ? `Self-rating is about ${-points} points too low: they know more than they say.`
              : "Self-rating and checks agree, as far as so many checks can tell."}
      </p>
    </>
  );
}

/** Right at the first try, week by week: where it is going. */
export function Weeks({ view }: { readonly view: PupilView }) {
  return (
    <table className="class-table weeks">
      <caption className="sr">Right at the first try of a day, by week</caption>
      <thead>
        <tr>
          <th scope="col">Week from</th>
          <th scope="col" className="r">
            Cards asked
          </th>
          <th scope="col" className="r">
            Right at first
          </th>
        </tr>
      </thead>
      <tbody>
        {view.weeks.map(({ from, answers, right }) => (
          <tr key={from}>
            <th scope="row">{dateWords(from, view.today)}</th>
            <td className="r num">{answers}</td>
            <td className="r num">{answers === 0 ? "none" : percent(right / answers)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FIRST_SHOWN = 10;

/** The cards of a pupil, weakest first: the number above opens here. */
export function PupilCards({ classId, view }: { readonly classId: string; readonly view: PupilView }) {
  const met = view.cards.filter(({ recall }) => recall !== null);
  const unmet = view.cards.filter(({ recall }) => recall === null);
  const [first, rest] = [met.slice(0, FIRST_SHOWN), met.slice(FIRST_SHOWN)];
  return (
    <>
      {met.length === 0 ? <p className="quiet">No card was met yet.</p> : null}
      <CardRows classId={classId} cards={first} />
      {rest.length > 0 ? (
        <details>
          <summary>{counted(rest.length, "card")} more that were met</summary>
          <CardRows classId={classId} cards={rest} />
        </details>
      ) : null}
      {unmet.length > 0 ? (
        <details>
          <summary>{counted(unmet.length, "card")} not met yet</summary>
          <CardRows classId={classId} cards={unmet} />
        </details>
      ) : null}
    </>
  );
}

function CardRows({ classId, cards }: { readonly classId: string; readonly cards: readonly PupilCard[] }) {
  if (cards.length === 0) return null;
  return (
    <table className="class-table stacked">
      <thead>
        <tr>
          <th scope="col">Card</th>
          <th scope="col">Answer</th>
          <th scope="col" className="r">
            Known now
          </th>
          <th scope="col" className="r">
            Forgotten
          </th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.cardId}>
            <th scope="row" className="q">
              <Link
                href={`/classes/${encodeURIComponent(classId)}/cards/${encodeURIComponent(card.cardId)}`}
                prefetch={false}
              >
                <bdi>{questionWords(card)}</bdi>
              </Link>
              {card.stuck ? <span className="small low"> ▾ missed again and again</span> : null}
            </th>
            <td data-label="answer" dir="auto">
              {answerWords(card)}
            </td>
            <td className="r num" data-label="known now">
              {card.recall === null ? "not met" : percent(card.recall)}
            </td>
            <td className="r num" data-label="forgotten">
              {card.lapses}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
