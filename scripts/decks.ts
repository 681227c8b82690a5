import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { DomainError } from "#lib/base/errors.ts";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { EXAM_FILE, printExam } from "#lib/decks/exam-file.ts";
import { examMaterial } from "#lib/decks/exam-material.ts";
import { cardOf, type Deck, printDeck } from "#lib/decks/format.ts";
import { FOUND_FILE, foundIn, printFound } from "#lib/decks/found.ts";
import { DECK_NAMES, type DeckName, generate } from "#lib/decks/generate.ts";
import { NO_REVIEW, parseReview, type Review } from "#lib/decks/review.ts";
import { parseTitles, type Titles } from "#lib/decks/titles.ts";
import { formatByName } from "#lib/documents/formats.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { extract } from "#lib/extract/extract.ts";

const USAGE = `Usage: npm run decks -- FILE_OR_FOLDER… --out FOLDER [--title T] [--titles FILE] [--excerpts]

Reads .txt, .md, .html, .pdf and .docx documents (folders with all that is in them) and writes decks to FOLDER: date.json,
participant.json, quote.json, proposal.json, outcome.json, conflicts.json, skipped.json and all.json; beside them
found.json, the dated events and the people with their receipts, and exam.json, wrong answers to choose among.

  --out FOLDER   where the decks go; made when missing. A review.json there (a teacher's decisions) is applied.
  --title T      the dossier's title; otherwise the name of the first folder or file.
  --titles FILE  what to call the documents: JSON, file name → title, or { title, author, date, link }; otherwise
                 documents.json in the out folder is taken when it is there, and else each document's own title.
                 A title that begins with a small "the" or "a" is a description: it is shown without marks.
  --excerpts     short receipts (160 characters, together a third of any document): for decks that travel alone.

The decks that ship with the product are made with
  npm run decks -- DOCUMENTS --out decks/axis-talks --title "The German–Soviet Axis talks, November 1940" --excerpts
  npm run decks -- decks/sample/documents --out decks/sample --title "The Long Bridge of Veldmar"`;

const BY_NAME = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Options = {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly title: string;
  readonly titles: string | null;
  readonly excerpts: boolean;
};

function optionsFrom(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      out: { type: "string" },
      title: { type: "string" },
      titles: { type: "string" },
      excerpts: { type: "boolean", default: false },
    },
  });
  const [first] = positionals;
  if (first === undefined)
    throw new DomainError("invalid", `Name at least one document or folder.\n\n${USAGE}`);
  if (values.out === undefined || values.out === "")
    throw new DomainError("invalid", `Say where the decks go: --out FOLDER.\n\n${USAGE}`);
  const title = values.title ?? path.basename(path.resolve(first)).replace(/\.[^.]+$/u, "");
  return {
    inputs: positionals,
    out: path.resolve(values.out),
    title,
    titles: values.titles ?? null,
    excerpts: values.excerpts,
  };
}

/** Every readable document of the inputs, sorted by name; folders are searched to the bottom. */
async function findFiles(inputs: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const input of inputs) {
    const entry = await stat(input).catch(() => null);
    if (entry === null) throw new DomainError("not-found", `There is no file or folder ${input}.`);
    if (!entry.isDirectory()) {
      if (formatByName(input) === null)
        throw new DomainError(
          "unreadable",
          `${input}: only .txt, .md, .html, .pdf and .docx documents can be read.`,
        );
      found.add(path.resolve(input));
      continue;
    }
    const inside = await readdir(input, { recursive: true, withFileTypes: true });
    // `~$essay.docx` and `._essay.docx` are what programs leave beside an open document.
    const files = inside.filter(
      (one) => one.isFile() && formatByName(one.name) !== null && !/^(?:~\$|\.)/u.test(one.name),
    );
    if (files.length === 0)
      throw new DomainError(
        "not-found",
        `The folder ${input} holds no .txt, .md, .html, .pdf or .docx documents.`,
      );
    for (const file of files) found.add(path.resolve(file.parentPath, file.name));
  }
  return [...found].sort((a, b) => BY_NAME(path.basename(a), path.basename(b)) || BY_NAME(a, b));
}

