import path from "node:path";
import { parseArgs } from "node:util";
import { DomainError } from "#lib/base/errors.ts";
import { backUp, restore } from "#lib/db/backup.ts";
import { runCommand } from "./setup/operator.ts";

const USAGE = `Usage: npm run backup -- FILE             copy the database to FILE, also while the server runs
       npm run backup -- --restore FILE   put FILE in the place of the database, with the server stopped`;

const inWords = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

function filesFrom(argv: readonly string[]): { readonly file: string; readonly restoring: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { restore: { type: "string" } },
    });
    const [file, more] = values.restore === undefined ? positionals : [values.restore, ...positionals];
    if (file === undefined || file === "" || more !== undefined) throw new Error("name one file");
    return { file: path.resolve(file), restoring: values.restore !== undefined };
  } catch {
    throw new DomainError("invalid", USAGE);
  }
}

await runCommand(async ({ database }) => {
  const { file, restoring } = filesFrom(process.argv.slice(2));
  if (!restoring) {
    const copied = await backUp(database, file);
    console.log(
      `Copied ${copied.events} answers and everything else to ${copied.file} (${inWords(copied.bytes)}), checked.`,
    );
    return 0;
  }
  const restored = await restore(database, file, Date.now());
  console.log(
    `Restored ${restored.events} answers and everything else to ${restored.file} (${inWords(restored.bytes)}), checked.`,
  );
  if (restored.kept !== null)
    console.log(`What was there before is kept as ${restored.kept}: delete it when all is well.`);
  return 0;
});
