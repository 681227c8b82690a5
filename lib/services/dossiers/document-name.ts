const LONGEST = 120;

/**
 * The name under which a document is kept: the last part of what was sent, as one line of ordinary characters. It is a
 * label and never a path. "..\\letters/a b.txt" → "a b.txt"
 */
export function documentName(sent: string): string {
  const last = sent.split(/[\\/]/u).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    // Control and format characters: they show nothing, or turn the line around.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  const ending = /\.[A-Za-z0-9]{1,10}$/u.exec(plain)?.[0] ?? "";
  const stem = plain.slice(0, plain.length - ending.length);
  const short = Array.from(stem)
    .slice(0, LONGEST - ending.length)
    .join("");
  return short === "" ? `document${ending}` : short + ending;
}

/** The first of "a.txt", "a (2).txt", "a (3).txt" … that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/u.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - ending.length);
  for (let n = 2; ; n += 1) {
    const next = `${stem} (${n})${ending}`;
    if (!taken.has(next)) return next;
  }
}

/** What to call a document that has no title: "long-bridge_2.txt" → "Long bridge 2". */
export function titleFromName(name: string): string {
  const words = name
    .replace(/\.[A-Za-z0-9]{1,10}$/u, "")
    .replace(/[_-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
