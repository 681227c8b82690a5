import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { documents, documentVersions } from "#lib/db/schema/documents.ts";
import { evidence } from "#lib/db/schema/evidence.ts";
import { importDocument } from "#lib/services/dossiers/import-document.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { owner } from "../db/services/dossier-fixtures.ts";
import { withStore } from "../db/with-store.ts";
import { writeDocx } from "../fixtures/write-docx.ts";
import { setLines, writePdf } from "../fixtures/write-pdf.ts";

it("a PDF and a Word document become cards whose receipts stand in the kept text", async () => {
  await withStore(async (store) => {
    const { ctx, dossierId } = await owner(store);
    const first = [
      "The council of Morrow met on 12 March 1822 in the old cus-",
      "toms house. The engineer Agnes Tolland proposed a light-",
      "house on the northern rock, which the council accepted after",
    ];
    const second = [
      "a debate of three hours. “We shall see by it,” said the mayor",
      "Edwin Harle. The lighthouse was lit for the first time on",
      "3 May 1824.",
    ];
    const pdf = writePdf([
      [{ text: "The Light of Morrow", x: 60, y: 740, size: 20 }, ...setLines(first, { top: 700 })],
      setLines(second, { top: 730 }),
    ]);
    const docx = writeDocx([
      { text: "The Keeper's Account", style: "Title" },
      {
        text: "The lighthouse of Morrow was lit for the first time on 9 June 1824. The keeper Jonas Reed wrote it down.",
      },
    ]);
    await importDocument(ctx, { dossierId, name: "light.pdf" }, pdf);
    await importDocument(ctx, { dossierId, name: "keeper.docx" }, docx);
    await startMaking(ctx, { dossierId });
    await makingOf(store).idle();

    const kept = await store.read
      .select({
        name: documents.name,
        title: documents.title,
        id: documentVersions.id,
        raw: documentVersions.text,
        pages: documentVersions.pages,
        format: documentVersions.format,
      })
      .from(documentVersions)
      .innerJoin(documents, eq(documents.id, documentVersions.documentId))
      .orderBy(asc(documents.name));
    expect(kept.map(({ name, format, title }) => [name, format, title])).toEqual([
      ["keeper.docx", "docx", "The Keeper's Account"],
      ["light.pdf", "pdf", "The Light of Morrow"],
    ]);
    const light = kept[1];
    expect(light?.raw).toContain("customs house. The engineer Agnes Tolland proposed a lighthouse");
    expect(light?.raw?.slice(light.pages?.[1])).toMatch(/^a debate of three hours/u);

    const receipts = await store.read
      .select({
        version: evidence.documentVersionId,
        start: evidence.start,
        end: evidence.end,
        quote: evidence.quote,
      })
      .from(evidence);
    expect(new Set(receipts.map((one) => one.version))).toEqual(new Set(kept.map((one) => one.id)));
    for (const { version, start, end, quote } of receipts) {
      const raw = kept.find((one) => one.id === version)?.raw ?? "";
      expect(raw.slice(start, end)).toBe(quote);
    }
  });
});
