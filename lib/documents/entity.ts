import { Parser } from "htmlparser2";

/** What an entity such as `&amp;` or `&#8211;` stands for; the entity itself when it is none. */
export function decodeEntity(entity: string): string {
  let shown = "";
  const parser = new Parser({ ontext: (text) => (shown += text) }, { decodeEntities: true });
  parser.end(entity);
  return shown === "" ? entity : shown;
}
