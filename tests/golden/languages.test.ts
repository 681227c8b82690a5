import { describe, expect, it } from "vitest";
import { readGolden } from "./reading.ts";

type Case = {
  readonly language: string;
  readonly file: string;
  readonly dates: readonly string[];
  readonly people: readonly string[];
  readonly said: readonly (readonly [part: string, speaker: string])[];
};

const CASES: readonly Case[] = [
  {
    language: "de",
    file: "prozess-de.txt",
    dates: ["1887-05-03", "1887-05-04", "1887-05-18", "1888-FA"],
    people: ["Karl Oberländer", "Johann Feldmann"],
    said: [
      ["von Anfang an", "Karl Oberländer"],
      ["die Nieten", "Johann Feldmann"],
    ],
  },
  {
    language: "fr",
    file: "club-fr.txt",
    dates: ["1902-07-14", "1902-07-15", "1905", "19XX"],
    people: ["Jeanne Moreau-Lacaze", "Paul Ferrand"],
    said: [
      ["sous la neige", "Jeanne Moreau-Lacaze"],
      ["un seul ballon", "Paul Ferrand"],
    ],
  },
  {
    language: "es",
    file: "ensayo-es.txt",
    dates: ["1956-03-09", "1956-03-10", "1956-05", "1957-FA"],
    people: ["Elena Rivas", "Andrés Quiroga"],
    said: [
      ["Ningún niño", "Elena Rivas"],
      ["sin pruebas", "Andrés Quiroga"],
    ],
  },
  {
    language: "ru",
    file: "expedition-ru.txt",
    dates: ["1911-06-12", "1911-06-13", "1911-06-27", "1912-WI"],
    people: ["Павел Лыткин", "Иван Рогов"],
    said: [
      ["без карты", "Павел Лыткин"],
      ["наших жизней", "Иван Рогов"],
    ],
  },
  {
    language: "pl",
    file: "mlyn-pl.txt",
    dates: ["1893-05-07", "1893-05-08", "1893-05-22", "1894-FA"],
    people: ["Jan Kowalski", "Adam Wrona"],
    said: [
      ["do wszystkich", "Adam Wrona"],
      ["w całej wsi", "Jan Kowalski"],
    ],
  },
];

describe.each(CASES)("a document in $language", ({ language, file, dates, people, said }) => {
  it("is known for its language, every passage of it", async () => {
    const { document } = await readGolden(file);
    expect(new Set(document.blocks.map((block) => block.language))).toEqual(new Set([language]));
  });
  it("has its dates read: full, counted from the day before, seasons", async () => {
    const reading = await readGolden(file);
    expect(reading.dates.filter((each) => !each.quoted).map((each) => each.value)).toEqual(dates);
  });
  it("has its people found", async () => {
    const reading = await readGolden(file);
    expect(people.map((name) => reading.typeOf(name))).toEqual(people.map(() => "PER"));
  });
  it("has its quotations given to who said them", async () => {
    const reading = await readGolden(file);
    expect(said.map(([part]) => reading.speaker(part))).toEqual(said.map(([, speaker]) => speaker));
  });
});

describe("a passage in a language that we do not read", async () => {
  const page = await readGolden("harbour-mixed.txt");

  it("is known for it, between passages that are read", () => {
    expect(page.document.blocks.map((block) => block.language)).toEqual(["en", "en", "fi", "en"]);
  });
  it("is no page furniture", () => {
    expect(page.zone("Rokote annettiin")).toBe("body");
  });
});
