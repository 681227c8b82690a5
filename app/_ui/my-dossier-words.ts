import type { MyDossier } from "#lib/services/dossiers/my-dossiers.ts";
import { counted } from "./words.ts";

/** Where a dossier stands: "3 documents. 48 cards to review, 2 disagreements." */
export function dossierWords({ documents, cards, disagreements, published, making }: MyDossier): string {
  const read = documents === 0 ? "No documents yet." : `${counted(documents, "document")}.`;
  if (making === "queued" || making === "running") return `${read} Its cards are being made.`;
  if (making === "failed") return `${read} Its cards could not be made; open it to see why.`;
  const parts = [
    ...(cards.active > 0 && published ? [`${counted(cards.active, "card")} given out`] : []),
    ...(cards.undecided > 0 ? [`${counted(cards.undecided, "card")} to review`] : []),
    ...(cards.draft > 0 && cards.unseen === 0 ? [`${counted(cards.draft, "card")} to publish`] : []),
    ...(disagreements > 0 ? [counted(disagreements, "open disagreement")] : []),
  ];
  if (parts.length > 0) return `${read} ${parts.join(", ")}.`;
  return documents === 0 || making === "done" ? read : `${read} No cards yet.`;
}
