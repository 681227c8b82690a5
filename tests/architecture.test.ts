import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

// The table of docs/architecture.md as data. A place may import itself, the places named here, and these packages.
type Rule = {
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly types?: readonly string[];
};

const RULES: Readonly<Record<string, Rule>> = {
  "lib/base": { imports: [], packages: [] },
  "lib/documents": {
    imports: ["lib/base"],
    packages: ["htmlparser2", "eld", "unpdf", "mammoth", "fflate"],
  },
  "lib/extract": {
    imports: ["lib/base", "lib/documents"],
    packages: ["wink-nlp", "wink-eng-lite-web-model"],
  },
  "lib/conflicts": { imports: ["lib/base", "lib/documents", "lib/extract"], packages: [] },
  "lib/cards": {
    imports: ["lib/base", "lib/documents", "lib/extract", "lib/conflicts"],
    packages: ["node:crypto"],
  },
  "lib/decks": {
    imports: ["lib/base", "lib/documents", "lib/extract", "lib/conflicts", "lib/cards"],
    packages: ["zod", "node:crypto"],
  },
  "lib/notes": {
    imports: ["lib/base"],
    packages: ["mdast-util-from-markdown", "mdast-util-gfm", "micromark-extension-gfm", "katex"],
  },
  "lib/interop": { imports: ["lib/base", "lib/notes", "lib/schedule"], packages: ["fzstd", "node:zlib"] },
  "lib/answers": {
    imports: ["lib/base", "lib/notes"],
    types: ["lib/cards", "lib/schedule", "lib/study"],
    packages: [],
  },
  "lib/search": { imports: ["lib/base"], packages: [] },
  "lib/schedule": { imports: ["lib/base"], packages: ["ts-fsrs"] },
  "lib/exam": { imports: ["lib/base", "lib/schedule"], packages: [] },
  "lib/memory": { imports: ["lib/base", "lib/schedule"], packages: [] },
  "lib/classes": { imports: ["lib/base", "lib/schedule"], packages: [] },
  "lib/quiz": {
    imports: ["lib/base", "lib/answers"],
    types: ["lib/cards", "lib/notes", "lib/schedule", "lib/study"],
    packages: [],
  },
  "lib/study": {
    imports: ["lib/base", "lib/schedule"],
    types: ["lib/cards", "lib/notes"],
    packages: [],
  },
  "lib/db": {
    imports: ["lib/base"],
    types: [
      "lib/schedule",
      "lib/exam",
      "lib/memory",
      "lib/classes",
      "lib/quiz",
      "lib/cards",
      "lib/decks",
      "lib/conflicts",
      "lib/study",
      "lib/notes",
      "lib/search",
    ],
    packages: ["drizzle-orm", "@libsql/client", "libsql", "node:*"],
  },
  "lib/services": {
    imports: [
      "lib/base",
      "lib/documents",
      "lib/extract",
      "lib/conflicts",
      "lib/cards",
      "lib/decks",
      "lib/schedule",
      "lib/exam",
      "lib/memory",
      "lib/classes",
      "lib/quiz",
      "lib/study",
      "lib/notes",
      "lib/interop",
      "lib/answers",
      "lib/search",
      "lib/db",
    ],
    packages: ["zod", "node:*", "drizzle-orm", "fflate", "sharp", "@node-rs/argon2"],
  },
  app: {
    imports: [
      "lib/base",
      "lib/schedule",
      "lib/exam",
      "lib/memory",
      "lib/classes",
      "lib/quiz",
      "lib/study",
      "lib/answers",
      "lib/search",
      "lib/services",
    ],
    types: ["lib/cards", "lib/conflicts", "lib/decks", "lib/notes", "lib/search"],
    packages: ["next", "react", "react-dom", "idb", "d3-scale", "uqr", "node:*"],
  },
};
const PLACES = Object.keys(RULES);
/** Core folders: no clock, no dice, no environment, no output. */
const PURE = PLACES.filter(
  (place) => place.startsWith("lib/") && place !== "lib/db" && place !== "lib/services",
);

type Import = { readonly from: string; readonly specifier: string; readonly typeOnly: boolean };

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", "app", "lib"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.tsx?$/u.test(file) && existsSync(file))
  .sort();

const placeOf = (file: string): string | undefined =>
  PLACES.find((place) => file === place || file.startsWith(`${place}/`));

