import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FairTurns } from "#lib/services/account/fair-turns.ts";

/** Turns whose jobs end when the test says so. */
function at(atOnce: number, places: number) {
  const turns = new FairTurns(atOnce, places, () => new Error("no place"));
  const begun: string[] = [];
  const refused: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (line: string, name = line) => {
    const job = () =>
      new Promise<void>((resolve) => {
        begun.push(name);
        ends.push(resolve);
      });
    void turns.run(line, job).catch(() => refused.push(name));
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  /** Ends what runs, one after the other, until nothing waits. */
  const playOut = async () => {
    await settled();
    for (let next = ends.shift(); next; next = ends.shift()) {
      next();
      await settled();
    }
  };
  return { ask, begun, refused, settled, playOut };
}

describe("turns", () => {
  it("are given to each line in its turn, and within a line in the order of coming", async () => {
    const { ask, begun, playOut } = at(1, 100);
    for (const name of ["a1", "a2", "a3", "a4"]) ask("a", name);
    for (const name of ["b1", "b2"]) ask("b", name);
    ask("c", "c1");
    await playOut();
    expect(begun).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4"]);
  });

  it("are taken from the end of the longest line when there is no place left for who comes from elsewhere", async () => {
    const { ask, begun, refused, settled, playOut } = at(1, 4);
    for (const name of ["a1", "a2", "a3", "a4", "a5"]) ask("a", name);
    ask("a", "a6");
    ask("b", "b1");
    await settled();
    expect(refused).toEqual(["a6", "a5"]);
    ask("b", "b2");
    await settled();
    expect(refused).toEqual(["a6", "a5", "a4"]);
    // Two each: neither has more than the other would have.
    ask("b", "b3");
    await playOut();
    expect(refused).toEqual(["a6", "a5", "a4", "b3"]);
    expect(begun).toEqual(["a1", "a2", "b1", "a3", "b2"]);
  });

  it("go on after a job that fails", async () => {
    const turns = new FairTurns(1, 10, () => new Error("no place"));
    const failing = turns.run("a", () => Promise.reject(new Error("fails")));
    const next = turns.run("a", () => Promise.resolve("done"));
    await expect(failing).rejects.toThrow("fails");
    await expect(next).resolves.toBe("done");
  });

  it("never come to more than can run at once, and everybody is served or refused", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 }),
        async (atOnce, lines) => {
          let running = 0;
          let most = 0;
          const turns = new FairTurns(atOnce, 5, () => new Error("no place"));
          const all = await Promise.allSettled(
            lines.map((line) =>
              turns.run(line, async () => {
                running += 1;
                most = Math.max(most, running);
                await Promise.resolve();
                running -= 1;
              }),
            ),
          );
          expect(all).toHaveLength(lines.length);
          expect(most).toBeLessThanOrEqual(atOnce);
          const served = all.filter((one) => one.status === "fulfilled").length;
          expect(served).toBe(Math.min(lines.length, atOnce + 5));
        },
      ),
    );
  });
});
