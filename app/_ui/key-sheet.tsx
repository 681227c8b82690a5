"use client";

import { Dialog } from "./dialog.tsx";
import { setSingleKeys, useSingleKeys } from "./single-keys.ts";

const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["Enter"], does: "Study, from a page" },
  { keys: ["Space", "Enter"], does: "Show, then Good" },
  { keys: ["1", "2", "3", "4"], does: "Again, Hard, Good, Easy" },
  { keys: ["U", "Ctrl Z"], does: "Undo" },
  { keys: ["Ctrl ⇧ Z"], does: "Redo" },
  { keys: ["S"], does: "Receipt" },
  { keys: ["?"], does: "This list" },
];

/** All keys, with the switch for single ones at the head. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const single = useSingleKeys();
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <label className="switch">
        <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
        <span>Single keys work. Off: buttons, Tab and Ctrl Z only.</span>
      </label>
      <dl className="keys">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <span key={key}>
                  {" "}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
