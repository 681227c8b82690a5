import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInside, RATING_OF, swipeOf } from "../../../app/study/swipe.ts";

const stroke = (dx: number, dy: number, ms = 200) => ({ dx, dy, ms });

describe("a swipe", () => {
  it("is left for Again and right for Good, and up and down where nothing scrolls", () => {
    expect(swipeOf(stroke(-120, 10), false)).toBe("left");
    expect(swipeOf(stroke(120, -30), false)).toBe("right");
    expect(swipeOf(stroke(5, -140), true)).toBe("up");
    expect(swipeOf(stroke(-8, 140), true)).toBe("down");
    expect(RATING_OF).toEqual({ left: 1, down: 2, right: 3, up: 4 });
  });

  it("is none for a scroll, a tap that slipped, a resting finger or a slanted stroke", () => {
    expect(swipeOf(stroke(4, -400), false)).toBeNull();
    expect(swipeOf(stroke(40, 2), true)).toBeNull();
    expect(swipeOf(stroke(200, 0, 1_500), true)).toBeNull();
    expect(swipeOf(stroke(120, 90), true)).toBeNull();
  });

  it("never comes of a finger that scrolls a page", () => {
    const down = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(
        down,
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 0, max: 800 }),
        (dy, dx, ms) => {
          fc.pre(Math.abs(dy) >= Math.abs(dx));
          expect(swipeOf({ dx, dy, ms }, false)).toBeNull();
        },
      ),
    );
  });

  it("leaves the edges of the screen to the system", () => {
    expect(isInside(10, 360)).toBe(false);
    expect(isInside(350, 360)).toBe(false);
    expect(isInside(180, 360)).toBe(true);
  });
});
