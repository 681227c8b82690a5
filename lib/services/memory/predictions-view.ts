import { predictionSumsOf } from "#lib/db/queries/figures.ts";
import { type OfferRow, offersOf } from "#lib/db/queries/parameter-offers.ts";
import { type Judged, judgedBy, PredictionCount } from "#lib/memory/prediction-sums.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { presetBook } from "../options/preset-book.ts";
import { isOfClass } from "./begin-by-class.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import type { Reckoner } from "./memory-view.ts";
import { FIGURES_VERSION } from "./sum-up.ts";

/** An offer of fitted weights as the page shows it. */
export type OfferView = {
  readonly id: string;
  readonly at: number;
  readonly state: "too-few" | "not-better" | "better" | "adopted" | "taken-back";
  readonly scored: number;
  readonly heldOut: number | null;
  /** Log loss and RMSE(bins) on the held-out answers; null where there were too few. */
  readonly before: { readonly logLoss: number; readonly rmse: number } | null;
  readonly after: { readonly logLoss: number; readonly rmse: number } | null;
};

export type PredictionsView = {
  readonly judged: Judged;
  /** Whose weights are in use: the published ones, those of a class, or the learner's own. */
  readonly weights: "published" | "class" | "own";
  /** The latest offer; null before the first. */
  readonly offer: OfferView | null;
};

/** How right the predictions were over the viewer's whole log under the weights in use. A visitor has none. */
export async function predictionsView(ctx: Ctx, reckoner: Reckoner): Promise<PredictionsView> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  if (userId === null)
    return { judged: judgedBy(new PredictionCount().sums()), weights: "published", offer: null };
  await bringUpToDate(ctx, reckoner);
  const [{ base }, [latest], known] = await Promise.all([
    presetBook(read, userId),
    offersOf(read, userId, 1),
    predictionSumsOf(read, userId, FIGURES_VERSION),
  ]);
  const judged = judgedBy(known?.sums ?? new PredictionCount().sums());
  return {
    judged,
    weights: whose(base.parametersId),
    offer: latest ? viewOf(latest) : null,
  };
}

function whose(parametersId: string): PredictionsView["weights"] {
  if (parametersId === DEFAULT_PRESET.parametersId) return "published";
  return isOfClass(parametersId) ? "class" : "own";
}

const MILLION = 1_000_000;
const STATES: readonly OfferView["state"][] = ["too-few", "not-better", "better", "adopted", "taken-back"];

function viewOf(row: OfferRow): OfferView {
  const scores = (loss: number | null, rmse: number | null): OfferView["before"] =>
    loss === null || rmse === null ? null : { logLoss: loss / MILLION, rmse: rmse / MILLION };
  return {
    id: row.id,
    at: row.createdAt,
    state: STATES.find((state) => state === row.state) ?? "not-better",
    scored: row.scored,
    heldOut: row.heldOut,
    before: scores(row.lossBefore, row.rmseBefore),
    after: scores(row.lossAfter, row.rmseAfter),
  };
}
