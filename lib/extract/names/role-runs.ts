import { EVENT_HEADS, ORG_HEADS, WORK_HEADS } from "./heads.ts";
import { isGivenName, PARTICLES } from "./people.ts";
import { PLACE_HEADS } from "./places.ts";
import { isRoleNoun, NAME_TITLES, ROLE_MODIFIERS, SHORT_TITLES } from "./roles.ts";
import { STATE_FORMS } from "./states.ts";
import type { Word } from "./words.ts";

/** Where the person's own name begins after a role (`Soviet Foreign Minister | Vyacheslav Molotov`), or `from`. */
export function roleEnd(words: readonly Word[], from: number, to: number): number {
  let end = from;
  for (let i = from; i < to - 1; i += 1) {
    const word = words[i];
    if (!word) break;
    if (word.shape === "lower") {
      if (PARTICLES.has(word.lower) && word.lower !== "of") break;
      continue;
    }
    const next = words[i + 1];
    const opensName =
      NAME_TITLES.has(word.text) && !/^(?:Minister|Secretary|General)$/u.test(next?.text ?? "");
    if (opensName) break;
    if (isGivenName(word.text) && i > from && !isRoleNoun(words[i - 1]?.text ?? "")) break;
    if (isGivenName(word.text) && i === from && !isRoleNoun(word.text)) break;
    // `General Conference on Weights`, `General Electric`: how far it reaches, and no rank
    if (word.text === "General" && next && (isHead(next.text) || WITH_GENERAL.has(next.text))) break;
    const isRole = isRoleNoun(word.text) || (SHORT_TITLES.has(word.text) && !isGivenName(word.text));
    // `General Assembly`, `Captain Cook Street`: a head at the end makes the whole a body or a place.
    if (isRole && !endsInHead(words, i + 1, to)) end = i + 1;
  }
  const after = words[end];
  if (after?.lower === "of" || after?.lower === "for" || after?.lower === "and") return from;
  return end;
}

const WITH_GENERAL = new Set(["Electric", "Dynamics", "Motors", "Mills", "Staff", "Synod"]);

function endsInHead(words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1];
  if (!last || to <= from) return false;
  if (isGivenName(words[from]?.text ?? "") && to - from <= 2) return false;
  return (
    isHead(last.text) ||
    PLACE_HEADS.has(last.text) ||
    words.slice(from, to).some((word) => word.lower === "of")
  );
}

/** The noun of a body, an event or a work. */
export function isHead(text: string): boolean {
  return ORG_HEADS.has(text) || EVENT_HEADS.has(text) || WORK_HEADS.has(text);
}

/** A run of office words only: `Foreign Minister`, `Soviet Foreign Minister`, `Secretary of State`. */
export function isBareRole(words: readonly Word[], from: number, to: number): boolean {
  let roles = 0;
  for (let i = from; i < to; i += 1) {
    const word = words[i];
    if (!word) return false;
    if (isRoleNoun(word.text) || (SHORT_TITLES.has(word.text) && word.text !== "M")) roles += 1;
    else if (
      !(
        ROLE_MODIFIERS.has(word.lower) ||
        STATE_FORMS.has(word.text) ||
        /^(?:of|the|for|and|State|Affairs|Staff|Opposition|House|Exchequer|War|Council|Board)$/u.test(
          word.text,
        )
      )
    ) {
      return false;
    }
  }
  const opening = words[from];
  if (to - from === 1 && opening && NAME_TITLES.has(opening.text)) return true;
  return roles > 0;
}
