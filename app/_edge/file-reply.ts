export const CSV = "text/csv; charset=utf-8";

type File = {
  /** With its charset where it is text. */
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** For people, in any script: the title of a dossier, the name of a class. May be empty. */
  readonly title: string;
  /** What the file is, in plain letters, with its ending: `results.csv`. Its name where the title is empty or unreadable. */
  readonly fallback: string;
  /** What stands behind the title: `.csv`, ` gradebook.csv`. */
  readonly ending: string;
};

/** Sends a file to be kept, under a name that people know it by and that every system takes. */
export function fileReply({ type, body, title, fallback, ending }: File): Response {
  return new Response(body, { headers: attachment(type, fallback, fileName({ title, fallback, ending })) });
}

/** A name that people know a file by and that every system takes. */
export function fileName({ title, fallback, ending }: Omit<File, "type" | "body">): string {
  const name = plainName(title);
  return name === "" ? fallback : `${name}${ending}`;
}

/** The headers of a file to be kept: both names of RFC 6266, nothing stored on the way, nothing guessed. */
export function attachment(type: string, plain: string, name: string = plain): Record<string, string> {
  const named = name === plain ? "" : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return {
    "content-type": type,
    "content-disposition": `attachment; filename="${plain}"${named}`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
}

/** Letters and digits of any script, spaces, dots and hyphens; what is left needs no more than RFC 8187 encodes. */
function plainName(title: string): string {
  const plain = title
    .replace(/[^\p{L}\p{M}\p{N} .-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  // By code points: half a letter cannot be encoded.
  return Array.from(plain).slice(0, 80).join("");
}
