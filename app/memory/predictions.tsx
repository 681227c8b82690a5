import { counted, figure } from "#app/_ui/words.ts";
import type { CalibrationBin } from "#lib/memory/scores.ts";
import type { Ctx } from "#lib/services/context.ts";
import { calculator } from "#lib/services/memory/calculator.ts";
import { predictionsView } from "#lib/services/memory/predictions-view.ts";
import { CalibrationChart, percent } from "./_charts/calibration-chart.tsx";
import { Figure } from "./_charts/figure.tsx";
import { FitPanel } from "./fit-panel.tsx";

/** Below so many answers a curve says nothing. */
const ENOUGH = 50;

/** How far the predictions were right, and whether the learner's own numbers would be better. */
export async function Predictions({ ctx }: { readonly ctx: Ctx }) {
  const { judged, weights, offer } = await predictionsView(ctx, calculator());
  const { bins, scored } = judged;
  return (
    <>
      {scored < ENOUGH ? (
        <section className="section" aria-labelledby="predictions">
          <header>
            <h2 id="predictions">Are the predictions right?</h2>
          </header>
          <p className="figure-note">
            {scored === 0
              ? "No card has been asked again after a day or more yet."
              : `${counted(scored, "answer")} so far; from ${ENOUGH} on, this shows predicted against actual recall.`}
          </p>
        </section>
      ) : (
        <Figure
          id="predictions"
          title="Are the predictions right?"
          means={`Predicted against actual recall, ${counted(scored, "review")}. Larger dots, more reviews. Lines: 95 % intervals.`}
          says={`${closeness(bins)} Log loss ${(judged.logLoss ?? 0).toFixed(4)}, RMSE(bins) ${(judged.rmse ?? 0).toFixed(4)}; lower is better.`}
          table={{
            columns: ["Predicted", "Actual", "95 % interval", "Reviews"],
            rows: bins.map((bin) => [
              percent(bin.predicted),
              percent(bin.actual),
              `${percent(bin.low)} to ${percent(bin.high)}`,
              bin.reviews,
            ]),
          }}
        >
          <CalibrationChart bins={bins} />
        </Figure>
      )}
      <FitPanel weights={weights} offer={offer} />
    </>
  );
}

/** "Close: off by 1.9 points on average." and where it is off most. */
export function closeness(bins: readonly CalibrationBin[]): string {
  const total = bins.reduce((sum, bin) => sum + bin.reviews, 0);
  const off = bins.reduce((sum, bin) => sum + bin.reviews * Math.abs(bin.predicted - bin.actual), 0) / total;
  const points = figure(Math.round(off * 1000) / 10);
  const word = off < 0.03 ? "Close" : off < 0.07 ? "Fair" : "Poor";
  // Only a bin whose interval leaves the prediction out says anything.
  const [worst] = bins
    .filter((bin) => bin.predicted < bin.low || bin.predicted > bin.high)
    .sort(
      (a, b) => b.reviews * Math.abs(b.predicted - b.actual) - a.reviews * Math.abs(a.predicted - a.actual),
    );
  const where =
    worst === undefined
      ? ""
      : ` Around ${percent(Math.round(worst.predicted * 100) / 100)} you do ${worst.actual < worst.predicted ? "worse" : "better"} than predicted.`;
  return `${word}: off by ${points} points on average.${where}`;
}
