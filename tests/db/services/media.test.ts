import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Ctx } from "#lib/services/context.ts";
import { purgeDeleted } from "#lib/services/dossiers/purge-deleted.ts";
import { purgeDeletedMedia } from "#lib/services/media/purge-deleted-media.ts";
import { readMedia } from "#lib/services/media/read-media.ts";
import { sniffMedia } from "#lib/services/media/sniff-media.ts";
import { storeMedia } from "#lib/services/media/store-media.ts";
import { deleteCards } from "#lib/services/notes/delete-cards.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { withStore } from "../with-store.ts";
import { context, DAY, holder, NOW, visitor } from "./fixtures.ts";
import { basic, deckOwner } from "./notes/own.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#14604f" } });

/** A photograph as a telephone makes one: lying on its side, with the place where it was taken. */
const photograph = (): Promise<Buffer> =>
  picture(40, 20)
    .withExif({
      IFD0: { Make: "Camera", Orientation: "6" },
      IFD3: { GPSLatitude: "56/1 57/1 0/1", GPSLatitudeRef: "N" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const whole = async (ctx: Ctx, hash: string): Promise<Uint8Array> => {
  const medium = await readMedia(ctx, hash);
  return medium.read(0, medium.size);
};

const wav = (): Buffer => {
  const bytes = Buffer.alloc(600_000, 7);
  bytes.write("RIFF", 0, "latin1");
  bytes.write("WAVEfmt ", 8, "latin1");
  return bytes;
};

describe("pictures and sounds of notes", () => {
  it("are kept upright and without the place where they were taken, by the hash of what is kept", () =>
    withStore(async (store) => {
      const { ctx } = await deckOwner(store);
      const sent = await photograph();
      expect((await sharp(sent).metadata()).exif).toBeDefined();
      const stored = await storeMedia(ctx, { name: "photo.jpg" }, sent);
      expect(stored).toMatchObject({ kind: "image", width: 20, height: 40 });
      const kept = await sharp(await whole(ctx, stored.hash)).metadata();
      expect(kept).toMatchObject({ format: "jpeg", width: 20, height: 40 });
      expect([kept.exif, kept.orientation, kept.icc]).toEqual([undefined, undefined, undefined]);
      const again = await storeMedia(ctx, { name: "again.jpg" }, sent);
      expect(again.hash).toBe(stored.hash);
    }));

  it("keep moving when they move", () =>
    withStore(async (store) => {
      const { ctx } = await deckOwner(store);
      const frames = await Promise.all(
        ["red", "blue", "lime"].map((background) =>
          sharp({ create: { width: 8, height: 8, channels: 3, background } })
            .png()
            .toBuffer(),
        ),
      );
      const gif = await sharp(frames, { join: { animated: true } })
        .gif({ delay: [100, 100, 100] })
        .toBuffer();
      const { hash, height } = await storeMedia(ctx, { name: "a.gif" }, gif);
      expect(height).toBe(8);
      expect((await sharp(Buffer.from(await whole(ctx, hash)), { animated: true }).metadata()).pages).toBe(3);
    }));

  it("are read in parts, across the pieces they lie in", () =>
    withStore(async (store) => {
      const { ctx } = await deckOwner(store);
      const bytes = wav();
      bytes.writeUInt32BE(0xcafe, 262_142);
      const { hash, kind } = await storeMedia(ctx, { name: "a.wav" }, bytes);
      expect(kind).toBe("audio");
      const medium = await readMedia(ctx, hash);
      expect(medium).toMatchObject({ type: "audio/wav", size: bytes.length });
      expect(Buffer.from(await medium.read(262_140, 262_150))).toEqual(bytes.subarray(262_140, 262_150));
      expect(Buffer.from(await medium.read(0, medium.size)).equals(bytes)).toBe(true);
    }));

  it("are what their bytes say, and a drawing that is a program is none", () => {
    const text = (words: string) => new TextEncoder().encode(words);
    expect(sniffMedia(text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBeNull();
    expect(sniffMedia(text("<html>"))).toBeNull();
    expect(sniffMedia(new Uint8Array())).toBeNull();
    expect(sniffMedia(text("ID3\u0004\u0000"))?.type).toBe("audio/mpeg");
    expect(sniffMedia(text("OggS\u0000"))?.type).toBe("audio/ogg");
    expect(sniffMedia(text("\u0000\u0000\u0000 ftypM4A \u0000"))?.type).toBe("audio/mp4");
    expect(sniffMedia(Uint8Array.of(0xff, 0xf1, 0x50, 0x80))?.type).toBe("audio/aac");
    expect(sniffMedia(Uint8Array.of(0xff, 0xfb, 0x90, 0x00))?.type).toBe("audio/mpeg");
    expect(sniffMedia(Uint8Array.of(0xff, 0xfe, 0x41, 0x00))).toBeNull();
  });

  it("are refused in words when they are damaged, too large in pixels, or another kind of file", () =>
    withStore(async (store) => {
      const { ctx } = await deckOwner(store);
      const png = await picture(30, 30).png().toBuffer();
      await expect(storeMedia(ctx, { name: "x" }, png.subarray(0, 60))).rejects.toMatchObject({
        code: "unreadable",
      });
      // Its head says 50,000 by 50,000; nothing of it is decoded.
      const bomb = Buffer.from(png);
      bomb.writeUInt32BE(50_000, 16);
      bomb.writeUInt32BE(50_000, 20);
      await expect(storeMedia(ctx, { name: "x" }, bomb)).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:limit|unreadable)$/u),
      });
      const large = await picture(8_000, 6_000).png().toBuffer();
      await expect(storeMedia(ctx, { name: "x" }, large)).rejects.toMatchObject({ code: "limit" });
      await expect(storeMedia(ctx, { name: "x.png" }, Buffer.from("%PDF-1.7"))).rejects.toMatchObject({
        code: "unreadable",
      });
    }));

  it("are shown to nobody else, and make a guest of a visitor", () =>
    withStore(async (store) => {
      const png = await picture(3, 3).png().toBuffer();
      const { hash } = await storeMedia(context(store, visitor("new")), { name: "x.png" }, png);
      const mine = await holder(store, "new");
      expect((await readMedia(mine, hash)).type).toBe("image/png");
      const { ctx: other } = await deckOwner(store, "berta");
      for (const ctx of [other, context(store, visitor("nobody"))])
        await expect(readMedia(ctx, hash)).rejects.toMatchObject({ code: "not-found" });
    }));

  it("go when nothing has shown them for a month: with the bin, and not while a note is being written", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const { hash } = await storeMedia(ctx, { name: "x.png" }, await picture(3, 3).png().toBuffer());
      const { hash: loose } = await storeMedia(ctx, { name: "y.png" }, await picture(4, 4).png().toBuffer());
      const note = await writeNote(ctx, { deckId, note: basic(`![a leaf](media:${hash})`, "leaf") });
      const on = (day: number) => context(store, { kind: "visitor", key: null }, NOW + day * DAY);
      expect(await purgeDeletedMedia(on(5))).toBe(0);
      expect(await purgeDeletedMedia(on(31))).toBe(1);
      await expect(readMedia(ctx, loose)).rejects.toMatchObject({ code: "not-found" });
      expect((await readMedia(ctx, hash)).type).toBe("image/png");
      await deleteCards(ctx, { cardIds: [...note.cardIds] });
      expect(await purgeDeletedMedia(on(32))).toBe(0);
      await purgeDeleted(on(62));
      expect(await purgeDeletedMedia(on(62))).toBe(1);
    }));
});
