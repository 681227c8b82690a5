"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** What somebody may have filled in, which no press beside it may take away. */
const FILLED_IN = "textarea, select, input:not([type=checkbox], [type=radio])";

const CONTROLS =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";

/**
 * The browser's own modal dialog: it keeps the focus, closes on Escape, or a press beside it where nothing is filled in,
 * and gives the focus back.
 */
export function Dialog({ title, open, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // A browser may begin with the part that scrolls.
      if (document.activeElement === dialog.firstElementChild)
        dialog.querySelector<HTMLElement>(CONTROLS)?.focus();
    }
    if (!open && dialog.open) dialog.close();
    function onClick({ target, clientX: x, clientY: y }: MouseEvent) {
      const { left, right, top, bottom } = dialog?.getBoundingClientRect() ?? new DOMRect();
      const beside = x < left || x > right || y < top || y > bottom;
      if (target === dialog && beside && !dialog?.querySelector(FILLED_IN)) dialog?.close();
    }
    dialog.addEventListener("click", onClick);
    return () => dialog.removeEventListener("click", onClick);
  }, [open]);
  if (!open) return null;
  return (
    <dialog ref={element} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <div className="dialog-body">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
      <div className="row">
        <button className="btn" type="button" onClick={() => element.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}