/** Names must be unique in a dossier; files of one name in two folders are told apart by their paths. */
function namesOf(files: readonly string[]): string[] {
  const base = files.map((file) => path.basename(file));
  return files.map((file, index) => {
    const name = base[index] ?? file;
    return base.indexOf(name) === base.lastIndexOf(name)
      ? name
      : path.relative(".", file).split(path.sep).join("/");
  });
}

async function readReview(out: string): Promise<Review> {
  const file = path.join(out, "review.json");
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? NO_REVIEW : parseReview(text, file);
}

/** What a teacher calls the documents: the file that was named, or the one that lies beside the decks. */
async function readTitles({ out, titles }: Options): Promise<Titles> {
  const file = titles ?? path.join(out, "documents.json");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text !== null) return parseTitles(text, file);
  if (titles !== null) throw new DomainError("not-found", `There is no file ${titles}.`);
  return {};
}

/**
 * All or nothing: everything is written and flushed in a folder beside, and only then renamed into place, `all.json`
 * last. A failure before that leaves what was there.
 */
async function writeDecks(
  out: string,
  decks: Readonly<Record<DeckName, Deck>>,
  besides: readonly (readonly [name: string, text: string])[],
): Promise<void> {
  await mkdir(path.dirname(out), { recursive: true });
  const staging = await mkdtemp(path.join(path.dirname(out), ".decks-"));
  try {
    const files = [
      ...besides,
      ...DECK_NAMES.map((name) => [`${name}.json`, printDeck(decks[name])] as const),
    ];
    for (const [name, text] of files) {
      const file = await open(path.join(staging, name), "w");
      await file.writeFile(text, "utf8");
      await file.sync();
      await file.close();
    }
    await mkdir(out, { recursive: true });
    for (const [name] of files) await rename(path.join(staging, name), path.join(out, name));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes("--help") || argv.includes("-h")) return say(USAGE);
  const options = optionsFrom(argv);
  const files = await findFiles(options.inputs);
  const review = await readReview(options.out);
  const titles = await readTitles(options);
  const names = namesOf(files);
  for (const named of Object.keys(titles))
    if (!names.includes(named)) say(`${named} has a title, but is not among the documents.`);
  const documents = [];
  for (const [index, file] of files.entries()) {
    const name = names[index] ?? path.basename(file);
    say(`Reading ${index + 1} of ${files.length}: ${name}`);
    const bytes = await readFile(file).catch((cause: unknown) => {
      throw new DomainError(
        "unreadable",
        `${file} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    });
    const { document, decoded } = await openFile({ name, bytes });
    for (const finding of decoded.findings) say(`${name}: ${finding.message}`);
    const reading = extract(document);
    const { title, format, raw } = reading.document;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    documents.push({ reading, source: { name, title, ...titles[name], format, sha256, length: raw.length } });
  }
  say("Comparing the documents …");
  const conflicts = findConflicts(documents.map((one) => one.reading));
  const { decks, findings, behind } = generate({
    title: options.title,
    documents,
    conflicts,
    excerpts: options.excerpts,
    review,
  });
  for (const finding of findings) say(finding.message);
  const readings = documents.map((one) => one.reading);
  const exams = examMaterial(decks.all.cards.map(cardOf), behind);
  await writeDecks(options.out, decks, [
    [FOUND_FILE, printFound(foundIn(readings, decks.all, options.excerpts))],
    [EXAM_FILE, printExam(exams, options.excerpts)],
  ]);
  const counts = DECK_NAMES.filter((name) => name !== "all" && name !== "skipped").map(
    (name) => `${decks[name].cards.length} ${name}`,
  );
  say(
    `Wrote ${decks.all.cards.length} cards to ${options.out}: ${counts.join(", ")}; ${decks.all.skipped.length} passages left out, each with its reason.`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof DomainError) say(error.message);
  else if (error instanceof TypeError && error.message.includes("option"))
    say(`${error.message}\n\n${USAGE}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
