import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";

const line = z.string().trim().min(1).max(160);
const entry = z.union([
  line.transform((title) => ({ title })),
  z.strictObject({ title: line, author: line.optional(), date: line.optional(), link: z.url().optional() }),
]);
const titles = z.record(z.string().min(1), entry);

/** What a teacher says about the documents of a dossier, by file name: what to call each, and where it comes from. */
export type Titles = Readonly<Record<string, z.infer<typeof entry>>>;

/**
 * Reads a titles file: `{ "letters.txt": "Letters of the Hoving family", "p7.html": { "title": "the town’s web page",
 * "author": …, "date": …, "link": … } }`. A title that begins with a small `the` or `a` is a description and is shown
 * without quotation marks. Throws `invalid`, naming the place and what to change.
 */
export function parseTitles(source: string, name = "documents.json"): Titles {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new DomainError("invalid", `${name} is not JSON. Mend it or move it away.`);
  }
  const read = titles.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join(".") ?? "";
  throw new DomainError(
    "invalid",
    `${name}: ${where === "" ? "" : `${where}: `}each file name needs a title, or an object with title and, if known, author, date and link.`,
    { path: where },
  );
}
