// One fit in a process of its own, so that its time and memory are its own: `ours` or `binding`, and how many answers.
// The binding ends the whole process on a card without an answer after a day, so such cards are left out for both.
import { fitParameters } from "#lib/memory/fit.ts";
import { predictions } from "#lib/memory/loss.ts";
import { logLoss } from "#lib/memory/scores.ts";
import { personalWeights, simulatedLog } from "../bench/simulated-log.ts";

const [engine = "ours", answers = "1000"] = process.argv.slice(2);
const weights = personalWeights("once");
const log = simulatedLog(weights, Number(answers), "once");
const fresh = simulatedLog(weights, 20_000, "once again");
const before = process.resourceUsage();
const since = performance.now();
const parameters = engine === "binding" ? await byBinding() : fitParameters(log);
const wall = performance.now() - since;
const after = process.resourceUsage();
console.log(
  JSON.stringify({
    wall,
    cpu: (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1000,
    rss: after.maxRSS / 1024,
    loss: logLoss(predictions(fresh, parameters ?? [])),
  }),
);

/** As much of the native package as is used here; it is no dependency, so its own types may be missing. */
type Native = {
  readonly FSRSBindingReview: new (rating: number, gap: number) => object;
  readonly FSRSBindingItem: new (reviews: readonly object[]) => object;
  readonly computeParameters: (
    items: readonly object[],
    options: { readonly enableShortTerm: boolean; readonly timeout: number },
  ) => Promise<readonly number[]>;
};

async function byBinding(): Promise<readonly number[]> {
  // Not among the dependencies: it names packages for platforms that were never published, so that no lock file holds.
  // `npm install --no-save @open-spaced-repetition/binding@0.5.0` brings it for a comparison.
  const name = "@open-spaced-repetition/binding";
  const { computeParameters, FSRSBindingItem, FSRSBindingReview } = (await import(name)) as Native;
  // One item for each answer after a day, with all answers before it, in the order in which they were given.
  const items: { readonly day: number; readonly item: object }[] = [];
  for (let card = 0; card + 1 < log.starts.length; card += 1) {
    const reviews: object[] = [];
    for (let i = log.starts[card] ?? 0; i < (log.starts[card + 1] ?? 0); i += 1) {
      reviews.push(new FSRSBindingReview(log.ratings[i] ?? 1, log.gaps[i] ?? 0));
      if ((log.gaps[i] ?? 0) > 0)
        items.push({ day: log.days[i] ?? 0, item: new FSRSBindingItem([...reviews]) });
    }
  }
  items.sort((a, b) => a.day - b.day);
  return computeParameters(
    items.map(({ item }) => item),
    // It looks up only so often, and takes at least as long.
    { enableShortTerm: true, timeout: 5 },
  );
}
