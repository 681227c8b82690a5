import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { DomainError } from "#lib/base/errors.ts";
import { LIMITS } from "../limits.ts";
import type { PageText, Piece } from "./types.ts";

export type OpenPdf = {
  readonly pages: readonly PageText[];
  /** As the file's own description says, or null. */
  readonly title: string | null;
  /** The version of pdf.js that read it. */
  readonly version: string;
};

/** Nothing of a PDF is drawn, run or fetched: only its text is asked for. */
const QUIET = {
  verbosity: 0,
  disableFontFace: true,
  useSystemFonts: false,
  enableXfa: false,
  disableAutoFetch: true,
  disableStream: true,
  disableRange: true,
  useWorkerFetch: false,
  useWasm: false,
  maxImageSize: 1_000_000,
  stopAtErrors: false,
} as const;

/**
 * The letters of every page, in the order of the file. Throws `unreadable` for a file that is damaged or asks for a
 * password, `limit` for one with too many pages.
 */
export async function openPdf(name: string, bytes: Uint8Array): Promise<OpenPdf> {
  // The parser takes the bytes for its own and empties them; a Buffer it would refuse.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), QUIET).catch((error: unknown) => {
    throw refusal(name, error);
  });
  try {
    if (pdf.numPages > LIMITS.pdfPages)
      throw new DomainError(
        "limit",
        `${name} has ${pdf.numPages} pages; ${LIMITS.pdfPages} are read at most. Split it into parts and add those.`,
        { name },
      );
    const title = await titleOf(pdf);
    const pages: PageText[] = [];
    let letters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(pdf, number);
      pages.push(page);
      for (const piece of page.pieces) letters += piece.text.length;
      if (letters > LIMITS.characters) throw tooLong(name);
    }
    const { version } = await getResolvedPDFJS();
    return { pages, title, version };
  } finally {
    await pdf.loadingTask.destroy().catch(() => {});
  }
}

export function tooLong(name: string): DomainError {
  return new DomainError(
    "limit",
    `${name} holds more than ${LIMITS.characters / 1_000_000} million letters of text. Split it into parts and add those.`,
    { name },
  );
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function titleOf(pdf: Pdf): Promise<string | null> {
  const described = await pdf.getMetadata().catch(() => null);
  const info: unknown = described?.info;
  const title: unknown = typeof info === "object" && info !== null ? Reflect.get(info, "Title") : null;
  return typeof title === "string" ? clean(title).replace(/\s+/gu, " ").trim().slice(0, 300) || null : null;
}

/** A page that is damaged counts as one without text: the others are still worth reading. */
async function readPage(pdf: Pdf, number: number): Promise<PageText> {
  const empty: PageText = { width: 0, height: 0, pieces: [], askew: [] };
  const page = await pdf.getPage(number).catch(() => null);
  if (page === null) return empty;
  const content = await page.getTextContent({ includeMarkedContent: false }).catch(() => null);
  const placed: Placed[] = [];
  for (const item of content?.items ?? []) {
    if (!("str" in item)) continue;
    const one = placedItem(item.str, item.transform, item.width, item.height);
    if (one !== null) placed.push(one);
  }
  page.cleanup();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return upright(placed, { left, bottom, right, top });
}

type Placed = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Quarter turns against the clock, or null for text that stands askew. */
  readonly turn: 0 | 1 | 2 | 3 | null;
};

function placedItem(str: string, transform: unknown, width: number, height: number): Placed | null {
  const text = clean(str);
  if (text === "" || !Array.isArray(transform)) return null;
  const [a, b, c, d, x, y]: number[] = transform.map(Number);
  if (![a, b, c, d, x, y, width].every((value) => Number.isFinite(value) && Math.abs(value ?? 0) < 1e6))
    return null;
  const size = Math.hypot(c ?? 0, d ?? 0) || height;
  const slope = Math.abs(a ?? 0) + Math.abs(b ?? 0);
  const flat = Math.abs(b ?? 0) < slope * 0.02;
  const steep = Math.abs(a ?? 0) < slope * 0.02;
  const turn = flat ? ((a ?? 0) >= 0 ? 0 : 2) : steep ? ((b ?? 0) > 0 ? 1 : 3) : null;
  return { text, x: x ?? 0, y: y ?? 0, width, size, turn };
}

/** The page turned so that most of its text runs from left to right. */
function upright(
  placed: readonly Placed[],
  view: { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number },
): PageText {
  const letters = [0, 0, 0, 0];
  for (const one of placed)
    if (one.turn !== null) letters[one.turn] = (letters[one.turn] ?? 0) + one.text.length;
  const turn = letters.indexOf(Math.max(...letters));
  const width = Math.abs(view.right - view.left);
  const height = Math.abs(view.top - view.bottom);
  const pieces: Piece[] = [];
  const askew: string[] = [];
  for (const one of placed) {
    if (one.turn !== turn) {
      if (one.text.trim() !== "") askew.push(one.text.trim());
      continue;
    }
    const x = one.x - view.left;
    const y = one.y - view.bottom;
    const [across, up] =
      turn === 0
        ? [x, y]
        : turn === 1
          ? [y, width - x]
          : turn === 2
            ? [width - x, height - y]
            : [height - y, x];
    pieces.push({ text: one.text, x: across, y: up, width: one.width, size: one.size });
  }
  return turn % 2 === 0 ? { width, height, pieces, askew } : { width: height, height: width, pieces, askew };
}

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
  ﬅ: "st",
  ﬆ: "st",
};

/** Letters as a reader types them: no ligatures, no control characters, accents joined to their letters. */
function clean(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, " ")
    .replace(/[\p{Cc}\ufeff]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .normalize("NFC");
}

function refusal(name: string, error: unknown): DomainError {
  const kind = error instanceof Error ? error.name : "";
  if (kind === "PasswordException")
    return new DomainError(
      "unreadable",
      `${name} is locked with a password. Open it, save or print it without the password, and add that.`,
      { name },
    );
  return new DomainError(
    "unreadable",
    `${name} is damaged or not quite a PDF. Open it, print it to a new PDF, and add that.`,
    { name },
  );
}
