// npm run extract [-- --conflicts]: JSON lines { id, lang?, dct?, text } in, one JSON line out for each document.
// With --conflicts the whole input is one dossier, and every line out is a pair that disagrees.
// npm run extract -- FILE…: the documents are files; each line out has the `text` too that its offsets count in.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { openPath } from "./extract/files.ts";
import { parseDocumentLine } from "./extract/line.ts";
import { conflictLines, readingLine } from "./extract/report.ts";
import { createProgress } from "./progress.ts";

const USAGE = `Usage: npm run extract [-- --conflicts] < documents.jsonl
       npm run extract -- [--conflicts] FILE…     (.txt .md .html .pdf .docx)`;

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg.startsWith("-") && arg !== "--conflicts");
  if (unknown !== undefined) {
    process.stderr.write(`Unknown argument ${unknown}. ${USAGE}\n`);
    return 2;
  }
  const files = args.filter((arg) => !arg.startsWith("-"));
  if (files.length > 0) return readFiles(files, args.includes("--conflicts"));
  if (process.stdin.isTTY) process.stderr.write(`Reading JSON lines from the terminal. ${USAGE}\n`);
  const together = args.includes("--conflicts");
  const dossier: DocumentReading[] = [];
  const progress = createProgress(process.stderr, "Reading");
  const seen = new Set<string>();
  let number = 0;
  let failed = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const parsed = parseDocumentLine(line);
    const problem =
      "problem" in parsed
        ? parsed.problem
        : seen.has(parsed.id)
          ? `the id ${parsed.id} was used before`
          : null;
    if (problem !== null || "problem" in parsed) {
      failed += 1;
      progress.end();
      process.stderr.write(`Line ${number}: ${problem}.\n`);
      continue;
    }
    seen.add(parsed.id);
    progress.step(seen.size, null, parsed.id);
    const document = readDecoded(parsed.id, parsed.text, "text");
    const reading = extract(document, { written: parsed.dct });
    if (together) dossier.push(reading);
    else await print(readingLine(reading));
  }
  for (const line of together ? conflictLines(dossier) : []) await print(line);
  progress.end();
  return failed > 0 ? 1 : 0;
}

async function readFiles(files: readonly string[], together: boolean): Promise<number> {
  const dossier: DocumentReading[] = [];
  const progress = createProgress(process.stderr, "Reading");
  let failed = 0;
  for (const [index, file] of files.entries()) {
    progress.step(index + 1, files.length, file);
    const opened = await openPath(file);
    if ("problem" in opened) {
      failed += 1;
      progress.end();
      process.stderr.write(`${opened.problem}\n`);
      continue;
    }
    const { document, decoded } = opened;
    for (const finding of decoded.findings) process.stderr.write(`${document.name}: ${finding.message}\n`);
    const reading = extract(document);
    if (together) dossier.push(reading);
    else await print({ ...readingLine(reading), text: document.raw });
  }
  for (const line of together ? conflictLines(dossier) : []) await print(line);
  progress.end();
  return failed > 0 ? 1 : 0;
}

async function print(line: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has gone (`| head`): there is nobody left to write for.
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
process.exitCode = await main(process.argv.slice(2));
