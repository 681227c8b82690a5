import { readFile } from "node:fs/promises";
import path from "node:path";
import { benchGenerator } from "../bench/generator.ts";
import type { Row } from "../bench/table.ts";
import { benchHostile, type HostileWanted } from "./hostile.ts";
import { numberAt, ours, reportIn, scorer } from "./scorers.ts";

/** Where the measuring sets are, where we may write, and whether misses are wanted. */
export type Place = {
  readonly gold: string;
  readonly documents: string;
  readonly work: string;
  readonly misses: (title: string, text: string) => void;
  readonly hostile: HostileWanted;
};

type Measure = (place: Place) => Promise<readonly Row[]>;

const ALL = "100000";

function row(what: string, measured: number, aim: string, met: boolean): Row {
  return { what, measured: String(Math.round(measured * 10) / 10), aim, met };
}

const atLeast = (what: string, measured: number, least: number): Row =>
  row(what, measured, `>= ${least}`, measured >= least);

const exactly = (what: string, measured: number, wanted: number): Row =>
  row(what, measured, String(wanted), measured === wanted);

const dates: Measure = async ({ gold, work, misses }) => {
  const corpus = path.join(gold, "corpora/history-dates.jsonl");
  const found = path.join(work, "dates.jsonl");
  await ours("extract.ts", [], { input: corpus, output: found });
  const output = await scorer(gold, "score-dates.mjs", ["dates", corpus, found, "--errors", ALL]);
  const report = reportIn(output);
  misses("dates", output.slice(output.lastIndexOf("\n}") + 2));
  const of = (kind: string): number => numberAt(report, "byGranularity", kind, "valueF1");
  return [
    atLeast("dates, value F1", numberAt(report, "value", "F1"), 87),
    atLeast("dates, strict span F1", numberAt(report, "strict", "F1"), 84),
    ...["day", "month", "year"].map((kind) => atLeast(`dates, ${kind} alone, value F1`, of(kind), 90)),
  ];
};

const roles: Measure = async ({ gold, work, misses }) => {
  const corpus = path.join(gold, "corpora/verb-roles.jsonl");
  const found = path.join(work, "roles.jsonl");
  await ours("extract.ts", [], { input: corpus, output: found });
  const output = await scorer(gold, "score-roles.mjs", ["roles", corpus, found, "--errors", ALL]);
  const report = reportIn(output);
  misses("roles", output.slice(output.lastIndexOf("\n}") + 2));
  return [
    atLeast("agent of a verb, F1", numberAt(report, "agent", "half", "F1"), 64),
    atLeast("object of a verb, F1", numberAt(report, "object", "half", "F1"), 68),
  ];
};

/** Quotations, cards and model cards come from one reading of the five documents. */
const parts: Measure = async ({ gold, work, misses }) => {
  const corpus = path.join(gold, "docs.jsonl");
  const found = path.join(work, "docs.jsonl");
  await ours("extract.ts", [], { input: corpus, output: found });
  const quotes = await scorer(gold, "score-quotes.mjs", ["seeds", corpus, found, "--errors", ALL]);
  misses("speakers", quotes.slice(quotes.lastIndexOf("\n}") + 2));
  const cards = await scorer(gold, "score-cards.mjs", [
    corpus,
    found,
    "--model",
    path.join(gold, "seeds/model-cards.jsonl"),
    "--noise",
    path.join(gold, "seeds/noise.jsonl"),
  ]);
  misses("model cards", cards.slice(cards.lastIndexOf("\n}") + 2));
  const met = /"modelRecallAll":\s*"(?<met>\d+)\//u.exec(cards)?.groups?.met ?? "0";
  const right = numberAt(reportIn(quotes), "endToEnd", "tp");
  return [
    {
      ...atLeast("right speaker", right, 28),
      measured: `${right} of ${numberAt(reportIn(quotes), "endToEnd", "gold")}`,
    },
    { ...atLeast("model cards met", Number(met), 34), measured: `${met} of 40` },
  ];
};

