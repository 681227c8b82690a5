import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DomainError } from "#lib/base/errors.ts";
import { printed, type Row } from "./bench/table.ts";
import { MEASURES } from "./bench-extract/measures.ts";
import { ROOT, runCommand } from "./setup/operator.ts";

const USAGE = `Usage: npm run bench:extract -- [PART]… [--gold FOLDER] [--documents FOLDER] [--misses]
                                 [--only WORDS] [--cpu-prof FOLDER]

Measures what the generator finds against what a careful reader found, with the measuring sets' own scorers, and prints
one table. The sets are not part of the project; name the folder where they are.

  PART              ${Object.keys(MEASURES).join(", ")}; all of them unless told otherwise
  --gold FOLDER     the measuring sets with their scorers (or DOSSIER_GOLD; otherwise ../shared/gold)
  --documents FOLDER  the documents that the decks are scored on (or DOSSIER_DOCUMENTS; otherwise ../shared/documents)
  --misses          every miss below the table
  --only WORDS      of the hostile texts those that have these words in their name
  --cpu-prof FOLDER a profile of each hostile text, for the developer tools of a browser`;

async function measure(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      gold: { type: "string", default: process.env.DOSSIER_GOLD ?? "../shared/gold" },
      documents: { type: "string", default: process.env.DOSSIER_DOCUMENTS ?? "../shared/documents" },
      misses: { type: "boolean", default: false },
      only: { type: "string" },
      "cpu-prof": { type: "string" },
    },
  });
  const unknown = positionals.find((name) => MEASURES[name] === undefined);
  if (unknown !== undefined) throw new DomainError("invalid", `There is no part "${unknown}".\n\n${USAGE}`);
  const [gold, documents] = [values.gold, values.documents].map((folder) => path.resolve(ROOT, folder));
  if (gold === undefined || documents === undefined || !existsSync(gold))
    throw new DomainError("not-found", `The measuring sets are not in ${gold}.\n\n${USAGE}`);
  const work = mkdtempSync(path.join(tmpdir(), "dossier-bench-extract-"));
  const rows: Row[] = [];
  const missed: string[] = [];
  try {
    for (const name of positionals.length > 0 ? positionals : Object.keys(MEASURES)) {
      console.error(`measuring: ${name} …`);
      const place = {
        gold,
        documents,
        work,
        hostile: { only: values.only ?? null, profiles: values["cpu-prof"] ?? null },
        misses: (title: string, text: string) => {
          if (text.trim() !== "") missed.push(`── ${title}\n${text.trim()}`);
        },
      };
      rows.push(...((await MEASURES[name]?.(place)) ?? []));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log(printed(rows));
  if (values.misses) console.log(`\n${missed.join("\n\n")}`);
  // A missed aim is a finding, not a failure.
  return 0;
}

await runCommand(() => measure(process.argv.slice(2)));
