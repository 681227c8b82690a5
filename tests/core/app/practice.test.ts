import { describe, expect, it } from "vitest";
import { askedIn, within } from "#app/practice/asked.ts";

describe("a way to choose cards for practice", () => {
  const from = (q: string) => askedIn({ q });

  it("keeps to the cards of the search that was brought along, whatever it joins", () => {
    expect(within(from("deck:Geo"), "is:new")).toBe("(deck:Geo) is:new");
    expect(within(from("deck:Geo or deck:Sea"), "rated:7:1")).toBe("(deck:Geo or deck:Sea) rated:7:1");
    expect(within(from("deck:Geo"), "")).toBe("deck:Geo");
  });

  it("takes all decks where no search was brought along", () => {
    expect(within(from(" "), "is:new")).toBe("is:new");
    expect(within(from(""), "")).toBe("");
  });
});
