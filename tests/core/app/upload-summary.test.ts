import { describe, expect, it } from "vitest";
import { uploadSummary } from "#app/dossiers/_parts/upload-list.tsx";
import type { Upload } from "#app/dossiers/_parts/use-uploads.ts";

/** Numbers hold to their words. */
const said = (of: readonly Upload[]): string => uploadSummary(of).replaceAll("\u00a0", " ");

const uploads = (...kinds: readonly Upload["state"]["kind"][]): readonly Upload[] =>
  kinds.map((kind, key) => ({ key, name: `${key}.txt`, size: 1, state: { kind } }) as Upload);

describe("the summary of what was added", () => {
  it("counts as read what was read, and says besides what was refused", () => {
    expect(said(uploads("done", "failed", "sending", "waiting"))).toBe(
      "1 of 3 documents read, 1 file not added.",
    );
    expect(said(uploads("done", "done", "failed"))).toBe("2 documents read, 1 file not added.");
    expect(said(uploads("done", "sending"))).toBe("1 of 2 documents read.");
    expect(uploadSummary([])).toBe("");
  });
});
