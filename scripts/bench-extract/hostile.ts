import { make } from "#lib/decks/make.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";
import { GROWING, type Growing, MEETING } from "#tests/golden/hostile-texts.ts";
import type { Row } from "../bench/table.ts";

const LENGTH = 1_000_000;
/** What is no prose is put aside; what could be honest may cost what prose of its length costs, and what comparing costs. */
const MOST_SECONDS = { "no prose": 1, prose: 3, "prose, in two documents": 6 } as const;

/** Seconds of processor time from a text to its dossier, for a megabyte of each hostile kind. */
export async function benchHostile(): Promise<readonly Row[]> {
  const texts = [...GROWING, ...MEETING];
  // The first texts of a process are read while the code is still being compiled.
  for (const [, write, format = "text"] of texts) seconds([write(LENGTH / 50)], format);
  return [
    ...texts.map((one) => row(one, MEETING.includes(one) ? "prose" : "no prose", 1)),
    ...MEETING.map((one) => row(one, "prose, in two documents", 2)),
  ];
}

function row([what, write, format = "text"]: Growing, kind: keyof typeof MOST_SECONDS, parts: number): Row {
  const raws = Array.from({ length: parts }, (_, i) => `${"\n".repeat(i)}${write(LENGTH / parts)}`);
  const taken = seconds(raws, format);
  const most = MOST_SECONDS[kind];
  return {
    what: `hostile, ${kind}: ${what}`,
    measured: `${taken.toFixed(2)} s`,
    aim: `<= ${most} s`,
    met: taken <= most,
  };
}

function seconds(raws: readonly string[], format: DocumentFormat): number {
  const documents = raws.map((raw, i) => ({
    raw,
    source: { name: `${i}.${format}`, title: "", format, sha256: "0".repeat(64), length: raw.length },
  }));
  const before = process.cpuUsage();
  make({ title: "Any", documents }, () => {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
