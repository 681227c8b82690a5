import { documentsByName, keptView } from "#lib/db/queries/dossier-views.ts";
import type { Line, Participant } from "#lib/decks/made.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { readableDossier } from "./readable-dossier.ts";
import type { Proved } from "./timeline-view.ts";

export type ProvedLine = { readonly text: string; readonly receipt: Proved };

export type PersonView = Pick<Participant, "id" | "name" | "aliases" | "documents" | "mentions"> & {
  readonly roles: readonly ProvedLine[];
  readonly said: readonly ProvedLine[];
  readonly proposed: readonly ProvedLine[];
  readonly did: readonly ProvedLine[];
};

/** People first, then bodies, then states and places. */
export type PeopleGroup = {
  readonly kind: "people" | "bodies" | "places";
  readonly members: readonly PersonView[];
};

export type PeopleView = {
  readonly id: string;
  readonly title: string;
  readonly owned: boolean;
  readonly groups: readonly PeopleGroup[];
};

const GROUPS = [
  { kind: "people", types: ["PER"] },
  { kind: "places", types: ["LOC"] },
  { kind: "bodies", types: ["ORG"] },
] as const;

/** Who is who in a dossier. Throws `not-found` for one that is absent or somebody else's. */
export async function peopleView(ctx: Ctx, dossierId: string): Promise<PeopleView> {
  const { read } = ctx.store;
  const dossier = await readableDossier(ctx, read, dossierId);
  const [found, documents] = await Promise.all([
    keptView(read, dossierId, "people"),
    documentsByName(read, dossierId),
  ]);
  const proved = (lines: readonly Line[]): ProvedLine[] =>
    lines.flatMap(({ text, evidence }) => {
      const known = documents.get(evidence.document);
      if (known === undefined) return [];
      const { start, end } = evidence;
      return [{ text, receipt: { documentId: known.id, documentTitle: known.title, start, end } }];
    });
  const people = found?.people ?? [];
  return {
    id: dossier.id,
    title: dossier.title,
    owned: dossier.ownerId !== null && dossier.ownerId === userIdOf(ctx),
    groups: GROUPS.map(({ kind, types }) => ({
      kind,
      members: people
        .filter((one) => types.some((type) => type === one.type))
        .map(({ id, name, aliases, documents: count, mentions, roles, said, proposed, did }) => ({
          id,
          name,
          aliases,
          documents: count,
          mentions,
          roles: proved(roles),
          said: proved(said),
          proposed: proved(proposed),
          did: proved(did),
        })),
    })).filter((group) => group.members.length > 0),
  };
}
