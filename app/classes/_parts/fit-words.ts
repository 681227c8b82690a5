import { counted } from "#app/_ui/words.ts";
import type { ClassOffer } from "#lib/memory/pool.ts";

/** What a look at the answers of a class came to. */
export function fitWords(offer: ClassOffer | null): string {
  if (offer === null) return "Stopped. Nothing was changed.";
  const basis = `${counted(offer.scored, "answer")} of ${counted(offer.pupils, "pupil")}`;
  if (offer.kind === "too-few") return `Too few yet: ${basis}.`;
  if (offer.kind === "not-better")
    return `The published weights predict this class as well (${basis}). New pupils begin with those.`;
  const [before, after] = [offer.before.logLoss, offer.after.logLoss];
  return `Learnt from ${basis}: for pupils left out of the learning the log loss is ${after.toFixed(4)} instead of ${before.toFixed(4)}.`;
}
