import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { documents, documentVersions, dossiers } from "#lib/db/schema/documents.ts";
import { users } from "#lib/db/schema/people.ts";
import { expireGuests } from "#lib/services/account/expire-guests.ts";
import type { Ctx } from "#lib/services/context.ts";
import { createDossier } from "#lib/services/dossiers/create-dossier.ts";
import { deleteDossier, restoreDossier } from "#lib/services/dossiers/delete-dossier.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { editDocument } from "#lib/services/dossiers/edit-document.ts";
import { importDocument } from "#lib/services/dossiers/import-document.ts";
import { myDossiers } from "#lib/services/dossiers/my-dossiers.ts";
import { publishDossier, unpublishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { purgeDeleted } from "#lib/services/dossiers/purge-deleted.ts";
import { removeDocument, restoreDocument } from "#lib/services/dossiers/remove-document.ts";
import { renameDossier } from "#lib/services/dossiers/rename-dossier.ts";
import { replaceDocument } from "#lib/services/dossiers/replace-document.ts";
import { cancelMaking } from "#lib/services/making/cancel-making.ts";
import { makingProgress } from "#lib/services/making/making-progress.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { withStore } from "../with-store.ts";
import { add, bytesOf, KEEPER, LIGHT, owner, plainReader } from "./dossier-fixtures.ts";
import { context, DAY, holder, NOW, visitor } from "./fixtures.ts";

const titles = async (ctx: Ctx, dossierId: string): Promise<readonly string[]> =>
  (await dossierView(ctx, dossierId)).documents.map((one) => one.title);

describe("a new dossier", () => {
  it("makes a guest of a visitor with a key, and of nobody else", () =>
    withStore(async (store) => {
      const { ctx } = await owner(store);
      expect(ctx.viewer.kind).toBe("learner");
      expect((await myDossiers(ctx)).map((one) => one.title)).toEqual(["Farn Point"]);
      const stranger = context(store, { kind: "visitor", key: null });
      await expect(createDossier(stranger, { title: "X" })).rejects.toMatchObject({ code: "not-found" });
      expect(await myDossiers(stranger)).toEqual([]);
      expect(await store.read.$count(users)).toBe(1);
    }));

  it("is one dossier when the same request comes twice, and never somebody else's", () =>
    withStore(async (store) => {
      const { ctx } = await owner(store);
      const id = ctx.newId();
      const first = await createDossier(ctx, { title: "Mills", id });
      expect(await createDossier(ctx, { title: "Mills", id })).toEqual(first);
      const other = context(store, visitor("other"));
      await expect(createDossier(other, { title: "Mills", id })).rejects.toMatchObject({ code: "conflict" });
      expect(await store.read.$count(dossiers)).toBe(2);
    }));

  it("needs a title, and a sixth one within an hour has to wait", () =>
    withStore(async (store) => {
      const { ctx } = await owner(store);
      await expect(createDossier(ctx, { title: " \n " })).rejects.toMatchObject({
        code: "invalid",
        details: { title: "Give it a title." },
      });
      for (let n = 2; n <= 5; n += 1) await createDossier(ctx, { title: `Dossier ${n}` });
      await expect(createDossier(ctx, { title: "Dossier 6" })).rejects.toMatchObject({
        code: "limit",
        details: { retryAfter: "3600" },
      });
      const later = await holder(store, "owner", NOW + DAY / 24 + 1);
      await createDossier(later, { title: "Dossier 6" });
    }));

  it("keeps its guest longer than a week without an answer", () =>
    withStore(async (store) => {
      const { dossierId } = await owner(store);
      await expireGuests(context(store, { kind: "visitor", key: null }, NOW + 8 * DAY));
      const ctx = await holder(store, "owner", NOW + 8 * DAY);
      expect(await titles(ctx, dossierId)).toEqual([]);
      await expireGuests(context(store, { kind: "visitor", key: null }, NOW + 400 * DAY));
      expect(await store.read.$count(dossiers)).toBe(0);
    }));
});

describe("a document of a dossier", () => {
  it("keeps its text, its hashes and its reader; the same bytes twice are one document", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const first = await add(ctx, dossierId, "light.txt", LIGHT);
      expect(first).toMatchObject({ again: false, title: "The light at Farn Point", length: LIGHT.length });
      expect(await add(ctx, dossierId, "copy of light.txt", LIGHT)).toMatchObject({
        documentId: first.documentId,
        again: true,
      });
      const [version, ...more] = await store.read.select().from(documentVersions);
      expect(more).toEqual([]);
      expect(version).toMatchObject({ version: 1, text: LIGHT, format: "text", reader: "test" });
      expect(version?.textSha256).toMatch(/^[0-9a-f]{64}$/u);
    }));

  it("gets a number when another of its name is there, whatever path it was sent with", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "letters/a.txt", LIGHT);
      expect((await add(ctx, dossierId, "..\\..\\a.txt", KEEPER)).name).toBe("a (2).txt");
      expect((await add(ctx, dossierId, "\u202ea.txt\u0000", "Third.")).name).toBe("a (3).txt");
    }));

  it("can be corrected in what is said about it, and only with what can be true", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const { documentId } = await add(ctx, dossierId, "light.txt", LIGHT);
      const fields = { documentId, title: "A light", author: " A.  Tolland ", dated: "1822", link: "" };
      await editDocument(ctx, fields);
      expect((await dossierView(ctx, dossierId)).documents[0]).toMatchObject({
        title: "A light",
        author: "A. Tolland",
        dated: "1822",
        link: null,
      });
      for (const wrong of [{ title: "" }, { link: "javascript:alert(1)" }, { extra: "field" }]) {
        await expect(editDocument(ctx, { ...fields, ...wrong })).rejects.toMatchObject({ code: "invalid" });
      }
    }));

  it("is replaced under its own name by a new version, and the old text stays", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const { documentId } = await add(ctx, dossierId, "light.txt", LIGHT);
      const input = { documentId, name: "light-corrected.txt" };
      const replaced = await replaceDocument(ctx, input, bytesOf(`${LIGHT}More.`), plainReader);
      expect(replaced).toMatchObject({ documentId, name: "light.txt", again: false });
      const again = await replaceDocument(ctx, input, bytesOf(`${LIGHT}More.`), plainReader);
      expect(again.again).toBe(true);
      const versions = await store.read.select().from(documentVersions);
      expect(versions.map((one) => [one.version, one.text])).toEqual([
        [1, LIGHT],
        [2, `${LIGHT}More.`],
      ]);
    }));

  it("is removed and put back in its place, twice as well as once; added again it is the same document", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const { documentId } = await add(ctx, dossierId, "light.txt", LIGHT);
      await add(ctx, dossierId, "keeper.txt", KEEPER);
      for (const _ of [1, 2]) await removeDocument(ctx, { documentId });
      expect(await titles(ctx, dossierId)).toEqual(["The keeper's story"]);
      for (const _ of [1, 2]) await restoreDocument(ctx, { documentId });
      expect(await titles(ctx, dossierId)).toEqual(["The light at Farn Point", "The keeper's story"]);
      await removeDocument(ctx, { documentId });
      expect((await add(ctx, dossierId, "light.txt", LIGHT)).documentId).toBe(documentId);
      expect(await store.read.$count(documents)).toBe(2);
      expect(await store.read.$count(documentVersions)).toBe(2);
    }));

  it("is refused with words beyond sixty in an hour", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      for (let n = 0; n < 60; n += 1) await add(ctx, dossierId, `${n}.txt`, `Text ${n}`);
      await expect(add(ctx, dossierId, "61.txt", "Text 61")).rejects.toMatchObject({ code: "limit" });
      const later = await holder(store, "owner", NOW + DAY);
      await add(later, dossierId, "61.txt", "Text 61");
    }));

  it("says what its reader could not read, until a version without that trouble replaces it", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const finding = (severity: "warning" | "note", message: string) => ({
        code: "x",
        severity,
        at: null,
        message,
      });
      const scanned: typeof plainReader = async (file) => ({
        ...(await plainReader(file)),
        findings: [finding("warning", "Page 2 carries no text."), finding("note", "Hyphens were joined.")],
      });
      const read = await importDocument(ctx, { dossierId, name: "a.pdf" }, bytesOf(LIGHT), scanned);
      expect(read.notes).toEqual(["Page 2 carries no text.", "Hyphens were joined."]);
      const problem = async () => (await dossierView(ctx, dossierId)).documents[0]?.problem;
      expect(await problem()).toBe("Page 2 carries no text.");
      await replaceDocument(
        ctx,
        { documentId: read.documentId, name: "a.pdf" },
        bytesOf(KEEPER),
        plainReader,
      );
      expect(await problem()).toBeNull();
    }));

  it("adds nothing when its reader refuses it", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
      await expect(importDocument(ctx, { dossierId, name: "scan.txt" }, picture)).rejects.toMatchObject({
        code: "unreadable",
      });
      expect(await store.read.$count(documents)).toBe(0);
    }));
});

