import { describe, it } from "vitest";
import { COMPATIBLE, DISPUTED, NOTES } from "#tests/fixtures/conflicts/dossiers.ts";
import { expectDisputes } from "./expect-disputes.ts";

describe("what documents disagree about", () => {
  it.each([...DISPUTED, ...NOTES])("finds that $name, and nothing else", expectDisputes);

  it.each(COMPATIBLE)("stays silent: $name", expectDisputes);
});
