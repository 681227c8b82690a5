import { holdsAny, includesAny } from "#lib/base/text.ts";
import type { NoiseReason } from "./types.ts";

// What one line or paragraph says of itself, whatever stands around it. Each rule is a class of page furniture as sites
// of many kinds print it; none looks for the matter of a document.

/** Why a passage is page furniture, or null. `text` is the passage, trimmed, characters folded. */
export function furnitureReason(text: string): NoiseReason | null {
  if (text.length > 2_500) return null;
  if (isCounter(text)) return "counter";
  if (text.length < 3) return null;
  if (isGluedEntry(text)) return "event-list";
  if (isTableRow(text)) return "table";
  if (isAdvertising(text)) return "advertising";
  if (isBoilerplate(text)) return "boilerplate";
  if (isCredit(text)) return "caption";
  if (isNavigation(text)) return "navigation";
  return null;
}

/** `Upvote:8`, `12 likes`, `Score: 5`, `Views 1,204`, `3.5k shares`, `8 / 10`, `42`. */
function isCounter(text: string): boolean {
  if (text.length > 40) return false;
  return (
    /^(?:(?:up|down)?-?votes?|votes?|score|points?|views?|likes?|shares?|replies|comments?|hits|karma|rating|rated|reputation|stimmen|punkte|aufrufe|gefällt mir|kommentare?|antworten|vues?|j['’]aime|commentaires?|réponses?|votos?|visitas|me gusta|comentarios?|respuestas?|просмотр\p{L}*|голос\p{L}*|нравится|комментари\p{L}*|ответ\p{L}*|оценка|рейтинг|lubię to|polubie\p{L}*|komentarz\p{L}*|odpowiedzi|odsłon\p{L}*|głos\p{L}*|wyświetle\p{L}*)\s*[:(=-]?\s*[+-]?\d[\d.,\s/k]*\)?$/iu.test(
      text,
    ) ||
    /^[+-]?\d[\d.,]*k?\s+(?:(?:up|down)-?votes?|votes?|points?|views?|likes?|shares?|replies|comments?|answers?|followers?|badges?|reads?|claps?|min(?:ute)?s? read|stimmen|punkte|aufrufe|kommentare?|antworten|mal geteilt|vues?|j['’]aime|commentaires?|réponses?|votos?|visitas|me gusta|comentarios?|respuestas?|просмотр\p{L}{0,4}|голос\p{L}{0,4}|комментари\p{L}{0,3}|ответ\p{L}{0,3}|polubie\p{L}{1,4}|komentarz\p{L}{1,3}|odpowiedzi|odsłon\p{L}?|głos\p{L}{0,3}|wyświetle\p{L}{1,3})$/iu.test(
      text,
    ) ||
    /^[+-]?\d{1,3}(?:\s*\/\s*\d{1,3})?$/u.test(text)
  );
}

/**
 * An entry of a generated list whose fields were printed without a space between them: a title that stands twice
 * (`3Fire at the millFire at the mill`), or a date glued to the word before or to a list of language codes.
 */
function isGluedEntry(text: string): boolean {
  const body = text.replace(/^\d{1,3}(?=\p{L})/u, "");
  if (repeatedHalf(body) > 0) return true;
  return GLUED_DATE.test(text.slice(-LONGEST_GLUED)) && !/\s\d{2}\.\d{2}\.\d{4}$/u.test(text);
}

// mill)12.03.2009 · mill12.03.2009en, de
const GLUED_DATE = /[\p{L}\p{N}.)]\d{2}\.\d{2}\.\d{4}(?:\p{Ll}{2}(?:, ?\p{Ll}{2}){0,12})?$/u;
/** No match of it is longer; without this it would be tried at every letter of a paragraph. */
const LONGEST_GLUED = 128;

/** Length of a beginning that is printed twice in a row, or 0. */
function repeatedHalf(text: string): number {
  const PROBE = 10;
  const probe = text.slice(0, PROBE);
  if (probe.length < PROBE) return 0;
  // The second copy cannot start after the middle; a few tries are enough for titles that repeat their own first words.
  let at = text.indexOf(probe, PROBE);
  for (let tries = 0; at > 0 && at <= text.length / 2 && tries < 5; tries += 1) {
    if (!/\s/u.test(text.charAt(at - 1)) && text.startsWith(text.slice(0, at), at)) return at;
    at = text.indexOf(probe, at + 1);
  }
  return 0;
}

/** Cells between tabs or bars, and the heads of tables of persons. */
function isTableRow(text: string): boolean {
  const cells = text.includes("   ") || text.includes("\t") ? (text.match(/\t| {3,}/gu) ?? []).length : 0;
  if (cells >= 2 && !/[.!?]["')]?$/u.test(text)) return true;
  const bar = text.length < 400 ? text.indexOf("|") : -1;
  if (bar >= 0 && text.includes("|", bar + 1)) return true;
  if (text.length > 80 || /[.!?]$/u.test(text)) return false;
  const heads = text.match(
    /\b(?:name|born|died|languages?|since|place|country|date|year|role|party|position|rank|team|points|total|notes?|term|height|weight|age|population|won|lost|drawn|played|goals)\b/giu,
  );
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  return heads !== null && heads.length >= 3 && heads.length >= words * 0.6;
}

// These read a text in lower case.
const AD_WORDS =
  /\b(?:ad-?\s?block(?:er|ers|ing)?|cookies?|consent|advertis(?:ing|ements?|ers)|personali[sz]ed|newsletter|subscri(?:be|ption|bers?)|sign up|whitelist|free trial|javascript|your browser|privacy (?:policy|settings)|third[- ]part(?:y|ies)|partners|free-to-use|promo(?:tions?)?|sponsored|offers?|inbox|unsubscribe|gdpr|accept all|manage (?:preferences|settings)|paywall|log ?in|reload|viewers|page will load|custom)\b/gu;
const AD_STRONG =
  /\b(?:ad-?\s?block(?:er|ers|ing)?|(?:use|uses|using|accept|store|these|our|all|necessary|essential|third-party) cookies|cookie (?:policy|settings|preferences|notice|consent)|sponsored content|advertisement|enable javascript|disable your|(?:our|free|daily|weekly) newsletter|to continue reading|unlimited (?:digital )?access|start your (?:free )?(?:trial|subscription))\b/u;
const TO_THE_VISITOR =
  /\b(?:you|your|you've|we|our|us|this (?:site|website|page)|continue|accept|click|disable|enable|detected|support us|sign up|subscribe|remove|the page)\b/u;
const FOREIGN_AD =
  /\b(?:diese (?:web)?seite verwendet cookies|wir verwenden cookies|nous utilisons des cookies|ce site utilise des cookies|usamos cookies|utilizamos cookies|questo sito utilizza|ta strona używa|używamy plików cookie|werbung|anzeige|publicité|publicidad|pubblicità|reklama)\b|(?:мы используем|этот сайт использует) (?:файлы )?cookie|^реклама$|блокировщик\p{L}* рекламы/u;

// What notices in other languages speak of, each with what tells that the page speaks of itself: somebody who sells
// cookies or writes about newsletters says neither.
const FOREIGN_NOTICES: readonly (readonly [matter: RegExp, address: RegExp])[] = [
  [
    /(?<!\p{L})(?:cookies?|куки)(?!\p{L})/u,
    /(?<!\p{L})(?:web-?)?(?:site|sites|seiten?|sitio|página|сайт\p{L}{0,3}|stron[aeyęą]|witryn\p{L}|serwis\p{L}{0,2}|browser\p{L}?|navigateur|navegador|браузер\p{L}?|przeglądar\p{L}{2,4}|akzeptier\p{L}{1,3}|zustimm\p{L}{1,3}|accepte[rz]|acept\p{L}{1,3}|принима\p{L}{1,4}|akceptuj\p{L}{0,3}|datenschutz\p{L}{0,10}|confidentialité|privacidad|конфиденциальности|prywatności)(?!\p{L})/u,
  ],
  [
    /ad-?\s?block|werbeblocker|bloqueurs? de (?:pub|annonces)|bloqueador de (?:anuncios|publicidad)|блокировщик\p{L}{0,3} рекламы|blok(?:owani[ea]|er) reklam/u,
    /(?<!\p{L})(?:bitte|ihren?|veuillez|votre|por favor|tu|su|пожалуйста|ваш\p{L}{0,4}|prosimy|twoj\p{L}{0,3}|(?:de|dés)aktivier\p{L}{0,3}|désactive[rz]|desactiv\p{L}{1,3}|отключите|wyłącz\p{L}{0,3})(?!\p{L})/u,
  ],
  [
    /newsletter|infolettre|boletín|рассылк/u,
    /(?<!\p{L})(?:abonnieren sie|melden sie sich|inscrivez-vous|abonnez-vous|suscríbe(?:te|se)|подпишитесь|zapisz się)(?!\p{L})/u,
  ],
];

/** Every foreign notice has one of these in it; each begins with a letter that is rare in English. */
const FOREIGN_PARTS =
  "cookie куки questo używa werbung zeige publici pubblicit klama реклам blo wsletter folettre boletín рассылк".split(
    " ",
  );

function isForeignNotice(lower: string): boolean {
  return (
    lower.length < 400 &&
    FOREIGN_NOTICES.some(([matter, address]) => matter.test(lower) && address.test(lower))
  );
}

/** Cookie, newsletter, subscription and ad-blocker notices: they speak of the page to the visitor. */
function isAdvertising(text: string): boolean {
  if (text.length > 700) return false;
  if (/^(?:advertisements?|sponsored(?: content| post)?|ads?|promoted|ad feedback)$/iu.test(text))
    return true;
  const lower = text.toLowerCase();
  if (includesAny(lower, FOREIGN_PARTS)) {
    if (FOREIGN_AD.test(lower)) return text.length < 40 || lower.includes("cookie");
    if (isForeignNotice(lower)) return true;
  }
  const words = new Set(lower.match(AD_WORDS) ?? []);
  // Most paragraphs have none of the words, and then nothing below can hold.
  if (words.size === 0) return false;
  if (AD_STRONG.test(lower) && TO_THE_VISITOR.test(lower)) return words.size >= (text.length < 90 ? 1 : 2);
  return words.size >= 3 && text.length < 300 && /\b(?:you|your|you've|we|our|page|site)\b/u.test(lower);
}

/** Copyright and legal lines: `© 2019 Example`, `All rights reserved`, `Terms of Use`. */
function isBoilerplate(text: string): boolean {
  if (text.length > 300) return false;
  return (
    /^(?:©|\(c\)\s|copyright\b)/iu.test(text) ||
    (holdsAny(text, ["rights reserved"]) && /\ball rights reserved\b/iu.test(text)) ||
    /^(?:(?:privacy|cookie) policy|terms (?:of (?:use|service)|and conditions)|legal notice|imprint|impressum|datenschutz|mentions légales|aviso legal|disclaimer)(?:\s*[|·•-].*)?$/iu.test(
      text,
    ) ||
    /^(?:this (?:page|article) was last (?:edited|modified|updated)|last (?:updated|modified|edited)\b|retrieved from ["h]|text is available under|content is available under|printed from|downloaded from|page \d+(?: of \d+)?$)/iu.test(
      text,
    )
  );
}

/** A line that says where a picture comes from or what it shows: `Photo: …`, `Getty Images`, `(left) … (right)`. */
function isCredit(text: string): boolean {
  if (text.length > 300) return false;
  return (
    (/^(?:photo(?:graph)?s?|image|picture|illustration|video|figure|fig\.|map|credit|source|foto(?:grafía)?|bild|abb\.|abbildung|karte|image|légende|carte|crédit|фото(?:графия)?|рис\.|рисунок|иллюстрация|снимок|карта|zdjęcie|fot\.|ilustracja|rys\.|mapa|imagen|ilustración)(?:\s+(?:by|credit|courtesy|caption|\d{1,3}))?\s?(?:[:.©]|\d)/iu.test(
      text,
    ) &&
      /[.:]/u.test(text) &&
      text.split(/\s+/u).length <= 45) ||
    (text.length < 160 &&
      /(?:\bgetty images|wikimedia commons|public domain|shutterstock|photo by [^.]{2,60}|courtesy of [^.]{2,60}|bundesarchiv,? bild [\d-]+|reuters|afp|ap photo)\)?\.?$/iu.test(
        text,
      )) ||
    (text.includes("(") &&
      /\((?:left|right|centre|center|above|below|top|bottom)\)[^.]{0,120}\((?:left|right|centre|center|above|below|top|bottom)\)/iu.test(
        text,
      ))
  );
}

const MENU_LINE =
  /^(?:add (?:an?|your|the|new|to)\b|edit\b|share\b|print\b|e-?mail (?:this|article)|tweet\b|pin (?:it|this)|search\b|log ?(?:in|out)|sign (?:in|out|up)|register\b|subscribe\b|follow (?:us|this)?|click (?:here|to)|read (?:more|next|also|full)|see (?:more|all)\b|show (?:more|all|comments)|view (?:all|more|comments|source|history)|load more|skip to|jump to|back to|go to|return to|next (?:post|page|article)|previous (?:post|page|article)|older posts|newer posts|main menu|menu\b|home(?:page)?$|about(?: us)?$|contact(?: us)?$|more (?:posts?|articles?|stories|from|in|on|like this|information)|additional information|(?:most|also) (?:read|popular|viewed)|related (?:posts?|articles?|stories|topics|questions?|links|content|pages|events?|reading|searches)|recommended|you (?:may|might) also (?:like|enjoy)|trending|popular posts?|recent (?:posts?|comments|changes)|latest (?:news|posts)|categories\b|tags?\b|tagged\b|filed under|posted (?:in|by|on|at)|published (?:in|by|on)|written by|comments?\b|leave a (?:comment|reply)|post a comment|reply\b|quote$|report\b(?: abuse| this| post)?$|permalink|bookmark|download\b|table of contents|contents$|toggle|expand|collapse|close$|random article|what links here|cite this|improve this|answered by|asked by|asked (?:on )?\w{3,9} \d|edited (?:on )?\w{3,9} \d|join (?:us|the (?:discussion|conversation))|write (?:a|your) (?:answer|review|comment)|sort(?:ed)? by|rate this|was this (?:page|article) helpful|help us|donate\b|feedback$|settings$|language$|navigation$|no (?:\p{L}+ ){1,2}(?:assigned|found|available|yet|added)\b|list of (?:persons|people|places|events)$)/iu;
const FOREIGN_MENU_LINE =
  /^(?:startseite|zurück|weiterlesen|mehr (?:lesen|zum thema|artikel)|teilen|drucken|anmelden|suche$|suchen$|kommentare?\b|verwandte|ähnliche artikel|inhaltsverzeichnis|accueil$|partager|imprimer|lire (?:la suite|aussi|plus)|commentaires?\b|rechercher?|articles? (?:liés|similaires)|sommaire$|se connecter|inicio$|compartir|imprimir|leer más|seguir leyendo|comentarios?\b|buscar$|artículos relacionados|índice$|iniciar sesión|главная$|поделиться|распечатать|читать (?:далее|также|дальше)|комментарии|поиск$|войти$|похожие|содержание$|ещё по теме|udostępnij|drukuj|czytaj (?:więcej|dalej|także|też)|komentarze|szukaj$|zaloguj|podobne|spis treści|strona główna|condividi|stampa$|leggi (?:anche|tutto)|commenti|cerca$|dalies$|lasīt vairāk|saistītie|meklēt)/iu;

/** A short line that is a button, a menu entry, a breadcrumb or the head of a list of links. */
function isNavigation(text: string): boolean {
  if (text.length > 110) return false;
  const words = text.split(/\s+/u).length;
  if (words > 12) return false;
  if (/^\d{1,4}\p{Lu}\p{L}+(?:\s\p{Ll}+){0,5}$/u.test(text)) return true;
  // Breadcrumbs and menus: Home > News > World, Home | About | Contact, « Previous Next ».
  if ((text.match(/\s[>»›‹|·•/]\s/gu)?.length ?? 0) >= 2 && !/[.!?]$/u.test(text)) return true;
  if (/^[«‹<←]\s|\s[»›>→]$/u.test(text) && words <= 8) return true;
  // 12 languages; Asked 5 years ago · Viewed 2k times
  if (
    /^\d{1,3} languages?$/iu.test(text) ||
    /^(?:asked|answered|edited|modified|viewed|active|updated|posted|commented)\s(?:[\p{L}\d,.]+\s){1,3}(?:ago|times)(?:\s*[·|,].*)?$/iu.test(
      text,
    )
  )
    return true;
  if (/^(?:https?:\/\/|www\.)\S+$/iu.test(text)) return true;
  if (/^(?:[@#][\p{L}\p{N}_]+\s*)+$/u.test(text)) return true;
  const bare = text.replace(/^[^\p{L}]{1,6}/u, "");
  if (words > 8 || (/[.?]$/u.test(text) && words > 3)) return false;
  return MENU_LINE.test(bare) || FOREIGN_MENU_LINE.test(bare);
}
