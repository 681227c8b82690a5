import { Parser } from "htmlparser2";
import { DomainError } from "#lib/base/errors.ts";
import { type ElementRole, hintOf, isMain, roleOf } from "./elements.ts";

/** An element and what is known of it once all of it has been read. */
export type PageElement = {
  readonly tag: string;
  readonly role: ElementRole;
  readonly hint: ReturnType<typeof hintOf>;
  readonly main: boolean;
  /** Where its start tag stands in raw. */
  readonly start: number;
  readonly end: number;
  /** Visible characters inside, those of links, and how many links and items. */
  text: number;
  linked: number;
  links: number;
  items: number;
};

/** A page as a list of events in the order of raw, so that no depth of nesting needs recursion. */
export type PageEvent =
  | { readonly kind: "open"; readonly element: PageElement }
  | { readonly kind: "close"; readonly element: PageElement }
  /** `shown` differs from the slice of raw where an entity stands. */
  | { readonly kind: "text"; readonly shown: string; readonly start: number; readonly end: number };

export type Page = { readonly events: readonly PageEvent[]; readonly title: string; readonly text: number };

function tooDeep(): DomainError {
  return new DomainError(
    "limit",
    "The page is nested more than 10,000 levels deep. Save it as text and add that.",
  );
}

const VOID = new Set("br hr img wbr col area base source track param".split(" "));
/** Deeper nesting than any page has; what is deeper counts as inside the last level. */
const MAX_DEPTH = 500;
/** Where the parser itself, which looks through all open elements, would begin to take minutes. */
const MAX_PARSED_DEPTH = 10_000;

/** Reads HTML as browsers forgive it. Throws `limit` for a page nested deeper than any that people make. */
export function parsePage(raw: string): Page {
  const events: PageEvent[] = [];
  const stack: PageElement[] = [];
  let title = "";
  let inTitle = false;
  let skipping = 0;
  let total = 0;
  let depth = 0;

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === "title" && title === "") inTitle = true;
        const role = roleOf({ tag, attributes });
        if (role.kind === "skip" && !VOID.has(tag) && stack.length < MAX_DEPTH) skipping += 1;
        const element: PageElement = {
          tag,
          role,
          hint: role.kind === "skip" || role.kind === "inline" ? null : hintOf(attributes),
          main: isMain({ tag, attributes }),
          start: parser.startIndex,
          end: parser.endIndex + 1,
          text: 0,
          linked: 0,
          links: 0,
          items: 0,
        };
        depth += 1;
        if (depth > MAX_PARSED_DEPTH) throw tooDeep();
        if (stack.length >= MAX_DEPTH) return;
        stack.push(element);
        if (skipping === 0 && role.kind !== "skip") events.push({ kind: "open", element });
      },
      ontext(shown) {
        if (inTitle) title += shown;
        if (skipping > 0) return;
        events.push({ kind: "text", shown, start: parser.startIndex, end: parser.endIndex + 1 });
        const visible = shown.trim().length;
        if (visible === 0) return;
        total += visible;
        const top = stack.at(-1);
        if (top) top.text += visible;
      },
      onclosetag(tag) {
        depth -= 1;
        if (tag === "title") inTitle = false;
        const element = stack.at(-1);
        if (!element || element.tag !== tag) return;
        stack.pop();
        if (element.role.kind === "skip") {
          if (!VOID.has(tag)) skipping -= 1;
          return;
        }
        if (skipping > 0) return;
        events.push({ kind: "close", element });
        const parent = stack.at(-1);
        if (!parent) return;
        parent.text += element.text;
        parent.linked += tag === "a" ? element.text : element.linked;
        parent.links += element.links + (tag === "a" ? 1 : 0);
        parent.items += element.items + (tag === "li" ? 1 : 0);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  parser.write(raw);
  parser.end();
  return { events, title: title.replace(/\s+/gu, " ").trim(), text: total };
}
