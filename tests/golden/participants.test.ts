import { describe, expect, it } from "vitest";
import { readGolden } from "./reading.ts";

describe("participants of a football club's first years", async () => {
  const club = await readGolden("football-club.html");
  const roleIn = (lemma: string) => {
    const clause = club.clauses.find((each) => each.lemma === lemma);
    return [clause?.agent?.name ?? null, clause?.object?.name ?? null];
  };

  it("tells people, states, institutions and places apart", () => {
    expect(club.typeOf("Nora Quill")).toBe("PER");
    expect(club.typeOf("Norway")).toBe("LOC");
    expect(club.typeOf("Football Association")).toBe("ORG");
    expect(club.typeOf("Brackley Rovers")).toBe("ORG");
    expect(club.typeOf("London")).toBe("LOC");
  });
  it("puts a surname, a title with it, an acronym and the short name of a club with their bearers", () => {
    expect(club.bearer("Mead")).toBe("Arthur Mead");
    expect(club.bearer("Lindqvist")).toBe("Vera Lindqvist");
    expect(club.bearer("FA")).toBe("Football Association");
    expect(club.bearer("Rovers")).toBe("Brackley Rovers");
  });
  it("tells a couple of one name apart", () => {
    expect(club.bearer("Vane")).toBe("Sir Edmund Vane");
    expect(club.typeOf("Lady Vane")).toBe("PER");
  });
  it("puts a state and its people under one roof", () => {
    expect(club.bearer("Norwegians")).toBe("Norway");
  });
  it("takes a surname that is also a thing for a person behind a given name", () => {
    expect(club.typeOf("Frederick Wall")).toBe("PER");
  });
  it("finds roles before a name, behind it, and before a comma with a body in between", () => {
    expect(club.rolesOf("Piotr Zielinski")).toContain("goalkeeper");
    expect(club.rolesOf("Nora Quill")).toContain("schoolteacher");
    expect(club.rolesOf("Arthur Mead")).toContain("the first chairman of the club");
    expect(club.rolesOf("Frederick Wall")).toContain("secretary of the Football Association");
  });
  it("reads life dates", () => {
    const life = club.dates.find((each) => each.value === "1889/1957");
    expect(life?.parts?.map((part) => part.value)).toEqual(["1889", "1957"]);
  });
  it("tells who met, sent and excluded whom", () => {
    expect(roleIn("meet")).toEqual(["Arthur Mead", "Sir Edmund Vane"]);
    expect(roleIn("send")).toEqual(["Arthur Mead", "Piotr Zielinski"]);
    expect(roleIn("exclude")).toEqual(["Football Association", "Brackley Rovers"]);
  });
  it("tells who was received by whom", () => {
    const received = club.clauses.find((each) => each.lemma === "receive");
    expect(received?.voice).toBe("passive");
    expect(received?.object?.name).toBe("Piotr Zielinski");
    expect(club.shown(received?.agent?.span ?? null)).toMatch(/^the secretary/u);
  });
});

describe("participants of a merger", async () => {
  const talks = await readGolden("merger-talks.txt");

  it("takes firms named for a trade for firms, under their short names too", () => {
    expect(talks.typeOf("Calder Paper")).toBe("ORG");
    expect(talks.bearer("Calder")).toBe("Calder Paper");
    expect(talks.bearer("Brandt")).toBe("Brandt Packaging");
  });
  it("finds the office before the comma", () => {
    expect(talks.rolesOf("Otto Weiss")).toContain("Brandt's chairman");
    expect(talks.rolesOf("Ruth Adeyemi")).toContain("Calder's chief executive");
  });
});

describe("participants in other letters", async () => {
  const voyage = await readGolden("expedition-ru.txt");

  it("are one person in every case, shown in the nominative", () => {
    expect(voyage.bearer("Павла Лыткина")).toBe("Павел Лыткин");
    expect(voyage.typeOf("Павел Лыткин")).toBe("PER");
  });
  it("are named without the office that stands before them", () => {
    expect(voyage.typeOf("Иван Рогов")).toBe("PER");
  });
});
