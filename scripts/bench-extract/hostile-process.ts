import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { make } from "#lib/decks/make.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";
import { GROWING, type Growing, inManyWordings, MEETING } from "#tests/golden/hostile-texts.ts";

const LENGTH = 1_000_000;
/**
 * What is no prose is put aside; what could be honest may cost what prose of its length costs, and what comparing costs.
 * In many wordings none of it is put aside, so that every stage is met.
 */
const KINDS: Readonly<
  Record<string, { readonly most: number; readonly parts: number; readonly texts: readonly Growing[] }>
> = {
  "no prose": { most: 1, parts: 1, texts: GROWING },
  prose: { most: 3, parts: 1, texts: MEETING },
  "prose in many wordings": { most: 3, parts: 1, texts: MEETING.map(inManyWordings) },
  "prose, in two documents": { most: 6, parts: 2, texts: MEETING },
  "prose in many wordings, in two documents": { most: 6, parts: 2, texts: MEETING.map(inManyWordings) },
};

/** A megabyte of one hostile kind: what it is called, how many seconds it may take, and how many it took. */
export type HostileRow = { readonly what: string; readonly most: number; readonly taken: number };

async function measure(only: string | null, profiles: string | null): Promise<readonly HostileRow[]> {
  const rows: HostileRow[] = [];
  for (const [kind, { most, parts, texts }] of Object.entries(KINDS)) {
    for (const [text, write, format = "text"] of texts) {
      const what = `hostile, ${kind}: ${text}`;
      if (only !== null && !what.includes(only)) continue;
      const raws = Array.from({ length: parts }, (_, i) => `${"\n".repeat(i)}${write(LENGTH / parts)}`);
      const seconds = (): number => secondsFor(raws, format);
      rows.push({
        what,
        most,
        taken: profiles === null ? seconds() : await profiled(what, profiles, seconds),
      });
    }
  }
  return rows;
}

/** Keeps where the time went, in the form that the developer tools of browsers open. */
async function profiled(what: string, folder: string, seconds: () => number): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  const taken = seconds();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  writeFileSync(path.join(folder, `${what.replace(/[^a-z]+/gu, "-")}.cpuprofile`), JSON.stringify(profile));
  return taken;
}

/** The first texts of a process are read while the code is still being compiled. */
function warmUp(): void {
  for (const [, write, format = "text"] of [...GROWING, ...MEETING]) secondsFor([write(LENGTH / 50)], format);
}

/** Seconds of processor time from texts to their dossier. */
function secondsFor(raws: readonly string[], format: DocumentFormat): number {
  const documents = raws.map((raw, i) => ({
    raw,
    source: { name: `${i}.${format}`, title: "", format, sha256: "0".repeat(64), length: raw.length },
  }));
  const before = process.cpuUsage();
  make({ title: "Any", documents }, () => {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const { values } = parseArgs({ options: { only: { type: "string" }, profiles: { type: "string" } } });
warmUp();
console.log(JSON.stringify(await measure(values.only ?? null, values.profiles ?? null)));
