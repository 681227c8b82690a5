import { mediaKey } from "#lib/base/media-key.ts";
import { sendMedia } from "../send-media.ts";

/** What came of sending the pictures and sounds of a file. */
export type SentPictures = {
  /** Under which hash each name is kept. */
  readonly media: Readonly<Record<string, string>>;
  /** What was not taken, each with why. */
  readonly problems: readonly string[];
};

/** Those of the chosen files that are named, each name once. */
export function namedAmong<F extends { readonly name: string }>(
  files: readonly F[],
  names: readonly string[],
): readonly F[] {
  const wanted = new Set(names.map(mediaKey));
  const found = new Map(
    files.flatMap((file) => {
      const key = mediaKey(file.name);
      return wanted.has(key) ? [[key, file] as const] : [];
    }),
  );
  return [...found.values()];
}

/** Sends files one after the other, and says how far it is. Never throws: what was not taken is named, and the rest goes on. */
export async function sendPictures(
  files: readonly File[],
  onProgress: (done: number) => void,
): Promise<SentPictures> {
  const media: Record<string, string> = {};
  const problems: string[] = [];
  for (const [i, file] of files.entries()) {
    onProgress(i);
    const sent = await sendMedia(file);
    if ("problem" in sent) problems.push(`${file.name}: ${sent.problem}`);
    else media[file.name] = sent.hash;
  }
  return { media, problems };
}
