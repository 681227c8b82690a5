"use client";

import { handSwitch } from "#app/_ui/hand-switch.ts";
import { RatingMeanings } from "#app/_ui/rating-meanings.tsx";

/** Belongs to the learner: the next one at this browser may be new to it. */
const EXPLAIN = handSwitch("dossier.explain-ratings", true);

export const useExplainsRatings = EXPLAIN.useValue;

/** What the four answers mean, above them in a first sitting, until it is put away. */
export function FirstGrades() {
  return (
    <section className="first-grades" aria-label="What the answers mean">
      <RatingMeanings />
      <button type="button" className="btn small" onClick={() => EXPLAIN.set(false)}>
        Got it
      </button>
    </section>
  );
}
