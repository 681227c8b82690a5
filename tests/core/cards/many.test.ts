import { describe, expect, it } from "vitest";
import { isMany } from "#lib/cards/many.ts";

describe("the subject of a question", () => {
  it.each([
    "the owners",
    "The owners, the Northern Packet Company,",
    "three children of the mayor",
    "Ida Marsh and Tom Bell",
    "the police",
    "two fishermen",
  ])("is more than one: %s", (subject) => expect(isMany(subject)).toBe(true));

  it.each([
    "the owner of the mills",
    "the crisis",
    "the census",
    "the mass",
    "the bus",
    "James",
    "the series",
    "mathematics",
    "the list of names",
    "the vessel that carried letters",
    "",
  ])("is one: %s", (subject) => expect(isMany(subject)).toBe(false));
});