const deck: Measure = async ({ gold, documents, work, misses }) => {
  const out = path.join(work, "deck");
  await ours("decks.ts", [documents, "--out", out]);
  const args = [
    "--deck",
    path.join(out, "all.json"),
    "--gold",
    path.join(gold, "seeds.json"),
    "--docs",
    documents,
  ];
  const lines = (await scorer(gold, "score-deck.mjs", [...args, "--gates"])).trimEnd().split("\n");
  misses("deck", await scorer(gold, "score-deck.mjs", [...args, "--missed", "--unmatched"]));
  const report: unknown = JSON.parse(lines.at(-1) ?? "null");
  const all = (...names: readonly string[]): number => numberAt(report, "table", "all", ...names);
  const faults = (name: string): number => numberAt(report, "faults", name);
  return [
    atLeast("deck, recall overall %", 100 * all("overall", "recall"), 75),
    atLeast("deck, recall core %", 100 * all("core", "recall"), 92),
    atLeast("deck, strict recall core %", (100 * all("core", "strict")) / all("core", "gold"), 70),
    atLeast("deck, precision %", 100 * all("precision"), 75),
    exactly(
      "deck, required conflicts found",
      numberAt(report, "conflicts", "found"),
      numberAt(report, "conflicts", "gold"),
    ),
    exactly("deck, false alarms", numberAt(report, "conflicts", "falseAlarms"), 0),
    exactly("deck, noise cards", faults("noiseCards"), 0),
    exactly("deck, inexact evidence", faults("inexactEvidence"), 0),
    exactly("deck, duplicates", faults("duplicates"), 0),
    exactly("deck, give-aways", faults("giveaways"), 0),
  ];
};

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);

/** Copies of articles with planted disagreements and decoys, ten seeds pooled. */
const planted: Measure = async ({ gold, work, misses }) => {
  const sum = { gold: 0, found: 0, predicted: 0, right: 0, decoys: 0, onDecoys: 0 };
  for (const seed of SEEDS) {
    const made = path.join(work, `planted-${seed}`);
    await scorer(gold, "make-conflicts.mjs", [
      path.join(gold, "docs.jsonl"),
      made,
      "--seed",
      String(seed),
      "--max",
      "22",
    ]);
    const [wanted, decoys, found] = ["gold.jsonl", "decoys.jsonl", "found.jsonl"].map((name) =>
      path.join(made, name),
    );
    await ours("extract.ts", ["--conflicts"], { input: path.join(made, "docs.jsonl"), output: found ?? "" });
    const args = [wanted ?? "", found ?? "", "--decoys", decoys ?? "", "--errors", ALL];
    const output = await scorer(gold, "score-conflicts.mjs", args);
    const report = reportIn(output);
    misses(`planted disagreements, seed ${seed}`, output.slice(output.indexOf("\n") + 1));
    sum.gold += numberAt(report, "gold");
    sum.predicted += numberAt(report, "predicted");
    sum.found += (numberAt(report, "recall") / 100) * numberAt(report, "gold");
    sum.right += ((numberAt(report, "precision") || 0) / 100) * numberAt(report, "predicted");
    sum.onDecoys += numberAt(report, "falseAlarmsOnDecoys");
    sum.decoys += (await readFile(decoys ?? "", "utf8")).split("\n").filter((line) => line !== "").length;
  }
  const precision = sum.predicted === 0 ? 0 : sum.right / sum.predicted;
  const recall = sum.gold === 0 ? 0 : sum.found / sum.gold;
  const f1 = precision + recall === 0 ? 0 : (200 * precision * recall) / (precision + recall);
  const share = sum.decoys === 0 ? 0 : (100 * sum.onDecoys) / sum.decoys;
  return [
    atLeast("planted disagreements, seeds 1 to 10 pooled, F1", f1, 95),
    row("decoys reported %", share, "<= 1", share <= 1),
  ];
};

/** Each part of the report under the name by which it can be asked for alone. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  dates,
  roles,
  parts,
  deck,
  planted,
  speed: benchGenerator,
  hostile: (place) => benchHostile(place.hostile),
};
