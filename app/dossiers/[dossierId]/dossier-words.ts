import { capital, counted, countedInWords, figure } from "#app/_ui/words.ts";
import { PARTLY_READ } from "#lib/base/read-languages.ts";
import type { DossierView, ListedDocument } from "#lib/services/dossiers/dossier-view.ts";
import type { Progress } from "#lib/services/making/making-progress.ts";

/** What is true of a dossier now, in one or two sentences; null while the making of its cards says it. */
export function lede(view: DossierView): string | null {
  const { documents, cards, made, stale, published, owned } = view;
  if (isOpen(view.progress)) return null;
  if (documents.length === 0 && !made) return "There is nothing to read yet. Add the first document below.";
  if (!owned) return `${read(documents.length)}, ${counted(cards.active, "card")}.`;
  if (!made)
    return `${read(documents.length)} ${documents.length === 1 ? "waits" : "wait"} to be read for cards.`;
  if (stale) return "The documents have changed since the cards were made. What you decided is kept.";
  if (cards.draft + cards.active === 0)
    return "No card came out of these documents. Under Review every passage says why.";
  if (published && cards.draft === 0)
    return `${capital(countedInWords(cards.active, "card"))} ${are(cards.active)} given out for study.`;
  const waiting = `${capital(countedInWords(cards.draft, published ? "new card" : "card"))} ${cards.draft === 1 ? "waits" : "wait"}`;
  if (published)
    return `${waiting} beside ${counted(cards.active, "card")} that ${are(cards.active)} given out.`;
  return cards.unseen === 0
    ? `${waiting} to be published. You have looked at all of them.`
    : `${waiting} to be published. Nobody has looked at ${cards.unseen === cards.draft ? them(cards.draft) : figure(cards.unseen)} yet.`;
}

function read(documents: number): string {
  return capital(countedInWords(documents, "document"));
}

function them(n: number): string {
  return n === 1 ? "it" : "them";
}

function are(n: number): string {
  return n === 1 ? "is" : "are";
}

export function isOpen(progress: Progress | null): progress is Progress {
  return progress?.state === "queued" || progress?.state === "running";
}

/** What was found in a document: "12 facts, 9 cards, 2 passages of page furniture." */
export function reportWords({ report }: ListedDocument): string | null {
  if (report === null) return null;
  const furniture = sum(report.furniture);
  const parts = [
    counted(report.facts, "fact"),
    counted(report.cards, "card"),
    ...(report.refused > 0 ? [`${counted(report.refused, "card")} refused, each with its reason`] : []),
    ...(furniture > 0 ? [`${counted(furniture, "passage")} of page furniture`] : []),
    ...Object.entries(report.unsupported).map(
      ([language, n]) =>
        `${counted(n, "passage")} in ${languageName(language)}, ${PARTLY_READ.has(language) ? "read for dates, names and quotations alone" : "which is not read for facts"}`,
    ),
  ];
  return `${parts.join(", ")}.`;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}

const LANGUAGES = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return "another language";
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  text: "Text",
  markdown: "Markdown",
  html: "Web page",
  pdf: "PDF",
  docx: "Word document",
};

/** Who, when and what kind: "A. Tolland, 1822. Web page, 14,300 characters." */
export function aboutWords({ author, dated, format, length, pages, version }: ListedDocument): string {
  const who = [author, dated].flatMap((part) => part ?? []).join(", ");
  const what = [
    FORMATS[format] ?? "Text",
    ...(pages === null ? [] : [counted(pages, "page")]),
    ...(length === null ? [] : [counted(length, "character")]),
    ...(version > 1 ? [`version ${figure(version)}`] : []),
  ].join(", ");
  return who === "" ? `${what}.` : `${who}. ${what}.`;
}

/** What the making does just now. */
export function phaseWords({ state, phase, done, total, before }: Progress): string {
  if (state === "queued")
    return before === 0
      ? "It begins in a moment."
      : `${capital(countedInWords(before, "other dossier"))} ${before === 1 ? "comes" : "come"} first.`;
  switch (phase) {
    case "comparing":
      return "Comparing what the documents say.";
    case "writing":
      return "Writing the cards.";
    case "saving":
      return "Saving the cards.";
    default:
      return total === 0
        ? "Beginning to read."
        : `Reading document ${Math.min(done + 1, total)} of ${total}.`;
  }
}

/** How far it is, 0 to 1: reading takes most of the time. */
export function share({ state, phase, done, total }: Progress): number {
  if (state === "queued") return 0;
  if (phase === "comparing") return 0.65;
  if (phase === "writing") return 0.75;
  if (phase === "saving") return 0.95;
  return total === 0 ? 0.02 : 0.02 + 0.6 * (done / total);
}

const CHANGES: readonly (readonly [string, (n: number) => string])[] = [
  ["added", (n) => `${counted(n, "card")} added`],
  ["changed", (n) => `${figure(n)} changed`],
  ["moved", (n) => `${figure(n)} found again in another place`],
  ["retired", (n) => `${figure(n)} gone`],
  ["revived", (n) => `${figure(n)} back`],
  ["disputed-now", (n) => `${figure(n)} disputed now`],
  ["to-settle", (n) => `${figure(n)} with your wording beside a newer one`],
];

/** What the last making changed: "12 cards added, 3 changed, 1 gone." Null when nothing did. */
export function changeWords(changes: Readonly<Record<string, number>> | null): string | null {
  const parts = CHANGES.flatMap(([kind, words]) => {
    const n = changes?.[kind] ?? 0;
    return n === 0 ? [] : [words(n)];
  });
  return parts.length === 0 ? null : `${capital(parts.join(", "))}.`;
}
