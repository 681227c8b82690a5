import { describe, expect, it } from "vitest";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const GERMAN =
  "Die Brücke von Tromvik wurde am 12. Mai 1884 eröffnet. Der Ingenieur Karl Moser hatte sie schon 1880 entworfen. " +
  "Der Stadtrat beschloss im April 1901 den Wiederaufbau der Pfeiler. Sie wurde am 1. September 1903 freigegeben.";

const readingOf = (text: string) => extract(readDecoded("a.txt", text, "text"));

/** The gaps of a text, as `question → answer`. */
function gaps(text: string): string[] {
  return findCandidates(readingOf(text)).flatMap(({ frame, wordings }) =>
    frame === "date-gap" ? wordings.map(({ question, answer }) => `${question} → ${answer}`) : [],
  );
}

describe("a date in a language whose grammar is not read", () => {
  it("is a gap in its own sentence", () => {
    expect(gaps(GERMAN)).toEqual([
      "Which date is left out of “Die Brücke von Tromvik wurde am … eröffnet”? → 12. Mai 1884",
      "Which month is left out of “Der Stadtrat beschloss im … den Wiederaufbau der Pfeiler”? → April 1901",
    ]);
  });

  it.each([
    [
      "fr",
      "Le club de Valmont fut fondé le 14 juillet 1902 par Jeanne Moreau et Paul Ferrand.",
      "14 juillet 1902",
    ],
    [
      "es",
      "La escuela de Quiroga fue inaugurada el 9 de marzo de 1956 por Elena Rivas.",
      "9 de marzo de 1956",
    ],
    [
      "pl",
      "Nowy most został uroczyście otwarty 3 maja 1925 roku, a przemówienie wygłosił burmistrz Jan Kowalski.",
      "3 maja 1925",
    ],
  ])("is one in %s", (_language, text, answer) => {
    expect(gaps(text).join("\n")).toContain(answer);
  });

  it("is none where a pronoun, a second date or no name leaves it open what is meant", () => {
    const open =
      "Le stade municipal de la ville était déjà connu de tous les habitants de la région. Il quitta Valmont en 1911 avec ses amis. " +
      "Entre 1911 et 1924, Paul Ferrand vendit ses parts. La maison fut vendue en 1930 avec tous les meubles.";
    expect(gaps(open)).toEqual([]);
  });

  it("is none in English, which is asked in words of one's own", () => {
    expect(gaps("The bridge of Tromvik was opened by Karl Moser on 12 May 1884.")).toEqual([]);
  });

  it("is kept by the checks, with a receipt that is the sentence", () => {
    const reading = readingOf(GERMAN);
    const source = { name: "a.txt", title: "a", format: "text" as const, sha256: "", length: GERMAN.length };
    const documents = [{ reading, source }];
    const { decks } = generate({ title: "x", documents, conflicts: [], excerpts: false, review: NO_REVIEW });
    const card = decks.all.cards.find(({ answer }) => answer === "12. Mai 1884");
    expect(card?.evidence[0]?.quote).toBe("Die Brücke von Tromvik wurde am 12. Mai 1884 eröffnet.");
  });
});
