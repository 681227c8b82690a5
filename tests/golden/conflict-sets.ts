import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { extract } from "#lib/extract/extract.ts";
import { ROOT } from "./decks-command.ts";

const FOLDER = path.join(ROOT, "tests/golden/conflicts");

/** The words in one document on which a reading stands: the file's name, and a phrase of it. */
type Reading = readonly [document: string, phrase: string];
type Pair = { readonly about: string; readonly readings: readonly [Reading, Reading] };

/** What a dossier of ours truly disagrees about, and the pairs that only look so. */
type Manifest = {
  readonly disputes: readonly (Pair & { readonly kind: string })[];
  readonly compatible: readonly Pair[];
};

/** What was found in one dossier, beside what a careful reader finds. */
export type Scored = {
  readonly disputes: number;
  /** What the missed disagreements are about. */
  readonly missed: readonly string[];
  /** What is reported although no two documents disagree about it. */
  readonly falseAlarms: readonly string[];
};

/** Reads a dossier of tests/golden/conflicts as the product reads files, and holds what is found against its manifest. */
export async function scoreDossier(name: string): Promise<Scored> {
  const folder = path.join(FOLDER, name);
  const { disputes, compatible } = manifestOf(path.join(folder, "disputes.json"));
  const files = readdirSync(folder).filter((file) => file !== "disputes.json");
  const raw = new Map<string, string>();
  const readings = [];
  for (const file of files) {
    const bytes = readFileSync(path.join(folder, file));
    raw.set(file, bytes.toString("utf8"));
    const { document } = await openFile({ name: file, bytes });
    readings.push(extract(document));
  }
  for (const { readings: pair } of [...disputes, ...compatible])
    for (const [file, phrase] of pair)
      if (!raw.get(file)?.includes(phrase)) throw new Error(`${name}/${file} does not say: ${phrase}`);
  const conflicts = findConflicts(readings);
  const isOn = (conflict: Conflict, pair: Pair) => differsOn(conflict, pair, raw);
  return {
    disputes: disputes.length,
    missed: disputes.filter((each) => !conflicts.some((one) => isOn(one, each))).map((each) => each.about),
    falseAlarms: conflicts.filter((one) => !disputes.some((each) => isOn(one, each))).map(told),
  };
}

/** Whether the two readings stand in the conflict as two values. */
function differsOn(conflict: Conflict, pair: Pair, raw: ReadonlyMap<string, string>): boolean {
  const [one, other] = pair.readings.map(([file, phrase]) => {
    const start = raw.get(file)?.indexOf(phrase) ?? -1;
    const on = conflict.claims.filter(
      (claim) => claim.document === file && claim.start < start + phrase.length && start < claim.end,
    );
    return new Set(on.map((claim) => claim.value));
  });
  return [...(one ?? [])].some((value) => [...(other ?? [])].some((against) => against !== value));
}

const told = ({ slot, topic, claims }: Conflict) =>
  `${slot} of ${topic}: ${claims.map((claim) => `${claim.document} “${claim.value}”`).join(" / ")}`;

/** The manifests are ours and are checked phrase by phrase above, so their shape is taken as it is. */
function manifestOf(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
