import { describe, expect, it } from "vitest";
import { readGolden } from "./reading.ts";

describe("the furniture of a club's page", async () => {
  const page = await readGolden("football-club.html");

  it.each([
    ["navigation", "Fixtures"],
    ["advertising", "We use cookies"],
    ["caption", "The team of 1922"],
    ["navigation", "Related articles"],
    ["navigation", "Ten goals to remember"],
    ["advertising", "Please disable your ad blocker"],
    ["reference-list", "References"],
    ["reference-list", "Mead, A."],
    ["boilerplate", "© 2021"],
  ])("is named as %s: %s", (reason, start) => {
    expect(page.zone(start)).toBe(reason);
  });
  it("leaves all of the matter", () => {
    expect(page.document.blocks.filter((block) => block.zone === "body")).toHaveLength(3);
    expect(page.document.blocks.filter((block) => block.zone === "heading")).toHaveLength(2);
  });
});

describe("the furniture of a thread", async () => {
  const thread = await readGolden("forum.txt");

  it.each(["Upvote:17", "3 Kommentare", "Gefällt mir: 12", "42 J'aime", "7 комментариев"])(
    "has a counter in whatever language: %s",
    (line) => {
      expect(thread.zone(line)).toBe("counter");
    },
  );
  it("has sources at the end, and a bare link", () => {
    expect(thread.zone("Norling, I. (1897)")).toBe("reference-list");
    expect(thread.zone("https://example.org")).toBe("navigation");
  });
  it("leaves the answers", () => {
    expect(thread.zone("The ship was also short")).toBe("body");
  });
});

describe("furniture in other languages", () => {
  it.each([
    ["prozess-de.txt", "Wir verwenden Cookies", "advertising"],
    ["prozess-de.txt", "Oberländer, Karl", "reference-list"],
    ["club-fr.txt", "Nous utilisons des cookies", "advertising"],
    ["club-fr.txt", "Photo", "caption"],
    ["ensayo-es.txt", "Este sitio utiliza cookies", "advertising"],
    ["ensayo-es.txt", "Artículos relacionados", "navigation"],
    ["expedition-ru.txt", "Мы используем файлы cookie", "advertising"],
    ["expedition-ru.txt", "Лыткин П. А.", "reference-list"],
    ["mlyn-pl.txt", "Ta strona używa plików cookie", "advertising"],
    ["mlyn-pl.txt", "Czytaj także", "navigation"],
  ])("%s: %s … is %s", async (name, start, reason) => {
    const page = await readGolden(name);
    expect(page.zone(start)).toBe(reason);
  });
});
