import { foldText, type Span, slice } from "#lib/base/text.ts";
import { COMBINING, STATE_FORMS } from "#lib/extract/names/states.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Terms } from "./phrases.ts";

/** A side that acts: `state soviet union` for a state, its people and its officers, `#7` for any other bearer of a name. */
export type Party = string;

export type PartyAt = { readonly party: Party; readonly span: Span };

const parties = new Map<string, Party>();

/** The party of a state by its usual name, of which there are as many as there are states. */
function stateParty(state: string): Party {
  const known = parties.get(state);
  if (known !== undefined) return known;
  const made = `state ${foldText(state)}`;
  parties.set(state, made);
  return made;
}

const STATE_WORDS: ReadonlySet<string> = new Set([...STATE_FORMS.keys()].map(foldText));

/** `the Soviet Union`, but `Germany`. */
function withArticle(state: string): string {
  return /(?:Union|States|Kingdom|Empire|Republic|Netherlands|Philippines|Emirates)$/u.test(state)
    ? `the ${state}`
    : state;
}

/** `German-Soviet` → Germany, Soviet Union; `Anglo-French` → United Kingdom, France. */
function statesOfWord(word: string): string[] {
  return word.split(/[-–]/u).flatMap((part) => STATE_FORMS.get(part)?.state ?? COMBINING.get(part) ?? []);
}

/** Which states and other bearers the words of a dossier stand for. */
export class Parties {
  readonly #readings: readonly DocumentReading[];
  readonly #terms: Terms;
  readonly #allegiance = new Map<string, Party>();

  constructor(readings: readonly DocumentReading[], terms: Terms) {
    this.#readings = readings;
    this.#terms = terms;
    // An officer acts for the state that the office names: `Soviet Foreign Minister Vyacheslav Molotov`.
    readings.forEach((reading, document) => {
      const seen = new Set<number>();
      for (const name of reading.names) {
        const entity = reading.entities[name.entity];
        if (entity?.type !== "PER" || seen.has(name.entity)) continue;
        seen.add(name.entity);
        const bearer = terms.bearerOf(document, name);
        if (this.#allegiance.has(bearer)) continue;
        const state = entity.roles.flatMap((role) =>
          slice(reading.document.text, role)
            .split(/[\s,]+/u)
            .flatMap(statesOfWord),
        )[0];
        if (state !== undefined) this.#allegiance.set(bearer, stateParty(state));
      }
    });
  }

  /** The parties named in a span, in order. An officer counts as the state when `of` states is asked. */
  in(document: number, span: Span): PartyAt[] {
    const reading = this.#readings[document];
    if (!reading) return [];
    return this.#terms.namesIn(document, span).flatMap((name): PartyAt[] => {
      const entity = reading.entities[name.entity];
      if (entity?.state) return [{ party: stateParty(entity.state), span: name.span }];
      const bearer = this.#terms.bearerOf(document, name);
      if (entity?.type === "PER") return [{ party: this.#allegiance.get(bearer) ?? bearer, span: name.span }];
      const states = statesOfWord(slice(reading.document.text, name.span).split(/\s/u)[0] ?? "");
      if (states.length > 0) return states.map((state) => ({ party: stateParty(state), span: name.span }));
      return entity?.type === "ORG" ? [{ party: bearer, span: name.span }] : [];
    });
  }

  /** The states inside compounds that are no names by themselves: `Germany-Italy-Japan`. */
  ofCompounds(document: number, span: Span): Party[] {
    const text = this.#readings[document]?.document.text ?? "";
    return slice(text, span)
      .split(/[\s,=()]+/u)
      .flatMap((word) => (/[-–]/u.test(word) ? statesOfWord(word) : []))
      .map(stateParty);
  }

  /** Whether a folded word is a form of a state's name. */
  isStateWord(word: string): boolean {
    return STATE_WORDS.has(word);
  }

  /** For a reader: the state's or bearer's name. */
  nameOf(party: Party): string {
    if (party.startsWith("#")) return this.#terms.nameOf(party);
    const folded = party.slice("state ".length);
    for (const { state } of STATE_FORMS.values()) if (foldText(state) === folded) return withArticle(state);
    return folded;
  }
}
