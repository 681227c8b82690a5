import { describe, it } from "vitest";
import { UNLIKE_DATES } from "#tests/fixtures/conflicts/unlike-dates.ts";
import { UNLIKE_DECOYS } from "#tests/fixtures/conflicts/unlike-decoys.ts";
import { UNLIKE_COMPATIBLE, UNLIKE_FACTS } from "#tests/fixtures/conflicts/unlike-facts.ts";
import { UNLIKE_MORE } from "#tests/fixtures/conflicts/unlike-more.ts";
import { expectDisputes } from "./expect-disputes.ts";

describe("disagreements on many subjects", () => {
  it.each([...UNLIKE_DATES, ...UNLIKE_FACTS, ...UNLIKE_MORE])(
    "finds that $name, and nothing else",
    expectDisputes,
  );

  it.each([...UNLIKE_COMPATIBLE, ...UNLIKE_DECOYS])("stays silent: $name", expectDisputes);
});
