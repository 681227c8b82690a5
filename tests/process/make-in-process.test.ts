import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { MakeInput, MakeProgress } from "#lib/decks/made.ts";
import { make } from "#lib/decks/make.ts";
import { makeInProcess } from "#lib/services/making/make-in-process.ts";

const FOLDER = "decks/sample/documents";
const input: MakeInput = {
  title: "The Long Bridge",
  documents: ["1-the-long-bridge.md"].map((name) => {
    const raw = readFileSync(`${FOLDER}/${name}`, "utf8");
    const sha256 = createHash("sha256").update(raw).digest("hex");
    return { raw, source: { name, title: "", format: "markdown", sha256, length: raw.length } };
  }),
};

describe("a dossier that is made in a process of its own", () => {
  it("is what it would have been in this one, and tells its steps", async () => {
    const steps: MakeProgress[] = [];
    const made = await makeInProcess(input, { onProgress: (step) => steps.push(step) });
    const here: MakeProgress[] = [];
    expect(made).toEqual(JSON.parse(JSON.stringify(make(input, (step) => here.push(step)))));
    expect(made.deck.cards.length).toBeGreaterThan(5);
    expect(steps).toEqual(here);
  });

  it("is left when the one who asked gives up at a step", async () => {
    const onProgress = (): void => {
      throw new Error("enough");
    };
    await expect(makeInProcess(input, { onProgress })).rejects.toThrow("enough");
  });
});
