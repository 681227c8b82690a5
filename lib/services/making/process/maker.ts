import type { MakeInput } from "#lib/decks/made.ts";
import { cutMade } from "../made-parts.ts";
import { serve } from "./serve.ts";

// The process that makes a dossier's cards. Its input: the `MakeInput` as JSON.

await serve(async (input, tell) => {
  const { make } = await import("#lib/decks/make.ts");
  const made = make(inputIn(input), (value) => tell({ kind: "progress", value }));
  const { parts, rest } = cutMade(made);
  for (const part of parts) tell({ kind: "part", list: part.list, items: [...part.items] });
  return rest;
});

/** Safe: `make-in-process.ts` wrote it from a value of this type. */
function inputIn(bytes: Uint8Array): MakeInput {
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as MakeInput;
}
