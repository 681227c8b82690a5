"use client";

import type { AssignmentDraft, PickList } from "#lib/services/assignments/pick-list.ts";

type Props = {
  readonly list: PickList;
  readonly draft: AssignmentDraft | null;
  readonly problem: string | undefined;
};

/** For whom it is: the whole class, unless groups or pupils are ticked. */
export function TargetFields({ list, draft, problem }: Props) {
  const ticked = new Set(draft?.targets.map(({ kind, refId }) => `${kind}:${refId}`));
  const some = draft !== null && !draft.targets.some(({ kind }) => kind === "class");
  const box = (key: string, name: string) => (
    <label key={key} className="pick">
      <input type="checkbox" name={key} defaultChecked={ticked.has(key)} />
      <span>{name}</span>
    </label>
  );
  return (
    <fieldset className="targets">
      <legend>For</legend>
      {list.groups.length + list.pupils.length === 0 ? (
        <p className="quiet">The whole class. Nobody is in it yet; whoever joins finds it there.</p>
      ) : (
        <>
          <p className="hint">The whole class, also whoever joins later.</p>
          <details open={some}>
            <summary>Only some of them</summary>
            <div className="boxes">
              {list.groups.map((group) => box(`group:${group.id}`, `${group.name} (${group.pupils})`))}
            </div>
            <div className="boxes">{list.pupils.map((pupil) => box(`pupil:${pupil.id}`, pupil.name))}</div>
            <p className="hint">Nothing ticked means everybody.</p>
          </details>
        </>
      )}
      {problem === undefined ? null : <p className="err">{problem}</p>}
    </fieldset>
  );
}
