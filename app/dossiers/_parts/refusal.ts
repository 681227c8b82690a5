import type { Item } from "./use-uploads.ts";

/** Why a file cannot be taken, as far as its name and size say; the server looks inside. */
export function refusalOf(item: Item, endings: Readonly<Record<string, number>>): string | null {
  if (item.body.size === 0) return "The file is empty. Nothing was added.";
  const low = item.name.toLowerCase();
  const ending = Object.keys(endings).find((one) => low.endsWith(one));
  // An unknown kind goes to the server, whose refusal knows what to do about it; a large one would be sent in vain.
  const most = endings[ending ?? ".txt"] ?? 0;
  if (item.body.size <= most) return null;
  const limit = `${most / 1_000_000} MB`;
  return ending === undefined
    ? `A file of this kind is not read. Save it as .txt, .md, .html, .pdf or .docx and add that.`
    : `It is larger than ${limit}, the most for its kind. Split it into parts and add those.`;
}
