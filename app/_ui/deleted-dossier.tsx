import { act } from "#app/dossiers/actions.ts";

/** What was just deleted, with the way back. */
export function DeletedDossier({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <form
      className="row deleted"
      action={async (form: FormData) => {
        "use server";
        await act(null, form);
      }}
    >
      <input type="hidden" name="do" value="bring-back" />
      <input type="hidden" name="dossierId" value={id} />
      <output>“{title}” was deleted.</output>
      <button type="submit" className="btn small">
        Undo
      </button>
    </form>
  );
}
