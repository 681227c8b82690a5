import type { NameType } from "../types.ts";
import { isKnownName } from "./evidence.ts";
import { EVENT_HEADS, LEADING_EVENT_HEADS, ORG_HEADS, WORK_HEADS } from "./heads.ts";
import { isGivenName } from "./people.ts";
import { CITIES_KNOWN, PLACE_HEADS } from "./places.ts";
import { isHead } from "./role-runs.ts";
import { NAME_TITLES } from "./roles.ts";
import type { Word } from "./words.ts";

const NUMERAL = /^(?:[IVX]+|Jr|Sr|\d+)$/u;

/** Heads that are surnames as well: after a given name they are one (`John Law`), unlike `Victoria Cross`. */
const SURNAMES_TOO = /^(?:Wall|Laws?|Books?|Bill|Paper|Papers|Steel)$/u;

/** `White Paper`: a paper of a government, not the firm of a Mr White. */
function isPolicyPaper(first: string, head: string): boolean {
  return /^Papers?$/u.test(head) && /^(?:White|Green|Blue|Command|Working|Position|Discussion)$/u.test(first);
}

const TITLES_OF_PLACES =
  /^(?:Duke|Duchess|Earl|Marquess|Marquis|Viscount|Count|Countess|Baron|Baroness|Archduke|Archduchess|Landgrave|Margrave|Elector|Archbishop|Bishop)$/u;

/** What the words of a name say about it by themselves. */
export function typeByForm(list: readonly Word[]): NameType | null {
  const first = list[0];
  const last = list[list.length - 1];
  if (!first || !last) return null;
  if (list.some((word) => word.lower === "v" || word.lower === "vs")) return "MISC";
  const beforeOf = list.findIndex((word) => word.lower === "of" || word.lower === "for");
  const head = beforeOf > 0 ? list[beforeOf - 1] : last;
  if (isKnownName(list.map((word) => word.text).join(" "))) return null;
  if (LEADING_EVENT_HEADS.has(first.text) && list.length > 1) return "EVENT";
  if (NAME_TITLES.has(first.text) && list.length > 1 && !PLACE_HEADS.has(last.text) && !isHead(last.text))
    return "PER";
  if (
    isGivenName(first.text) &&
    list.length > 1 &&
    list.length < 5 &&
    (!isHead(last.text) || SURNAMES_TOO.test(last.text)) &&
    !PLACE_HEADS.has(last.text)
  ) {
    return isKnownName(list.map((word) => word.text).join(" ")) ? null : "PER";
  }
  // `Duke of Albany`: whoever bears a title of a place is somebody.
  if (beforeOf === 1 && TITLES_OF_PLACES.test(first.text)) return "PER";
  // `Congress of Verona`: a meeting at a place.
  if (
    beforeOf > 0 &&
    /^(?:Congress|Council|Synod|Diet|Peace|Fall|Sack)$/u.test(head?.text ?? "") &&
    CITIES_KNOWN.has(last.text)
  )
    return "EVENT";
  const titleCased = head !== undefined && list.length > 1;
  if (
    titleCased &&
    (EVENT_HEADS.has(head.text) ||
      /^(?:war|pact|talks|treaty|conference|summit|accords?|agreement|protocol|armistice|convention|crisis|uprising|revolt|massacre|negotiations|revolution|campaign|offensive|blockade|airlift|expedition|affair|incident|mutiny|rebellion|alliance)$/u.test(
        head.lower,
      ))
  )
    return "EVENT";
  if (
    list.length > 1 &&
    /^(?:I|II|III|IV)\.?$/u.test(last.text) &&
    /^(?:War)$/u.test(list[list.length - 2]?.text ?? "")
  )
    return "EVENT";
  if (titleCased && (WORK_HEADS.has(head.text) || isPolicyPaper(first.text, head.text))) return "MISC";
  if (titleCased && ORG_HEADS.has(head.text)) return "ORG";
  if (
    titleCased &&
    (PLACE_HEADS.has(head.text) ||
      /^(?:Mount|Lake|Cape|Fort|Port|River|Gulf|Isle|San|Santa|Saint|St|Los|Las|El)$/u.test(first.text))
  )
    return "LOC";
  if (NUMERAL.test(last.text) && list.length === 2 && isGivenName(first.text)) return "PER";
  return null;
}
