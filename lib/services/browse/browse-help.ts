import { readableDocuments, tagNames } from "#lib/db/queries/browse-rows.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { KEYS } from "#lib/search/keys.ts";
import { maySetUpClasses } from "../classes/create-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { decksNamed } from "./decks-named.ts";

/** A key of the search language with what may follow it here. */
export type HelpKey = {
  readonly key: string;
  readonly says: string;
  readonly example: string;
  readonly values: readonly string[];
};

export type BrowseHelp = {
  readonly keys: readonly HelpKey[];
  /** Decks that the learner put together: cards can be moved into them. */
  readonly ownDecks: readonly { readonly id: string; readonly name: string }[];
  /** Whether the learner may have classes, and so may assign cards. */
  readonly assigns: boolean;
};

/** So many names are offered for a key. */
const MOST_VALUES = 500;

/** What a search may say here, with the viewer's own decks, tags and documents. */
export async function browseHelp(ctx: Ctx): Promise<BrowseHelp> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const [rows, documents, tags] = await Promise.all([
    decksOpenTo(read, userId, ctx.now()),
    readableDocuments(read, userId ?? "", ctx.now()),
    tagNames(read, userId ?? ""),
  ]);
  const decks = decksNamed(rows);
  const names: Readonly<Record<string, readonly string[]>> = {
    decks: ["current", ...decks.map(({ names: [full = ""] }) => full)],
    tags: ["none", ...tags.map(({ tag }) => tag)],
    dossiers: documents.map(({ dossierTitle }) => dossierTitle),
    documents: documents.map(({ title }) => title),
  };
  return {
    keys: KEYS.map(({ values, ...key }) => ({
      ...key,
      values: [...new Set(typeof values === "string" ? names[values] : values)].slice(0, MOST_VALUES),
    })),
    ownDecks: decks.flatMap(({ id, row, names: [name = ""] }) =>
      row.dossierId === null ? [{ id, name }] : [],
    ),
    assigns: maySetUpClasses(ctx),
  };
}
