function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Months and weekdays, which are written with capitals and are not names. */
export const CALENDAR = set(`
  January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun Spring Summer Autumn Winter Easter Christmas
  AD BC BCE CE Century Millennium
`);

/**
 * Words that open sentences in every kind of text and are no names there (lower case). Names that are also such words
 * (`Will`, `May`, `Mark`) need another name beside them.
 */
export const OPENERS = set(`
  a an the this that these those some any no none every each either neither both all many much most more several few other another such one two three four
  five six seven eight nine ten eleven twelve hundreds thousands dozens half i you he she it we they me him her us them my your his its our their mine who whom whose which
  what when where why how whether while as at by for from in into of off on onto out over per through throughout to toward towards under until till up upon via with within
  without about above across after against along amid among around before behind below beneath beside besides between beyond despite down during
  except inside like near outside past since than unlike and but or nor so yet if although though because unless lest provided once whereas however therefore
  moreover furthermore nevertheless nonetheless meanwhile thereafter thus hence instead otherwise accordingly consequently finally first firstly second
  secondly third lastly last later earlier soon now then today tonight tomorrow yesterday here there again also almost already always never ever often sometimes
  usually perhaps maybe indeed even just only still too very quite rather well yes not is are was were be been being am do does did has have had can could
  may might must shall should will would let please note see here's there's it's that's what's let's i'm i've i'd you're we're they're don't didn't
  isn't wasn't couldn't can't won't ultimately eventually initially originally recently previously subsequently simultaneously similarly likewise
  although according following including regarding concerning given due thanks because owing based known born founded located situated named called
  asked answered added replied speaking writing looking having being coming going making taking acknowledging early late mid new old good great
  long short high low big small large young own same different next previous former latter least less enough rather dear sir madam oh ah alas hello hi okay ok
  click upvote downvote share copyright chapter section part page figure table document remark answer question title source sources notes references image photo video
  advertisement related read more home menu search login log sign subscribe newsletter comments comment reply posted updated published
  people men women children history world war peace life time day week month year years days weeks months things something nothing everything anything someone
  everyone nobody anyone everybody thousands millions whoever whatever wherever whenever yet aside apart together afterwards afterward beforehand
  talks negotiations discussions conversations relations conditions results terms troops forces sides points parties
`);

/** Endings that ordinary sentence-opening words have and single names hardly ever. */
export const ORDINARY_ENDING =
  /(?:ing|ly|tion|tions|ness|ment|ments|ity|ities|ous|ful|less|ized|ised|ated|able|ible|ically|ers|ists|ers)$/u;

/** Openers that never begin a name, unlike `New` or `Great`. */
export const HARD_OPENERS: ReadonlySet<string> = new Set(
  `a an the this that these those i you he she it we they me him us them my your his its our their and but or nor so yet if although though because unless while as at by for
  from into of off on onto out over per through with within without about across after against along amid among around before behind below beneath beside besides between beyond despite
  during except until upon via when where why how whether than is are was were be been do does did has have had not yes in to all both each every either neither what who whom whose which
  thus hence then also however therefore moreover furthermore meanwhile today yesterday tomorrow soon now later earlier once since under oh ah dear following including according
  regarding concerning given due accordingly finally eventually ultimately initially although indeed perhaps maybe even just only still too very there here`.split(
    /\s+/u,
  ),
);

export const DETERMINER = /^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your)$/u;
