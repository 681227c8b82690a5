import { isPlainUnit } from "#lib/base/text.ts";

/** How many letters a text has, and the script that most of them are in: `latin`, `cyrillic`, `greek`, else empty. */
export function lettersOf(text: string): { readonly letters: number; readonly script: string } {
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!isPlainUnit(code)) return lettersAnywhere(text);
    // A–Z and a–z, which differ by one bit
    const lower = code | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) letters += 1;
  }
  return { letters, script: letters === 0 ? "" : "latin" };
}

function lettersAnywhere(text: string): { readonly letters: number; readonly script: string } {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const greek = text.match(/\p{Script=Greek}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const most = Math.max(cyrillic, greek, latin);
  if (most === 0) return { letters, script: "" };
  if (most === latin) return { letters, script: "latin" };
  return { letters, script: most === cyrillic ? "cyrillic" : "greek" };
}
