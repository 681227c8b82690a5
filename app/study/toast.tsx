import { useLingering } from "#app/_ui/use-lingering.ts";
import type { Notice } from "./use-reviewer.ts";

type Props = { readonly notice: Notice | null; readonly onUndo: () => void; readonly onRedo: () => void };

/** One sentence above the dock about what just happened; stays ten seconds, and while it is pointed at or focused. */
export function Toast({ notice, onUndo, onRedo }: Props) {
  const { shown, element } = useLingering(notice);
  return (
    <output ref={element} className={shown ? "toast" : "sr"}>
      {shown ? (
        <>
          <span>{shown.text}</span>
          {shown.offers ? (
            <button type="button" className="btn" onClick={shown.offers === "undo" ? onUndo : onRedo}>
              {shown.offers === "undo" ? "Undo" : "Redo"}
            </button>
          ) : null}
        </>
      ) : null}
    </output>
  );
}
