import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "#lib/base/csv.ts";
import { newJoinCode, shownCode, typedCode } from "#lib/classes/codes.ts";
import { listedName } from "#lib/classes/names.ts";
import { planRoster, type RosterMember, type RosterState } from "#lib/classes/plan-roster.ts";
import { readRoster } from "#lib/classes/read-roster.ts";
import { goalLater, weeksAhead, weeksLater } from "#lib/classes/shift-dates.ts";

const fold = (name: string) => name.toLowerCase();
const EMPTY: RosterState = { members: [], others: [], groups: [] };

function member(name: string, changes: Partial<RosterMember> = {}): RosterMember {
  const nameFolded = name.toLowerCase().replace(" ", ".");
  return { userId: nameFolded, name, nameFolded, role: "pupil", state: "active", groups: [], ...changes };
}

const planOf = (list: string, state: RosterState = EMPTY) =>
  planRoster(readRoster(list).entries, state, fold);
const kinds = (list: string, state: RosterState = EMPTY) =>
  planOf(list, state).steps.map((step) => step.kind);

describe("a list of names", () => {
  it("is read as people write one", () => {
    const list = "1. Ann Bell\n2) Cat Dean\n- Eve Fox\n\n• Bell, Gus\nHall\tIvy\r\n  José  Núñez \n3 Kim, \n";
    expect(readRoster(list).entries.map((entry) => entry.name)).toEqual([
      "Ann Bell",
      "Cat Dean",
      "Eve Fox",
      "Gus Bell",
      "Hall Ivy",
      "José Núñez",
      "Kim",
    ]);
  });

  it("says the line of each name, empty lines counted", () => {
    expect(readRoster("Ann\n\nBob").entries.map((entry) => entry.line)).toEqual([1, 3]);
  });

  it("keeps names with apostrophes, hyphens, quotes in the middle and other scripts", () => {
    for (const name of ["O'Neill", "Anne-Marie D’Arcy", "Łukasz Żak", "王小明", 'Ann "Annie" Bell', "X Æ"])
      expect(listedName(name)).toBe(name);
    expect(listedName('"Ann Bell"')).toBe("Ann Bell");
  });

  it("never loses a name and never makes one up, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 20 }), (lines) => {
        const { entries } = readRoster(lines.join("\n"));
        expect(entries.length).toBeLessThanOrEqual(lines.join("\n").split(/\r\n|\r|\n/u).length);
        for (const entry of entries) if (entry.problem === null) expect(entry.name).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it("marks what cannot be a name", () => {
    expect(kinds(`???\n${"a".repeat(61)}\nAnn`)).toEqual(["skipped", "skipped", "new"]);
  });
});

describe("a table with a head", () => {
  it("is read whatever its separator, the order of its columns and their case", () => {
    const expected = [{ name: "Ann Bell", signInName: "ann.b", groups: ["A", "B"] }];
    for (const table of [
      "Name,Sign-in name,Groups\nAnn Bell,ann.b,A; B",
      'GROUPS;username;First name;Last name\n"A|B";ann.b;Ann;Bell',
      "surname\tforename\tlogin\tgroup\nBell\tAnn\tann.b\tA;B",
    ])
      expect(
        readRoster(table).entries.map(({ name, signInName, groups }) => ({ name, signInName, groups })),
      ).toEqual(expected);
  });

  it("says which columns mean nothing here", () => {
    expect(readRoster("Name,Birthday\nAnn,1 May").ignored).toEqual(["Birthday"]);
  });

  it("written by us reads back as it was", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (names) => {
        const table = csvOf([["Name", "Sign-in name"], ...names.map((name, i) => [name, `pupil${i}`])]);
        const { entries } = readRoster(table);
        expect(entries.map((entry) => entry.signInName)).toEqual(names.map((_, i) => `pupil${i}`));
      }),
    );
  });
});

