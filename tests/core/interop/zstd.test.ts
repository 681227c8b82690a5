import { describe, expect, it } from "vitest";
import { unzstd } from "#lib/interop/zstd.ts";
import { zstd } from "../../fixtures/write-apkg.ts";

const WORDS = "the mill grinds, the mill stands. ".repeat(3_000);
// As the reference program packs them: at its highest level in one segment, and from a stream without a checksum.
const ONE_SEGMENT = "KLUv/aRwjgEAHQEAsHRoZSBtaWxsIGdyaW5kcywgc3RhLiADAEuOReUYgJGKuQQAp0Vd";
const STREAM = "KLUv/QBYLQEAwHRoZSBtaWxsIGdyaW5kcywgc3RhbmRzLgMAQo5FZQCgSdpcAg==";

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("what is packed with Zstandard", () => {
  it.each([
    ["in one segment", bytesOf(ONE_SEGMENT)],
    ["from a stream", bytesOf(STREAM)],
    ["not at all", zstd(new TextEncoder().encode(WORDS))],
  ])("comes out whole: %s", (_name, packed) => {
    expect(textOf(unzstd(packed, 1_000_000)) === WORDS).toBe(true);
  });

  it("is counted as it comes out, whatever its head says", () => {
    expect(() => unzstd(bytesOf(STREAM), 50_000)).toThrow(/larger than what is taken in/u);
    expect(() => unzstd(bytesOf(ONE_SEGMENT), 50_000)).toThrow(/larger than what is taken in/u);
  });

  it("is refused where it asks for more memory than anybody needs", () => {
    const greedy = bytesOf(STREAM);
    greedy[5] = 0xf8;
    expect(() => unzstd(greedy, 1_000_000)).toThrow(/larger than what is taken in/u);
  });

  it.each([0, 3, 9, 20, 40])("is refused where it breaks off after %i bytes", (length) => {
    expect(() => unzstd(bytesOf(STREAM).subarray(0, length), 1_000_000)).toThrow(/no Anki package/u);
  });
});
