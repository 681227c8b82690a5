import { counted } from "#app/_ui/words.ts";
import type { PackageLook } from "#lib/services/packages/look-at-package.ts";

type Props = Pick<PackageLook, "loss" | "empty" | "problems" | "refused">;

/** What of a package is not brought along, and why. */
export function PackageProblems({ loss, empty, problems, refused }: Props) {
  const { occlusion, stray } = loss;
  if (occlusion + stray + empty + refused === 0) return null;
  return (
    <>
      <h3>What does not come along</h3>
      <ul className="note-import-list">
        {occlusion > 0 ? (
          <li>{counted(occlusion, "note")} of image occlusion, which there is not here.</li>
        ) : null}
        {stray > 0 ? <li>{counted(stray, "note")} without a card.</li> : null}
        {empty > 0 ? <li>{counted(empty, "empty card")}, whose gap is no longer in the note.</li> : null}
        {problems.map(({ about, message }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes may begin alike, and the list never changes.
          <li key={i}>
            <span dir="auto">{about === "" ? "A note" : `“${about}”`}</span>: {message}
          </li>
        ))}
        {refused > problems.length ? <li>and {refused - problems.length} more</li> : null}
      </ul>
    </>
  );
}
