import type { NoiseReason } from "../types.ts";

/** What an element is good for. `skip`: its text is never seen by a reader of the page. */
export type ElementRole =
  | { readonly kind: "skip" }
  | { readonly kind: "noise"; readonly reason: NoiseReason }
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "quote" }
  | { readonly kind: "item" }
  | { readonly kind: "block" }
  | { readonly kind: "inline" };

export type ElementFacts = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
};

const SKIPPED = new Set(
  "script style noscript template svg math iframe object embed canvas head link meta button select option textarea input audio video map dialog".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "html body main article section div p header footer address center dl figure fieldset form details summary td th tr tbody thead hgroup search".split(
    " ",
  ),
);
const ITEMS = new Set("li dt dd".split(" "));
const NAVIGATION = new Set("nav menu footer form fieldset".split(" "));

/** Words in `class` and `id`, cut at hyphens, underscores and capitals, that say what a part of a page is for. */
const HINTS: readonly (readonly [RegExp, NoiseReason])[] = [
  [
    /^(?:cookies?|consent|gdpr|ccpa|onetrust|advert\p{L}*|ads?|adsbygoogle|adslot|sponsor\p{L}*|promo|promotion|newsletter|subscri\p{L}*|paywall|popup|modal|overlay|banner|adblock\p{L}*|dfp)$/u,
    "advertising",
  ],
  [
    /^(?:nav|navbar|navigation|navbox|menu|breadcrumbs?|sidebar|footer|toolbar|pagination|pager|skip|share|sharing|social|toc|tags|taglist|tagcloud|userinfo|user|byline|avatar|comments|commentlist|disqus|login|signin|signup|search|searchbox|actions|controls|masthead|topbar|widget|catlinks|metadata|noprint|editsection|printfooter|sitesub|jump|hatnote|ambox|mbox|postmeta|usercard)$/u,
    "navigation",
  ],
  [/^(?:related|recommend\p{L}*|trending|popular|recirc\p{L}*|readmore|morefrom|seealso)$/u, "event-list"],
  [/^(?:references|reflist|refbegin|bibliography|footnotes?|endnotes?|citations?)$/u, "reference-list"],
  [/^(?:caption|thumbcaption|figcaption|wp-caption|credit|photocredit|gallery)$/u, "caption"],
  [/^(?:pullquote|pull)$/u, "pull-quote"],
  [/^(?:vote|votes|votecount|upvotes?|score|karma|likes|counter|views|stats)$/u, "counter"],
  [/^(?:infobox|wikitable|datatable|sortable|vcard)$/u, "table"],
  [/^(?:copyright|legal|disclaimer|imprint|colophon)$/u, "boilerplate"],
];

/** What the tag says of an element. */
export function roleOf({ tag, attributes }: ElementFacts): ElementRole {
  if (SKIPPED.has(tag) || isHidden(attributes)) return { kind: "skip" };
  // [12], [edit]: marks of the site inside a sentence.
  if (
    tag === "sup" &&
    /\b(?:reference|cite|fn|footnote)/iu.test(`${attributes.class ?? ""} ${attributes.id ?? ""}`)
  )
    return { kind: "skip" };
  if (tag === "span" && /editsection|sr-only|visually-?hidden|screen-reader/iu.test(attributes.class ?? ""))
    return { kind: "skip" };
  const role = attributes.role ?? "";
  if (
    NAVIGATION.has(tag) ||
    /^(?:navigation|contentinfo|banner|search|menu|menubar|toolbar|complementary|dialog|alert)$/u.test(role)
  ) {
    return { kind: "noise", reason: role === "dialog" || role === "alert" ? "advertising" : "navigation" };
  }
  if (tag === "aside") return { kind: "noise", reason: hintOf(attributes) ?? "navigation" };
  if (tag === "table" && role !== "presentation" && role !== "none")
    return { kind: "noise", reason: "table" };
  if (tag === "pre" || (tag === "code" && role === "code")) return { kind: "noise", reason: "code" };
  if (tag === "figcaption" || tag === "caption") return { kind: "noise", reason: "caption" };
  const heading = /^h([1-6])$/u.exec(tag);
  if (heading) return { kind: "heading", level: Number(heading[1]) };
  if (tag === "blockquote")
    return /pull/iu.test(attributes.class ?? "")
      ? { kind: "noise", reason: "pull-quote" }
      : { kind: "quote" };
  if (ITEMS.has(tag)) return { kind: "item" };
  return BLOCKS.has(tag) || tag === "ul" || tag === "ol" || tag === "table" || tag === "hr"
    ? { kind: "block" }
    : { kind: "inline" };
}

/** What the names in `class` and `id` say of an element, or null. They may be wrong: a whole page can be `has-sidebar`. */
export function hintOf(attributes: Readonly<Record<string, string>>): NoiseReason | null {
  const names = `${attributes.class ?? ""} ${attributes.id ?? ""}`.slice(0, 300);
  if (names.trim() === "") return null;
  const words = names
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-")
    .toLowerCase()
    .split(/[\s_-]+/u);
  if (/\bwp-caption/u.test(names)) return "caption";
  for (const [pattern, reason] of HINTS) if (words.some((word) => pattern.test(word))) return reason;
  return null;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if ("hidden" in attributes || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributes.style ?? "");
}

/** Elements that hold what the page is about. */
export function isMain({ tag, attributes }: ElementFacts): boolean {
  return (
    tag === "main" ||
    tag === "article" ||
    attributes.role === "main" ||
    /\barticleBody\b/u.test(attributes.itemprop ?? "")
  );
}
