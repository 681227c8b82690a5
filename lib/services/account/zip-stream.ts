import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A file in a zip: its bytes come in pieces, so that none has to lie in memory whole. */
export type ZipEntry = {
  readonly name: string;
  /** Pictures and sounds are small already. */
  readonly packed: boolean;
  readonly pieces: AsyncIterable<Uint8Array>;
};

/** A zip of files as they come; asks for the next piece only when somebody takes it. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    if (failed) throw failed;
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for await (const { name, packed, pieces } of entries) {
    const file = packed ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    zip.add(file);
    for await (const piece of pieces) {
      file.push(piece);
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
