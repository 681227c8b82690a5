"use client";

import Link from "next/link";
import { useHabits, useKeyMap } from "#app/study/habits-here.ts";
import { Dialog } from "./dialog.tsx";
import { type KeyList, studyKeys } from "./key-list.ts";
import { RatingMeanings } from "./rating-meanings.tsx";
import { setSingleKeys, useSingleKeys } from "./single-keys.ts";

export type { KeyList };

/** All keys, with the switch for single ones at the head. */
export function KeySheet({
  open,
  onClose,
  keys: own,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Those of this page, where it has its own. */
  readonly keys?: KeyList;
}) {
  const single = useSingleKeys();
  const map = useKeyMap(useHabits(null));
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <label className="switch">
        <input type="checkbox" checked={single} onChange={(event) => setSingleKeys(event.target.checked)} />
        <span>Single keys work. Off: buttons, Tab and keys with Ctrl or Alt only.</span>
      </label>
      <dl className="keys">
        {(own ?? studyKeys(map)).map(({ keys, does }) => (
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
      {own ? null : (
        <section aria-labelledby="rating-meanings">
          <h3 id="rating-meanings">What the answers mean</h3>
          <RatingMeanings />
        </section>
      )}
      {own ? null : (
        <p>
          <Link href="/settings#keys" prefetch={false}>
            Choose other keys
          </Link>
        </p>
      )}
    </Dialog>
  );
}