// import … from "x" · export … from "x" · import "x" · import("x")
const IMPORT =
  /^[ \t]*(?:import|export)\s+(?<type>type\s+)?(?:[^"';]{0,4000}?\sfrom\s+)?"(?<plain>[^"\n]+)"|\bimport\(\s*"(?<dynamic>[^"\n]+)"\s*\)/gmu;

function importsOf(file: string): Import[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(IMPORT)].map((match) => ({
    from: file,
    specifier: match.groups?.plain ?? match.groups?.dynamic ?? "",
    typeOnly: match.groups?.type !== undefined,
  }));
}

/** The project file an import means, or null for a package. */
function targetOf({ from, specifier }: Import): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return path.normalize(path.join(path.dirname(from), specifier));
  return null;
}

const all = files.flatMap(importsOf);

describe("the structure of the code", () => {
  it("has been read whole: every source file lies in a place of the table", () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => placeOf(file) === undefined)).toEqual([]);
    expect(all.length).toBeGreaterThan(files.length);
  });

  it("imports only along the edges of the table", () => {
    const wrong = all.filter((one) => {
      const target = targetOf(one);
      if (target === null) return false;
      const place = placeOf(one.from) ?? "";
      const other = placeOf(target);
      const rule = RULES[place];
      if (other === undefined || rule === undefined)
        return !target.startsWith("app/") && !target.endsWith(".css");
      return (
        other !== place && !rule.imports.includes(other) && !(one.typeOnly && rule.types?.includes(other))
      );
    });
    expect(wrong.map((one) => `${one.from} imports ${one.specifier}`)).toEqual([]);
  });

  it("uses outside packages only where the table allows them", () => {
    const wrong = all.filter((one) => {
      if (targetOf(one) !== null) return false;
      const allowed = RULES[placeOf(one.from) ?? ""]?.packages ?? [];
      return !allowed.some((name) =>
        name === "node:*"
          ? one.specifier.startsWith("node:")
          : one.specifier === name || one.specifier.startsWith(`${name}/`),
      );
    });
    expect(wrong.map((one) => `${one.from} uses ${one.specifier}`)).toEqual([]);
  });

  it("imports ts-fsrs in one file only", () => {
    const users = new Set(all.filter((one) => one.specifier === "ts-fsrs").map((one) => one.from));
    expect([...users]).toEqual(["lib/schedule/fsrs.ts"]);
  });

  it("has no import cycle", () => {
    const edges = new Map<string, string[]>();
    for (const one of all) {
      const target = targetOf(one);
      if (target !== null && !one.typeOnly && files.includes(target))
        edges.set(one.from, [...(edges.get(one.from) ?? []), target]);
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it("keeps the core free of clocks, dice, environment and output", () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bcrypto\.randomUUID\(|\bprocess\.|\bconsole\./u;
    const wrong = files
      .filter((file) => PURE.includes(placeOf(file) ?? ""))
      .filter((file) => impure.test(readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "")));
    expect(wrong).toEqual([]);
  });

  it("checks permission in every verb that writes", () => {
    const verbs = files.filter(
      (file) =>
        file.startsWith("lib/services/") &&
        /\bstore\s*\.write(?:Together)?\(/u.test(readFileSync(file, "utf8")),
    );
    // Boot and maintenance act for the operator, before anyone is there to ask.
    const operators = [
      /sync-decks/u,
      /rebuild-states/u,
      /expire-(?:guests|access)/u,
      /setup-token/u,
      /purge-deleted/u,
      /resume-making/u,
    ];
    const wrong = verbs
      .filter((file) => !operators.some((name) => name.test(file)))
      .filter(
        (file) => !/\ballow(?:Each|InClass|Taking|Changing|OnServer)?\(/u.test(readFileSync(file, "utf8")),
      );
    expect(verbs.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it("cites only paths that exist in its documents", () => {
    const documents = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", "*.md"], {
      encoding: "utf8",
    })
      .split("\n")
      .filter(
        (file) => file !== "" && existsSync(file) && !file.startsWith("decks/") && !file.startsWith("tests/"),
      );
    const cited = /`((?:app|lib|decks|drizzle|tests|scripts|docs|public)\/[\w./\-[\]()]{1,120})`/gu;
    const missing = documents.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(cited)]
        .map((match) => match[1] ?? "")
        .filter((cite) => !existsSync(cite.replace(/\/$/u, "")))
        .map((cite) => `${file} cites ${cite}`),
    );
    expect(documents.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});