describe("somebody else's dossier", () => {
  it("is not there, whatever is tried with it", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const { documentId } = await add(ctx, dossierId, "light.txt", LIGHT);
      const { ctx: other } = await owner(store, "other");
      const nobody = context(store, visitor("nobody"));
      for (const stranger of [other, nobody]) {
        const tries = [
          () => add(stranger, dossierId, "a.txt", KEEPER),
          () => replaceDocument(stranger, { documentId, name: "a.txt" }, bytesOf(KEEPER), plainReader),
          () => editDocument(stranger, { documentId, title: "Mine" }),
          () => removeDocument(stranger, { documentId }),
          () => restoreDocument(stranger, { documentId }),
          () => renameDossier(stranger, { dossierId, title: "Mine" }),
          () => deleteDossier(stranger, { dossierId }),
          () => restoreDossier(stranger, { dossierId }),
          () => publishDossier(stranger, { dossierId }),
          () => unpublishDossier(stranger, { dossierId }),
          () => startMaking(stranger, { dossierId }),
          () => cancelMaking(stranger, { dossierId }),
          () => makingProgress(stranger, dossierId),
          () => dossierView(stranger, dossierId),
        ];
        for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
      }
      expect(await titles(ctx, dossierId)).toEqual(["The light at Farn Point"]);
    }));
});

