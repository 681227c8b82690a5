import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { ExamMaterial } from "./exam-material.ts";
import { canonical } from "./format.ts";

/** The file beside the decks with other wordings and wrong answers of their cards. */
export const EXAM_FILE = "exam.json";
const EXAM_FORMAT = "dossier-exam";

export type ExamMaterials = Readonly<Record<string, ExamMaterial>>;

const text = z.string().min(1).max(20_000);
const material = z.object({
  alternate: z.object({ question: text, answer: text }).nullable(),
  distractors: z.array(z.object({ text, from: text })).max(20),
});
const file = z.object({
  format: z.literal(EXAM_FORMAT),
  version: z.literal(1),
  cards: z.record(z.string(), material),
});

/**
 * Equal materials print to equal bytes. With `excerpts`, for decks that travel without their documents: the wrong
 * answers alone, which other cards say anyway, so that nothing more of any document is quoted.
 */
export function printExam(materials: ExamMaterials, excerpts: boolean): string {
  const cards = Object.entries(materials)
    .map(([id, one]) => [id, excerpts ? { ...one, alternate: null } : one] as const)
    .filter(([, one]) => one.alternate !== null || one.distractors.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const value = { format: EXAM_FORMAT, version: 1, cards: Object.fromEntries(cards) };
  return `${JSON.stringify(canonical(value), null, 1)}\n`;
}

/** Reads the file. Throws `invalid`, naming the place. */
export function parseExam(source: string, name = EXAM_FILE): ExamMaterials {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new DomainError("invalid", `${name} is not JSON. Generate it again, or restore it from a copy.`);
  }
  const read = file.safeParse(value);
  if (read.success) return read.data.cards;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join(".") ?? "";
  throw new DomainError("invalid", `${name}: ${where}: ${issue?.message ?? "no material for exams"}.`);
}
