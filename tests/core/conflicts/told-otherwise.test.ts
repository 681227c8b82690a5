import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

// Each pair: a history and a letter of one story, which differ in one sentence and share few words.
const valuesOf = (a: string, b: string): string[][] =>
  findConflicts(
    [
      [
        "history.txt",
        `The siege of Tarnow\n\nThe castle of Tarnow belonged to the Sarben family. ${a} The river Olm runs below the walls.`,
      ] as const,
      [
        "letter.txt",
        `You ask me about Tarnow. Our people came from the Olm valley and knew the Sarben family well. ${b} I have told you all. My sight is failing.`,
      ] as const,
    ].map(([name, text]) => extract(readDecoded(name, text, "text"))),
  ).map(({ claims }) => claims.map(({ value }) => value));

describe("how a life ended", () => {
  it.each([
    [
      "a sentence carried out and a pardon",
      "Captain Ulrich Mern was beheaded at Lothen.",
      "Ulrich Mern was pardoned at the last hour.",
    ],
    [
      "a man who went down and one who got away",
      "Captain Ulrich Mern was drowned in the ditch.",
      "Mern got away in a fishing boat.",
    ],
    [
      "by a name of which only a title tells that it is a person",
      "The porter, William Dace, went back into the tower and did not come out.",
      "The porter, Dace, is an old man now. He was brought out alive, though badly hurt.",
    ],
    [
      "two weapons",
      "Captain Ulrich Mern was stabbed in his bed.",
      "Ulrich Mern was shot in his bed through the window.",
    ],
    [
      "one, and that it was another",
      "Captain Ulrich Mern was stabbed in his bed.",
      "Ulrich Mern was not stabbed.",
    ],
  ])("is disputed: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toHaveLength(1);
  });

  it.each([
    [
      "a general word and a finer one",
      "Captain Ulrich Mern was executed at Lothen.",
      "Ulrich Mern was beheaded at noon.",
    ],
    [
      "an escape, and a death at another time",
      "Captain Ulrich Mern got away over the wall.",
      "Ulrich Mern was hanged ten years after that.",
    ],
    [
      "a wound, and a death in bed",
      "Captain Ulrich Mern was shot through the hand.",
      "Ulrich Mern died in his bed.",
    ],
    [
      "two people",
      "Captain Ulrich Mern was beheaded at Lothen.",
      "Peter Horak was pardoned at the last hour.",
    ],
    [
      "what was only threatened",
      "Captain Ulrich Mern would have been beheaded at Lothen.",
      "Ulrich Mern was pardoned at the last hour.",
    ],
    [
      "hearsay",
      "Captain Ulrich Mern was beheaded at Lothen.",
      "It is said that Ulrich Mern was pardoned at the last hour.",
    ],
  ])("is not: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});

describe("in whose hands something is in the end", () => {
  it.each([
    [
      "one keeps it, or has to give it up",
      "The Duke of Lothen kept the fortress of Grauberg.",
      "Grauberg, the strongest place of all, was handed over to the League.",
    ],
    [
      "one gets it, or gets it back",
      "The peace gave the salt pans of Hallin to the League.",
      "By that peace the Hallin pans were restored to the Duke.",
    ],
  ])("is disputed: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toHaveLength(1);
  });

  it.each([
    [
      "in two years",
      "In 1658 the peace gave the salt pans of Hallin to the League.",
      "In 1703 the Hallin pans were restored to the Duke.",
    ],
    [
      "what was only asked for",
      "The peace gave the salt pans of Hallin to the League.",
      "The Duke demanded that the Hallin pans be restored to the Duke.",
    ],
    [
      "two things",
      "The peace gave the salt pans of Hallin to the League.",
      "By that peace the fortress of Grauberg was restored to the Duke.",
    ],
  ])("is not: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});

describe("a part of which a story has one", () => {
  it.each([
    [
      "the chair",
      "The British delegate, Sir Arthur Lyle, presided at the conference.",
      "At the conference the chair was taken by Count Almaz.",
    ],
    [
      "an idea",
      "The mine under the gate was devised by Samuel Horak, a clockmaker.",
      "That mine under the gate was the work of Hannah Prell.",
    ],
  ])("is disputed: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toHaveLength(1);
  });

  it.each([
    [
      "the chairs of two bodies",
      "The British delegate, Sir Arthur Lyle, presided at the conference.",
      "At the trial the chair was taken by Count Almaz.",
    ],
    [
      "the chair of the next one",
      "The British delegate, Sir Arthur Lyle, presided at the conference.",
      "The next conference will be held under the presidency of Count Almaz.",
    ],
  ])("is not: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});

describe("what there was none of", () => {
  it("is disputed where another document tells of it", () => {
    expect(
      valuesOf("There were no inscriptions on the wall.", "On the wall I copied seventeen inscriptions."),
    ).toHaveLength(1);
  });

  it.each([
    [
      "somebody who is said to be none",
      "He was no professor.",
      "The wall was measured by Professor Aldous Wren.",
    ],
    [
      "none of one sort",
      "There were no other inscriptions on the wall.",
      "On the wall I copied seventeen inscriptions.",
    ],
    [
      "none in another place",
      "There were no inscriptions on the gate of Sorrel.",
      "In the chapel I copied seventeen inscriptions of the monks.",
    ],
    ["what is always said", "There is no doubt of it.", "I have my doubt of it."],
  ])("is not: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});

describe("somebody who is called by a title alone", () => {
  it("is the one whom the document gives that title", () => {
    expect(
      valuesOf(
        "Duke Albrecht of Lothen led the storm. The Duke was wounded in the thigh.",
        "I saw Duke Albrecht ride by with Captain Mern. The Duke himself was unhurt.",
      ),
    ).toHaveLength(1);
  });

  it("is nobody in particular where two have it", () => {
    expect(
      valuesOf(
        "Duke Albrecht of Lothen and Duke Ernst of Sarn led the storm. The Duke was wounded in the thigh.",
        "I saw Duke Albrecht ride by with Captain Mern. The Duke himself was unhurt.",
      ),
    ).toEqual([]);
  });

  it("keeps a captain's name apart from the weather", () => {
    expect(
      valuesOf(
        "Superintendent Gale came to the tower of Tarnow on that night with the bell.",
        "It was a calm night when the bell of the tower of Tarnow rang.",
      ),
    ).toEqual([]);
  });
});

describe("when something was", () => {
  it("is not told by a look back between it and its day", () => {
    expect(
      valuesOf(
        "On 9 November 1854 the tower fell. It had been raised in 1848. The lighthouse was dark, and its keeper Jens Orre slept.",
        "On 9 November 1854 the tower fell. The light was burning, as Jens Orre swore.",
      ).flat(),
    ).toEqual(expect.arrayContaining(["was dark", "was burning"]));
  });
});

describe("what only looks otherwise", () => {
  it("leaves apart what was kept and what was lost", () => {
    expect(
      valuesOf(
        "Duke Albrecht of Lothen kept the fortress of Grauberg.",
        "Duke Albrecht of Lothen lost his hat at the gate.",
      ),
    ).toEqual([]);
  });

  it("counts no passengers as dead with the ship that was lost", () => {
    expect(
      valuesOf("The ferry had 318 passengers and was lost on the Olm.", "On the Olm 41 men were drowned."),
    ).toEqual([]);
  });

  it.each([
    [
      "a hall and the town that it is in",
      "Olaf Brandt was buried in Sarnow House.",
      "Olaf Brandt was buried in Lothen on a wet day.",
    ],
    [
      "a town and a part of it",
      "Olaf Brandt was arrested in Lothen on a wet day.",
      "On a wet day Olaf Brandt was arrested in North Lothen.",
    ],
    [
      "an answer, and what was not said with it",
      "The steward Olaf Brandt confirmed that the gate was open.",
      "Olaf Brandt refused to say why the gate was open.",
    ],
    [
      "who fired, and what hit",
      "It was the gunman that killed Olaf Brandt.",
      "A stray bullet killed Olaf Brandt.",
    ],
  ])("is not disputed: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});
