import { DomainError, type Finding } from "#lib/base/errors.ts";
import type { Decoded } from "./decoded.ts";
import { LIMITS } from "./limits.ts";
import { openPdf, tooLong } from "./pdf/open.ts";
import { pagesOf } from "./pdf/pages.ts";
import { printPages } from "./pdf/print.ts";
import type { PageText } from "./pdf/types.ts";
import { worthyTitle } from "./titles-of-files.ts";

/** Of our own part: what pdf.js gave is cut into lines, columns and paragraphs by it. */
const OWN_VERSION = 1;

/**
 * The text of a PDF in reading order, whole paragraphs, and where each page begins in it. Pages without text and
 * those whose letters mean nothing are named in the findings.
 * Throws `unreadable` (damaged, locked, only pictures) or `limit`, with what to do.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Decoded> {
  const opened = await openPdf(name, bytes);
  const states = opened.pages.map(stateOf);
  const { pages, words } = pagesOf(
    opened.pages.map((page, i) => (states[i] === "text" ? page : { ...page, pieces: [], askew: [] })),
  );
  const empty = numbersWhere(states, "empty");
  const garbled = numbersWhere(states, "garbled");
  if (empty.length + garbled.length === states.length) throw withoutText(name, empty.length, garbled.length);
  const { raw, starts } = printPages(pages, words);
  if (raw.length > LIMITS.characters) throw tooLong(name);
  return {
    format: "pdf",
    raw,
    title: worthyTitle(opened.title, name, raw.slice(0, 4_000)),
    pages: starts,
    reader: "unpdf",
    readerVersion: `${OWN_VERSION}+pdf.js-${opened.version}`,
    findings: [
      ...finding(
        "page-without-text",
        empty,
        "no text: scanned or empty. Recognise the text (OCR) and add the file again if it matters",
      ),
      ...finding(
        "page-garbled",
        garbled,
        "letters that cannot be told: the file does not say what they are. Recognise the text (OCR) and add the file again if it matters",
      ),
    ],
  };
}

type PageState = "text" | "empty" | "garbled";

function stateOf({ pieces }: PageText): PageState {
  let letters = 0;
  let odd = 0;
  for (const { text } of pieces) {
    letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    odd += text.match(/[\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0;
  }
  if (letters + odd === 0) return "empty";
  return odd > letters * 0.3 ? "garbled" : "text";
}

function numbersWhere(states: readonly PageState[], wanted: PageState): number[] {
  return states.flatMap((state, i) => (state === wanted ? [i + 1] : []));
}

function withoutText(name: string, empty: number, garbled: number): DomainError {
  const what =
    garbled > empty
      ? "does not say which letters it shows, so its text cannot be read"
      : `is a scan or a picture: ${empty === 1 ? "its page carries" : `its ${empty} pages carry`} no text`;
  return new DomainError("unreadable", `${name} ${what}. Recognise the text (OCR) and add the result.`, {
    name,
  });
}

function finding(code: string, pages: readonly number[], what: string): Finding[] {
  if (pages.length === 0) return [];
  const [only] = pages;
  const subject = pages.length === 1 ? `Page ${only} has` : `${pages.length} pages (${ranges(pages)}) have`;
  return [{ code, severity: "warning", at: null, message: `${subject} ${what}.` }];
}

/** 1, 3–5, 9 */
function ranges(pages: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last.to === page - 1) last.to = page;
    else runs.push({ from: page, to: page });
  }
  const shown = runs.slice(0, 8).map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return shown.join(", ") + (runs.length > shown.length ? " …" : "");
}
