import { counted } from "#app/_ui/words.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deleteDossier, restoreDossier } from "#lib/services/dossiers/delete-dossier.ts";
import { editDocument } from "#lib/services/dossiers/edit-document.ts";
import { publishDossier, unpublishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { removeDocument, restoreDocument } from "#lib/services/dossiers/remove-document.ts";
import { renameDossier } from "#lib/services/dossiers/rename-dossier.ts";
import { cancelMaking } from "#lib/services/making/cancel-making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import type { Done } from "./notice.ts";
import { OWN_DEEDS } from "./own-deeds.ts";

type Fields = Readonly<Record<string, string>>;

/** What each button does, and the sentence about it. The verbs check the fields. */
const DEEDS: Readonly<Record<string, (ctx: Ctx, fields: Fields) => Promise<Done>>> = {
  ...OWN_DEEDS,
  make: async (ctx, fields) => {
    await startMaking(ctx, fields);
    return { text: "The documents are being read." };
  },
  stop: async (ctx, fields) => {
    const { stopped } = await cancelMaking(ctx, fields);
    return { text: stopped ? "Stopped. Nothing was changed." : "It had ended already." };
  },
  publish: async (ctx, fields) => {
    const { published } = await publishDossier(ctx, fields);
    return { text: `${counted(published, "card")} given out. The decks are on the start page.` };
  },
  unpublish: async (ctx, fields) => {
    await unpublishDossier(ctx, fields);
    return {
      text: "Taken back. What was learnt is kept.",
      undo: { do: "publish", dossierId: fields.dossierId ?? "" },
    };
  },
  rename: async (ctx, fields) => {
    await renameDossier(ctx, fields);
    return { text: "Renamed." };
  },
  edit: async (ctx, fields) => {
    await editDocument(ctx, fields);
    return { text: "Saved." };
  },
  remove: async (ctx, fields) => {
    const { title } = await removeDocument(ctx, fields);
    return {
      text: `“${title}” taken out.`,
      undo: { do: "put-back", documentId: fields.documentId ?? "" },
    };
  },
  "put-back": async (ctx, fields) => {
    const { title } = await restoreDocument(ctx, fields);
    return { text: `“${title}” is back.` };
  },
  delete: async (ctx, fields) => {
    await deleteDossier(ctx, fields);
    return { text: "Deleted.", goTo: `/?deleted=${encodeURIComponent(fields.dossierId ?? "")}` };
  },
  "bring-back": async (ctx, fields) => {
    await restoreDossier(ctx, fields);
    return { text: "It is back.", goTo: `/dossiers/${encodeURIComponent(fields.dossierId ?? "")}` };
  },
};

/** Carries out the deed that a form names. Throws `invalid` for one that there is not. */
export async function carryOut(ctx: Ctx, { do: what = "", ...fields }: Fields): Promise<Done> {
  const deed = Object.hasOwn(DEEDS, what) ? DEEDS[what] : undefined;
  if (deed === undefined)
    throw new DomainError("invalid", "This page and the server no longer agree. Load the page again.");
  return deed(ctx, fields);
}
