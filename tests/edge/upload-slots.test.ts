import { describe, expect, it } from "vitest";
import { takeSlot } from "#app/api/documents/slots.ts";
import type { Ctx } from "#lib/services/context.ts";

const of = (userId: string): Pick<Ctx, "viewer"> => ({
  viewer: {
    kind: "learner",
    userId,
    name: null,
    role: "learner",
    clock: { zone: "UTC", dayStart: 4 },
    tokenHash: "",
    lastUsedAt: 0,
  },
});

describe("the places for uploads", () => {
  it("are three for one person and eight for all, and are given back once", () => {
    const a = [1, 2, 3].map(() => takeSlot(of("a")));
    expect(() => takeSlot(of("a"))).toThrow("follows in a moment");
    const others = ["b", "b", "b", "c", "c"].map((who) => takeSlot(of(who)));
    expect(() => takeSlot(of("d"))).toThrow("follows in a moment");
    a[0]?.();
    a[0]?.();
    const d = takeSlot(of("d"));
    expect(() => takeSlot(of("e"))).toThrow("follows in a moment");
    for (const give of [...a, ...others, d]) give();
    for (const give of [1, 2, 3].map(() => takeSlot(of("a")))) give();
  });
});
