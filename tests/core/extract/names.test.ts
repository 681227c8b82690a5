import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNamed } from "./named.ts";

describe("names", () => {
  const found: readonly (readonly [string, string, readonly string[]])[] = [
    ["a full name", "The prize went to Ingrid Solberg that year.", ["PER Ingrid Solberg"]],
    ["a particle inside", "The letter was sent by Otto von Marwitz.", ["PER Otto von Marwitz"]],
    ["a particle in front", "They wrote to de Valois at once.", ["PER de Valois"]],
    ["initials", "The bridge was drawn by J. R. Holloway.", ["PER J. R. Holloway"]],
    ["a royal title with its number", "The play pleased King George VI greatly.", ["PER King George VI"]],
    ["a state of two words", "He sailed to New Zealand.", ["LOC New Zealand"]],
    ["a land by its side of the sky", "He thanked South Calder.", ["LOC South Calder"]],
    ["a people that acts for its state", "In June the Hungarians withdrew.", ["LOC Hungarians"]],
    ["an adjective that only points at a state", "He bought Swedish timber.", ["MISC Swedish"]],
    ["a treaty", "They signed the Treaty of Nystad.", ["EVENT Treaty of Nystad"]],
    ["a war", "He fought in the Crimean War.", ["EVENT Crimean War"]],
    ["an operation", "They called it Operation Longship.", ["EVENT Operation Longship"]],
    ["a university", "She taught at the University of Leeds.", ["ORG University of Leeds"]],
    ["a firm", "He sued Greenfield Holdings Ltd for it.", ["ORG Greenfield Holdings Ltd"]],
    ["a firm with a sign", "The ale came from Tiller & Sons.", ["ORG Tiller & Sons"]],
    ["an acronym", "The plan was dropped by NATO.", ["ORG NATO"]],
    [
      "a ministry of two things",
      "It went to the Ministry of Food and Fisheries.",
      ["ORG Ministry of Food and Fisheries"],
    ],
    ["a law", "He broke the Sale of Goods Act.", ["MISC Sale of Goods Act"]],
    ["a lake", "They camped near Lake Vettern.", ["LOC Lake Vettern"]],
    ["a ship that is called one", "The packet Harriet Vale was late.", ["MISC Harriet Vale"]],
    ["a ship with its letters", "The mail was lost with the SS Robert Moran.", ["MISC SS Robert Moran"]],
    ["a ship by its article", "They lost the Harriet Vale, which sailed on Sunday.", ["MISC Harriet Vale"]],
    ["whom a strike is named after", "He led the Clara Moran strike.", ["PER Clara Moran"]],
  ];
  it.each(found)("finds %s", (_what, text, expected) => {
    expect(readNamed(text).typed).toEqual(expected);
  });

  const none: readonly (readonly [string, string])[] = [
    [
      "a word that only opens its sentence",
      "Negotiations failed. Diplomats went home. Following this, nothing happened.",
    ],
    ["months and weekdays", "It rained in April and on the last Tuesday of March."],
    ["a bare office", "The matter was left to the Foreign Minister and to the Secretary of State."],
    ["a place in a paper", "See Section 4, Figure 2 and Chapter 9 for more."],
    ["the pronoun I", "When I saw what I had done, I'm sure I wept."],
    ["a head without its name", "The Act was read, the Committee rose, the Ministry slept."],
  ];
  it.each(none)("does not take %s for a name", (_what, text) => {
    expect(readNamed(text).typed).toEqual([]);
  });

  it("takes the capitals of a heading for names only where the text has them too", () => {
    const { typed } = readNamed(
      "Early Voyages Across Stormy Waters\n\nAnna Kjellberg left Bergen in the spring. Kjellberg was nineteen and had never seen the sea before that day.\n\nKjellberg Returns Home Empty Handed\n\nShe came back within the year and never spoke of what had happened there.",
    );
    expect(typed.filter((name) => /Voyages|Waters|Returns|Empty/u.test(name))).toEqual([]);
    expect(typed.filter((name) => name === "PER Kjellberg")).toHaveLength(2);
  });

  it("parts two people that stand side by side with a comma or a conjunction", () => {
    expect(readNamed("It was agreed by Anna Berg, Karl Lund and Peter Holm.").typed).toEqual([
      "PER Anna Berg",
      "PER Karl Lund",
      "PER Peter Holm",
    ]);
  });

  it("types a spelling by all of its mentions", () => {
    const { typed } = readNamed("They waited for Okonjo. Okonjo said nothing. A crowd followed Okonjo home.");
    expect(new Set(typed)).toEqual(new Set(["PER Okonjo"]));
  });
});

