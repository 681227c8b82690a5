import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { MakeDocument, MakeInput, MakeProgress } from "#lib/decks/made.ts";
import { make } from "#lib/decks/make.ts";
import { makeInProcess } from "#lib/services/making/make-in-process.ts";
import { makeTogether } from "#lib/services/making/process/make-together.ts";
import { madeDocuments } from "#scripts/bench/made-documents.ts";

function document(name: string, raw: string, format: MakeDocument["source"]["format"]): MakeDocument {
  const sha256 = createHash("sha256").update(raw).digest("hex");
  return { raw, source: { name, title: "", format, sha256, length: raw.length } };
}

/** Long enough for two threads, with two documents that contradict each other among it. */
const input: MakeInput = {
  title: "A shelf",
  documents: [
    document("bridge.txt", "The bridge at Orrin was opened on 4 May 1881 by Queen Helga.", "text"),
    ...madeDocuments(155_000).map((raw, i) => document(`${i}.txt`, raw, "text")),
    document("gazette.html", "<p>The bridge at Orrin was opened on 9 June 1881 by Queen Helga.</p>", "html"),
  ],
};

const alone = make(input, () => {});

describe("a dossier that is long enough for two threads", () => {
  it("is what one thread makes of it", async () => {
    const made = await makeInProcess(input);
    expect(made).toEqual(JSON.parse(JSON.stringify(alone)));
    const disputed = made.deck.conflicts.map((one) => one.claims.map((claim) => claim.document));
    expect(disputed).toContainEqual(["bridge.txt", "gazette.html"]);
    expect(made.deck.cards.length).toBeGreaterThan(100);
  });

  it("tells its steps in order, whoever reads", async () => {
    const steps: MakeProgress[] = [];
    await makeInProcess(input, { onProgress: (step) => steps.push(step) });
    const read = steps.filter((one) => one.phase === "reading").map((one) => one.done);
    expect(read).toEqual([...new Set(read)].sort((a, b) => a - b));
    expect(read.length).toBeGreaterThan(0);
    expect(steps.slice(read.length).map((one) => one.phase)).toEqual(["comparing", "writing"]);
    expect(steps.some((one) => one.preview !== null)).toBe(true);
    for (const { phase, at, done } of steps)
      if (phase === "reading") expect(at).toBe(input.documents[done]?.source.name);
  });

  it.each([
    ["cannot be started", 'throw new Error("no");'],
    [
      "ends in the middle",
      'require("node:worker_threads").parentPort.once("message", () => process.exit(1));',
    ],
  ])("is made by the first thread alone when the second %s", async (_, script) => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "dossier-thread-")), "comparer.cjs");
    writeFileSync(file, script);
    expect(await makeTogether(input, () => {}, pathToFileURL(file))).toEqual(alone);
  });
});
