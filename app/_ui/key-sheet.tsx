"use client";

import { Dialog } from "./dialog.tsx";
import { setSingleKeys, useSingleKeys } from "./single-keys.ts";

export type KeyList = readonly { readonly keys: readonly string[]; readonly does: string }[];

const KEYS: KeyList = [
  { keys: ["Enter"], does: "Study, from a page" },
  { keys: ["Space", "Enter"], does: "Show, then Good" },
  { keys: ["1", "2", "3", "4"], does: "Again, Hard, Good, Easy" },
  { keys: ["U", "Ctrl Z"], does: "Undo" },
  { keys: ["Ctrl ⇧ Z"], does: "Redo" },
  { keys: ["S"], does: "Receipt" },
  { keys: ["?"], does: "This list" },
];

/** All keys, with the switch for single ones at the head. */
export function KeySheet({
  open,
  onClose,
  keys: all = KEYS,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Those of this page, where it has its own. */
  readonly keys?: KeyList;
}) {
  const single = useSingleKeys();
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <label className="switch">
        <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
        <span>Single keys work. Off: buttons, Tab and Ctrl Z only.</span>
      </label>
      <dl className="keys">
        {all.map(({ keys, does }) => (
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
