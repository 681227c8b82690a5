import { describe, expect, it } from "vitest";
import { browse } from "#lib/services/browse/browse.ts";
import type { Ctx } from "#lib/services/context.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { withStore } from "../with-store.ts";
import { context, visitor } from "./fixtures.ts";
import { basic, deckOwner } from "./notes/own.ts";

async function found(ctx: Ctx, query: string): Promise<readonly string[]> {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows.map(({ answer: words }) => words).sort() : [];
}

describe("notes that ask the same", () => {
  it("are found by is:duplicate, whatever their case and accents, and no other person's beside them", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const other = await deckOwner(store, "other");
      for (const [front, back] of [
        ["Café", "a"],
        [" cafe ", "b"],
        ["Tea", "c"],
        ["Milk", "d"],
      ] as const)
        await writeNote(ctx, { deckId, note: basic(front, back) });
      await writeNote(other.ctx, { deckId: other.deckId, note: basic("Tea", "e") });
      expect(await found(ctx, "is:duplicate")).toEqual(["a", "b"]);
      expect(await found(ctx, "deck:Spanish -is:duplicate")).toEqual(["c", "d"]);
      expect(await found(other.ctx, "is:duplicate")).toEqual([]);
      expect(await found(context(store, visitor("passing")), "is:duplicate")).toEqual([]);
    }));
});