describe("bearers", () => {
  it("gives a surname to the full name before it", () => {
    expect(readNamed("Ingrid Solberg came first. Solberg was pleased.").bearer("Solberg")).toBe(
      "Ingrid Solberg",
    );
  });

  it("gives a surname to the namesake who was named last", () => {
    const read = readNamed("Karl Brandt wrote it. Rosa Brandt paid for it. Nobody thanked Brandt for this.");
    expect(read.bearer("Brandt")).toBe("Rosa Brandt");
  });

  it("tells husband and wife apart by their titles", () => {
    const { entities } = readNamed("Mr. Hale sat down. Mrs. Hale stood up. Mr. Hale smiled at Mrs. Hale.");
    expect(entities.map((entity) => entity.name)).toEqual(["Mr. Hale", "Mrs. Hale"]);
  });

  it("puts a state, its people and its adjective under one roof", () => {
    const { entities } = readNamed("Soviet ships left. The USSR gave no reason. The Soviets were silent.");
    expect(entities).toHaveLength(1);
    expect(entities[0]).toMatchObject({ name: "USSR", state: "Soviet Union" });
  });

  it("knows an acronym by the letters of the name", () => {
    expect(
      readNamed("The Nordic Ice Institute (NII) was closed. The NII had no money.").entities,
    ).toHaveLength(1);
  });

  it("knows the short form of a club", () => {
    const read = readNamed("Ashford Rovers won again. The crowd sang for Rovers all night.");
    expect(read.bearer("Rovers")).toBe("Ashford Rovers");
  });

  it("joins what the text says is called otherwise", () => {
    const read = readNamed("They signed the Lakeside Pact (also called the Heron Treaty) in May.");
    expect(read.bearer("Heron Treaty")).toBe(read.bearer("Lakeside Pact"));
  });

  it("reads a pair of states in either order as one event", () => {
    const read = readNamed("The Swedish-Danish Treaty failed. The Danish-Swedish treaty was forgotten.");
    expect(read.entities.filter((entity) => entity.type === "EVENT")).toHaveLength(1);
  });

  it("forgives one wrong letter in a long surname", () => {
    const { entities } = readNamed("Lena Wallenberg arrived. Later Wallenburg was asked to leave.");
    expect(entities.filter((entity) => entity.type === "PER")).toHaveLength(1);
  });
});

describe("names in other letters", () => {
  it("know a state in any Russian case", () => {
    const { entities } = readNamed("Переговоры с Германией не удались. Послы Германии уехали домой.");
    expect(entities.map((entity) => entity.state)).toEqual(["Germany"]);
  });

  it("know a person whom the text also names in Latin letters", () => {
    const read = readNamed(
      "Беседа посла В.М. Лунда с министром состоялась вчера вечером в порту.\n\nThis is the record of the talk that Lund had with the minister. Lund said nothing new.",
    );
    expect(read.bearer("В.М. Лунда")).toBe(read.bearer("Lund"));
  });
});

describe("roles", () => {
  const roles: readonly (readonly [string, string, string, string])[] = [
    [
      "before the name",
      "The talks were led by Norwegian Foreign Minister Halvard Lie.",
      "Halvard Lie",
      "Norwegian Foreign Minister",
    ],
    ["in lower case", "The goal was scored by Danish striker Jens Kold.", "Jens Kold", "Danish striker"],
    [
      "in apposition",
      "Halvard Lie, the architect of the plan, stayed away.",
      "Halvard Lie",
      "the architect of the plan",
    ],
    ["ahead of the name", "The Norwegian envoy, Halvard Lie, stayed away.", "Halvard Lie", "Norwegian envoy"],
    [
      "in brackets",
      "Lena Moe (prime minister and leader of the league) agreed.",
      "Lena Moe",
      "prime minister and leader of the league",
    ],
    [
      "under a firm",
      "It was sold by Kestrel Airways chief executive Ann Doyle.",
      "Ann Doyle",
      "Kestrel Airways chief executive",
    ],
  ];
  it.each(roles)("finds a role %s", (_where, text, name, role) => {
    expect(readNamed(text).role(name)).toBe(role);
  });

  it("does not read a list of people as an apposition", () => {
    const read = readNamed("They met Halvard Lie, doctor Moe and the mayor.");
    expect(read.role("Halvard Lie")).toBeNull();
  });
});

describe("names of any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "Mr. ",
      "Anna ",
      "von ",
      "of ",
      "the ",
      "Treaty ",
      "Soviet ",
      "Foreign Minister ",
      "'s ",
      ", ",
      ". ",
      "(",
      ")",
      "U.S. ",
      "\n\n",
      "Лена ",
      "é",
    ),
    fc.string({ maxLength: 6 }),
  );
  it("lie inside the text, in order and apart, and point at an entity", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { document, names, entities } = readNamed(pieces.join(""));
        let end = 0;
        for (const name of names) {
          expect(name.span.start).toBeGreaterThanOrEqual(end);
          expect(name.span.end).toBeGreaterThan(name.span.start);
          expect(document.text.slice(name.span.start, name.span.end).trim()).toHaveLength(
            name.span.end - name.span.start,
          );
          expect(entities[name.entity]).toBeDefined();
          end = name.span.end;
        }
      }),
      { numRuns: 150 },
    );
  });
});
