import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { ReceiptList } from "#app/_ui/card-info/receipt-list.tsx";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import { type CardView, classCardView } from "#lib/services/morning/card-view.ts";
import { percent } from "../../_morning/morning-words.ts";

type Props = { readonly params: Promise<{ readonly classId: string; readonly cardId: string }> };

const load = cache(async (classId: string, cardId: string) =>
  orNotFound(classCardView(await requestContext(), classId, decodeURIComponent(cardId))),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, cardId } = await params;
  return { title: questionWords((await load(classId, cardId)).card) };
}

/** One card, as a class does with it. */
export default async function ClassCardPage({ params }: Props) {
  const { classId, cardId } = await params;
  const view = await load(classId, cardId);
  const { card, figures } = view;
  const base = `/classes/${encodeURIComponent(classId)}`;
  return (
    <div className="morning">
      <h1 className="question" dir="auto">
        {questionWords(card)}
      </h1>
      <p className="lede" dir="auto">
        {answerWords(card)}
      </p>
      <section className="section" aria-labelledby="figures">
        <header>
          <h2 id="figures">How it goes</h2>
          <p>{view.titles.map(typeset).join(", ")}</p>
        </header>
        <div>
          <p className="read">
            {figures.pupils === 0
              ? "Nobody has answered it yet."
              : `${figures.right} of ${counted(figures.pupils, "pupil")} were right at their first try (facility ${percent(figures.right / figures.pupils)}).`}
            {figures.verified.pupils > 0
              ? ` Where the answer was typed, chosen or heard in class, ${figures.verified.right} of ${figures.verified.pupils}.`
              : ""}
          </p>
          <p className="small quiet">{discriminationWords(view.discrimination)}</p>
        </div>
      </section>
      <section className="section" aria-labelledby="wrong">
        <header>
          <h2 id="wrong">Said instead</h2>
          <p>Typed or chosen.</p>
        </header>
        <Wrong view={view} base={base} />
      </section>
      <section className="section" aria-labelledby="pupils">
        <header>
          <h2 id="pupils">Pupils</h2>
        </header>
        <Pupils view={view} base={base} />
      </section>
      <section className="section" aria-labelledby="receipt">
        <header>
          <h2 id="receipt">Where it stands</h2>
        </header>
        <ReceiptList card={card} />
      </section>
    </div>
  );
}

function discriminationWords(value: number | null): string {
  if (value === null)
    return "Too few pupils have answered it in four weeks to say whether it tells who knows the matter.";
  const told = `Discrimination ${value.toFixed(2)}: `;
  if (value >= 0.3) return `${told}who knows the other cards tends to know this one.`;
  if (value >= 0.1) return `${told}it tells little about who knows the other cards.`;
  return `${told}who knows the other cards does no better here. Look at the wording and the answer.`;
}

function Wrong({ view, base }: { readonly view: CardView; readonly base: string }) {
  if (view.figures.wrong.length === 0) return <p className="quiet">Nothing wrong was typed or chosen.</p>;
  return (
    <table className="class-table stacked">
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {view.figures.wrong.map(({ text, pupils }) => (
          <tr key={text}>
            <th scope="row">
              “<bdi>{typeset(text)}</bdi>”
            </th>
            <td data-label="by">
              {pupils.map((pupilId, i) => (
                <span key={pupilId}>
                  {i > 0 ? ", " : ""}
                  <Link href={`${base}/pupils/${encodeURIComponent(pupilId)}`} prefetch={false}>
                    {view.names.get(pupilId) ?? "somebody"}
                  </Link>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pupils({ view, base }: { readonly view: CardView; readonly base: string }) {
  return (
    <table className="class-table stacked">
      <thead>
        <tr>
          <th scope="col">Pupil</th>
          <th scope="col" className="r">
            Right
          </th>
          <th scope="col" className="r">
            Known now
          </th>
          <th scope="col">Last wrong answer</th>
        </tr>
      </thead>
      <tbody>
        {view.pupils.map((one) => (
          <tr key={one.pupilId}>
            <th scope="row">
              <Link href={`${base}/pupils/${encodeURIComponent(one.pupilId)}`} prefetch={false}>
                {one.name}
              </Link>
            </th>
            <td className="r num" data-label="right">
              {one.answers === 0 ? "not asked" : `${one.right} of ${one.answers}`}
            </td>
            <td className="r num" data-label="known now">
              {one.recall === null ? "not met" : percent(one.recall)}
            </td>
            <td data-label="last wrong">
              {one.lastWrong === null ? null : (
                <>
                  “<bdi>{typeset(one.lastWrong)}</bdi>”
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