describe("what a list would do", () => {
  it("makes accounts for who is new, and leaves alone who is here", () => {
    const state = { ...EMPTY, members: [member("Ann Bell")] };
    expect(kinds("ANN BELL\nCat Dean", state)).toEqual(["same", "new"]);
  });

  it("does nothing with a name that stands twice", () => {
    expect(kinds("Ann\nann")).toEqual(["new", "skipped"]);
    const table = "Name,Sign-in name\nAnn,ann\nAnna,ANN";
    expect(kinds(table, { ...EMPTY, members: [member("Ann", { nameFolded: "ann" })] })).toEqual([
      "same",
      "skipped",
    ]);
  });

  it("never takes in an account by its name alone that is in no class of the teacher", () => {
    expect(kinds("Name,Sign-in name\nEve,eve")).toEqual(["skipped"]);
    const others = [{ userId: "eve", nameFolded: "eve", className: "9A" }];
    expect(planOf("Name,Sign-in name\nEve,eve", { ...EMPTY, others }).steps).toEqual([
      { line: 2, name: "Eve", kind: "joins", userId: "eve", groups: null, from: "9A" },
    ]);
  });

  it("lets back in who was taken out, and changes no teacher", () => {
    const members = [
      member("Ann", { state: "removed" }),
      member("Ms Lee", { role: "owner", nameFolded: "lee" }),
    ];
    const state = { ...EMPTY, members };
    expect(kinds("Name,Sign-in name\nAnn,ann\nMs Lee,lee", state)).toEqual(["returns", "skipped"]);
    // By the name alone it might be another Ann.
    expect(kinds("Ann", state)).toEqual(["new"]);
  });

  it("changes names and groups only as the list says, and names the groups that it would make", () => {
    const state = { ...EMPTY, groups: ["Red"], members: [member("Ann", { groups: ["Red"] })] };
    expect(kinds("Name,Sign-in name,Groups\nAnn,ann,red", state)).toEqual(["same"]);
    expect(kinds("Name,Sign-in name\nAnn,ann", state)).toEqual(["same"]);
    const plan = planOf("Name,Sign-in name,Groups\nAnna,ann,Blue\nBob,,blue; Red", state);
    expect(plan.steps[0]).toMatchObject({ kind: "changes", calledNow: "Anna", groups: ["Blue"] });
    expect(plan.steps[1]).toMatchObject({ kind: "new", groups: ["blue", "Red"] });
    expect(plan.newGroups).toHaveLength(1);
  });

  it("says each line once, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 })), (names) => {
        const { entries } = readRoster(names.join("\n"));
        expect(planRoster(entries, EMPTY, fold).steps.map((step) => step.line)).toEqual(
          entries.map((entry) => entry.line),
        );
      }),
    );
  });
});

describe("a code to join by", () => {
  it("has no signs that look alike, is no word, and is read however it is typed", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 255 })), (bytes) => {
        const code = newJoinCode((into) => into.fill(bytes.next().value ?? 0));
        expect(code).toMatch(/^[CDFGHJKMNPRTVWXY3479]{8}$/u);
        for (const typed of [
          code,
          code.toLowerCase(),
          shownCode(code),
          `  ${shownCode(code).replace("-", " – ")} `,
        ])
          expect(typedCode(typed)).toBe(code);
      }),
    );
  });

  it("can hold more than 30 bits, each sign as likely as the next", () => {
    expect(8 * Math.log2(20)).toBeGreaterThan(30);
    const counts = new Map<string, number>();
    let byte = 0;
    for (let i = 0; i < 300; i += 1)
      for (const sign of newJoinCode((into) => into.fill(byte++ % 256)))
        counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(12);
  });

  it("is none with other signs or another length", () => {
    for (const typed of ["", "CDFG", "CDFGHJK0", "CDFGHJKMN", "ÇDFGHJKM", "x".repeat(10_000)])
      expect(typedCode(typed)).toBeNull();
  });
});

describe("the dates of a copied class", () => {
  const OPENS = Date.UTC(2025, 8, 1, 6);
  it("move by whole weeks, so that the first is not over and every weekday and time of day stays", () => {
    fc.assert(
      fc.property(fc.integer({ min: OPENS + 1, max: OPENS + 1e11 }), (now) => {
        const weeks = weeksAhead(OPENS, now);
        const moved = weeksLater(OPENS, weeks, "Europe/Berlin");
        const words = (at: number) =>
          new Date(at).toLocaleString("en", {
            timeZone: "Europe/Berlin",
            weekday: "long",
            hour: "numeric",
            minute: "numeric",
          });
        expect(words(moved)).toBe(words(OPENS));
        expect(moved).toBeGreaterThan(now - 2 * 3_600_000);
        expect(moved).toBeLessThan(now + 8 * 86_400_000);
      }),
    );
  });

  it("stay where they are while they lie ahead", () => {
    expect(weeksAhead(OPENS, OPENS - 1)).toBe(0);
    expect(goalLater({ kind: "retained", share: 0.85, day: "2025-12-12" }, 52)).toEqual({
      kind: "retained",
      share: 0.85,
      day: "2026-12-11",
    });
  });
});