describe("a deleted dossier", () => {
  it("is gone from every page, can be brought back, and is erased after thirty days", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      await renameDossier(ctx, { dossierId, title: "Farn" });
      for (const _ of [1, 2]) expect(await deleteDossier(ctx, { dossierId })).toEqual({ title: "Farn" });
      expect(await myDossiers(ctx)).toEqual([]);
      await expect(dossierView(ctx, dossierId)).rejects.toMatchObject({ code: "not-found" });
      await expect(add(ctx, dossierId, "b.txt", KEEPER)).rejects.toMatchObject({ code: "not-found" });
      await restoreDossier(ctx, { dossierId });
      expect(await titles(ctx, dossierId)).toEqual(["The light at Farn Point"]);
      await deleteDossier(ctx, { dossierId });
      const operator = (now: number) => context(store, { kind: "visitor", key: null }, now);
      expect(await purgeDeleted(operator(NOW + 29 * DAY))).toBe(0);
      expect(await purgeDeleted(operator(NOW + 31 * DAY))).toBe(1);
      expect(await store.read.$count(documentVersions)).toBe(0);
      await expect(restoreDossier(ctx, { dossierId })).rejects.toMatchObject({ code: "not-found" });
    }));

  it("never takes a shipped dossier with it", () =>
    withStore(async (store) => {
      const at = NOW - 90 * DAY;
      await store.write((tx) =>
        tx.insert(dossiers).values({
          id: "ships",
          shippedAs: "ships",
          title: "S",
          createdAt: at,
          updatedAt: at,
          deletedAt: at,
        }),
      );
      expect(await purgeDeleted(context(store, { kind: "visitor", key: null }))).toBe(0);
      expect(await store.read.$count(dossiers, eq(dossiers.id, "ships"))).toBe(1);
    }));
});

describe("the documents of a dossier", () => {
  it("stand in the order in which they were chosen, whichever arrived first", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      const at = (place: string, name: string, text: string) =>
        importDocument(ctx, { dossierId, name, place }, bytesOf(text), plainReader);
      await at("1002", "b.txt", "Second");
      await at("1001", "a.txt", "First");
      await add(ctx, dossierId, "c.txt", "Third");
      expect(await titles(ctx, dossierId)).toEqual(["First", "Second", "Third"]);
      await expect(at("-1", "d.txt", "Fourth")).rejects.toMatchObject({ code: "invalid" });
    }));
});
