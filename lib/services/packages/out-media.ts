import { mediaKey } from "#lib/base/media-key.ts";
import { mediumGiven } from "#lib/db/queries/media.ts";
import { mediaOfOwner } from "#lib/db/queries/packed-for-anki.ts";
import type { Reader } from "#lib/db/store.ts";
import { mediaIn } from "#lib/notes/media-in.ts";
import type { NameMedium } from "#lib/notes/to-html.ts";

export type OutMedium = { readonly hash: string; readonly name: string; readonly size: number };

/** As many files as a zip archive names, with the collection and the list. */
const MOST = 65_000;

/** The pictures and sounds of a package that goes out, each once and under one name. */
export class OutMedia {
  readonly #db: Reader;
  readonly #viewer: { readonly userId: string | null; readonly now: number };
  /** What was asked for so far; null for what the viewer may not have. */
  readonly #known = new Map<string, { readonly type: string; readonly size: number } | null>();
  readonly #named = new Map<string, OutMedium>();
  readonly #taken = new Set<string>();

  constructor(db: Reader, viewer: { readonly userId: string | null; readonly now: number }) {
    this.#db = db;
    this.#viewer = viewer;
  }

  /** Looks up what some texts show, before they are written. */
  async learn(texts: readonly string[]): Promise<void> {
    const { userId, now } = this.#viewer;
    const asked = [...new Set(texts.flatMap(mediaIn))].filter((hash) => !this.#known.has(hash));
    if (asked.length === 0) return;
    const own = userId === null ? new Map() : await mediaOfOwner(this.#db, userId, asked);
    for (const hash of asked) {
      const given =
        own.get(hash) ?? (userId === null ? null : await mediumGiven(this.#db, userId, hash, now));
      this.#known.set(hash, given);
    }
  }

  readonly nameOf: NameMedium = ({ hash, kind, words }) => {
    const known = this.#known.get(hash);
    if (!known) return null;
    const before = this.#named.get(hash);
    if (before) return before.name;
    if (this.#named.size >= MOST) return null;
    const ending = endingOf(known.type);
    const plain = kind === "audio" ? plainName(words) : "";
    const worded = plain === "" ? "" : `${plain}${ending}`;
    // The words of a sound are nowhere but in its name; those of a picture stand beside it.
    const name =
      worded !== "" && !this.#taken.has(mediaKey(worded))
        ? worded
        : `${kind === "audio" ? "rec" : "img"}-${hexOf(hash)}${ending}`;
    this.#taken.add(mediaKey(name));
    this.#named.set(hash, { hash, name, size: known.size });
    return name;
  };

  /** In the order in which they were named. */
  all(): readonly OutMedium[] {
    return [...this.#named.values()];
  }
}

const LONGEST = 60;

/** Words as the name of a file on every system; empty where nothing of them is left, or they say nothing. */
function plainName(words: string): string {
  const plain = words
    .replace(/[^\p{L}\p{M}\p{N} -]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, LONGEST)
    .trim();
  return plain === "sound" ? "" : plain;
}

/** A name that no other medium has, in letters that say to `fromHtml` that a program chose it. */
function hexOf(hash: string): string {
  return Buffer.from(hash, "base64url").toString("hex").slice(0, 40);
}

const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": ".jpg",
  "audio/mpeg": ".mp3",
  "audio/mp4": ".m4a",
};

/** image/png → .png */
function endingOf(type: string): string {
  const known = ENDINGS[type];
  if (known !== undefined) return known;
  const [, kind = ""] = /^[a-z]+\/([a-z0-9]{2,5})/u.exec(type) ?? [];
  return kind === "" ? "" : `.${kind}`;
}
