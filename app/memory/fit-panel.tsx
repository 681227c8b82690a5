"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useActionState, useRef, useState } from "react";
import { counted } from "#app/_ui/words.ts";
import type { OfferView, PredictionsView } from "#lib/services/memory/predictions-view.ts";
import { act, type MemoryNotice } from "./actions.ts";
import { readFit } from "./read-fit.ts";

type Props = { readonly weights: PredictionsView["weights"]; readonly offer: OfferView | null };

/** Whether the learner's own weights would predict better: sought when asked, offered when so, taken and taken back. */
export function FitPanel({ weights, offer }: Props) {
  const router = useRouter();
  const [notice, action, pending] = useActionState<MemoryNotice | null, FormData>(act, null);
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stopping = useRef<AbortController | null>(null);

  async function look(): Promise<void> {
    stopping.current = new AbortController();
    setProblem(null);
    setDone(0);
    const outcome = await readFit(stopping.current.signal, setDone);
    setDone(null);
    if (outcome.kind === "problem") setProblem(outcome.message);
    else if (outcome.kind === "done") router.refresh();
  }

  return (
    <section className="section" aria-labelledby="weights">
      <header>
        <h2 id="weights">Fitted to you</h2>
        <p>The memory model has 21 weights. They can be learnt from your own answers.</p>
      </header>
      <div className="stack">
        <p className="figure-note">{STANDING[weights]}</p>
        {weights === "class" ? (
          <form action={action}>
            <button type="submit" className="btn" name="do" value="leave-class" disabled={pending}>
              Go back to the published weights
            </button>
          </form>
        ) : null}
        {offer ? <OfferWords offer={offer} /> : null}
        {offer?.state === "better" || offer?.state === "taken-back" ? (
          <p>
            <Link href={`/memory/weights?offer=${encodeURIComponent(offer.id)}`} prefetch={false}>
              What they would change
            </Link>
          </p>
        ) : null}
        {offer && (offer.state === "better" || offer.state === "taken-back" || offer.state === "adopted") ? (
          <form action={action}>
            <input type="hidden" name="offerId" value={offer.id} />
            <button
              type="submit"
              className={`btn${offer.state === "better" ? " go" : ""}`}
              name="do"
              value={offer.state === "adopted" ? "take-back" : "adopt"}
              disabled={pending}
            >
              {offer.state === "adopted" ? "Go back to the weights before" : "Study by these"}
            </button>
          </form>
        ) : null}
        {done === null ? (
          <p className="scripted">
            <button type="button" className="btn" onClick={() => void look()}>
              {offer ? "Look again" : "Look at my answers"}
            </button>
          </p>
        ) : (
          <div className="row">
            <progress max={1} value={done} aria-label="Looking at your answers" />
            <button type="button" className="btn plain" onClick={() => stopping.current?.abort()}>
              Stop
            </button>
          </div>
        )}
        <output className={notice?.ok === false || problem ? "said danger" : "said quiet"}>
          {problem ?? notice?.text ?? ""}
        </output>
      </div>
    </section>
  );
}

const STANDING: Readonly<Record<PredictionsView["weights"], string>> = {
  published: "Your cards are scheduled by the published weights, the mean of many people.",
  class:
    "Your cards are scheduled by weights of your class: what its pupils’ answers taught together. They are a beginning, until your own answers say more.",
  own: "Your cards are scheduled by weights fitted to you.",
};

function OfferWords({ offer }: { readonly offer: OfferView }) {
  if (offer.before === null || offer.after === null)
    return (
      <p className="figure-note">
        {counted(offer.scored, "answer")} after a day or more so far. A fit needs 400, on several days, before
        it can beat the mean of many people.
      </p>
    );
  const held = counted(offer.heldOut ?? 0, "answer");
  return (
    <>
      <p className="figure-note">
        {offer.state === "not-better"
          ? `Fitted to what came before, weights would not have predicted your latest ${held} clearly better: by no more than chance would explain. Those in use stay.`
          : `Fitted to what came before each time, weights would have predicted your latest ${held} better, by more than chance would explain.`}
      </p>
      <table aria-label="Before and after">
        <thead>
          <tr>
            <th scope="col">On the latest answers</th>
            <th scope="col" className="r">
              In use then
            </th>
            <th scope="col" className="r">
              Fitted
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Log loss</th>
            <td className="r">{offer.before.logLoss.toFixed(4)}</td>
            <td className="r">{offer.after.logLoss.toFixed(4)}</td>
          </tr>
          <tr>
            <th scope="row">RMSE(bins)</th>
            <td className="r">{offer.before.rmse.toFixed(4)}</td>
            <td className="r">{offer.after.rmse.toFixed(4)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
