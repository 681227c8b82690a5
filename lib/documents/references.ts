/** Heads after which a document lists its sources or its links instead of telling on. */
const REFERENCE_HEAD =
  /^(?:\d+\.?\s*)?(?:(?:primary |secondary |selected |external |further |works |general |online |printed )*(?:references|sources?|bibliography|works cited|citations?|notes|footnotes|endnotes|reading|links)|literature(?: cited)?|see also|literatur|quellen(?:nachweis)?e?|einzelnachweise|weblinks|siehe auch|anmerkungen|fußnoten|références|bibliographie|notes et références|liens externes|voir aussi|referencias|bibliografía|enlaces externos|véase también|notas|примечания|литература|источники|ссылки|см\. также|библиография|przypisy|bibliografia|linki zewnętrzne|zobacz też|źródła|note|collegamenti esterni|atsauces|literatūra)(?:\s*\([^)]{1,60}\))?\s*:?$/iu;

/** Whether a line opens a list of references: `References`, `Primary sources (translated into English):`. */
export function opensReferences(text: string): boolean {
  return text.length <= 80 && REFERENCE_HEAD.test(text.trim());
}

/** Marks of an entry in any language, one of which is enough under a head that announces a list of them. */
const ENTRY_MARK =
  /(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?\s(?:S|s|p|pp|с|С|стр|str|pág|págs)\.\s?\d|(?<!\p{L})(?:S|p|pp|с|С|стр|str|pág|págs)\.\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\.?$|^\p{Lu}[\p{L}'-]+,\s\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.]*)?\s?[:(.]|(?:1[5-9]|20)\d\d\.?$/u;

/** Whether a passage under such a head is one more entry: short, and with a mark that sentences do not have. */
export function isListedEntry(text: string): boolean {
  return text.length <= 300 && ENTRY_MARK.test(text);
}

/**
 * Whether a passage is an entry of a bibliography or a footnote: it starts as one, or it carries two of the marks that
 * only such entries carry.
 */
export function isReferenceEntry(text: string): boolean {
  if (text.length > 600) return false;
  // A numbered note with a back arrow: ^ a b Smith, p. 12.
  if (/^(?:\[?\d{1,3}\]?[.)]?\s*)?[↑^]\s?(?:[a-z]\s)*/u.test(text)) return true;
  let marks = 0;
  // Surname, Given: "Sontag, Raymond James, and …", "Kennan, G. F. (1956)".
  if (
    /^(?:\[?\d{1,3}\]?[.)]?\s+)?\p{Lu}[\p{L}'-]+,\s\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*)?(?:,|\.|\s\(|\sand\s|\s&\s|;)/u.test(
      text,
    )
  )
    marks += 1;
  // (Oxford: Clarendon Press, 1961), Moscow, 1998, (2004)
  if (/\((?:[^()]{2,80}[,:]\s)?(?:1[5-9]|20)\d\d[a-z]?\)/u.test(text)) marks += 1;
  // The marks that can stand anywhere cost most: they are looked for only while they can still make up the number.
  const needed = text.length < 250 ? 2 : 3;
  if (marks + 2 < needed) return false;
  if (/(?<!\p{L})(?:eds?|hrsg|vol|pp?|no|iss|transl?|изд|стр|т)\.\s?\d*|\(eds?\.\)/iu.test(text)) marks += 1;
  if (marks + 1 < needed) return false;
  if (
    /\b(?:university press|press|verlag|publishers?|publishing|éditions|editorial|wydawnictwo|издательство|journal of|isbn|doi|issn|retrieved|accessed|archived|oclc|https?:\/\/)/iu.test(
      text,
    )
  )
    marks += 1;
  return marks >= needed;
}
