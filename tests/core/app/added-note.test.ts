import { expect, it } from "vitest";
import { addedNote } from "#app/dossiers/[dossierId]/changes/added-note.ts";

const cards = (...drafts: readonly boolean[]) => drafts.map((draft) => ({ draft }));

it("calls new cards drafts as long as they are", () => {
  expect(addedNote(cards(true, true))).toBe("Drafts until you publish them.");
  expect(addedNote(cards(false, false))).toBe("They were found for the first time.");
  expect(addedNote(cards(true, false))).toBe("One draft until you publish; the others are decided.");
});
