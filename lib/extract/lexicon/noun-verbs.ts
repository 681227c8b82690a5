/**
 * Words that are a verb as readily as a noun in their base form. The tagger knows them too, but guesses; where the
 * words around one leave no choice, `repairTags` decides by this list.
 */
const BASES =
  "abandon address advance affect aid aim alarm alert amount answer appeal approach arrest assault assign attack attempt " +
  "attribute award back balance ban bar base battle bear bend benefit bid bill bind blame blast block blow board bomb book " +
  "boost border bow brake branch break bridge broadcast brush build burn button buy buzz call camp campaign care carry cast " +
  "cause cede center centre challenge change charge chart chase cheer circle claim clash close cloud coach coat comfort " +
  "command comment commission compromise concern condition conduct confine conflict conquest contact contest contract " +
  "contrast control convert convict cost counter cover crack craft crash credit cross crowd crown cry cure curve cut cycle " +
  "damage dance date dawn deal debate debut decay decline decrease defeat delay delight demand deposit desert design desire " +
  "despair detail dictate die differ direct discharge display dispute distance distress divorce document double doubt draft " +
  "drain draw dream dress drift drill drink drive drop dump echo edge effect embrace employ encounter end endeavour engage " +
  "engineer escape escort estimate exchange exclude excuse exercise exhibit exit experience experiment export express " +
  "extract face factor fail fall farm father favor favour fear feature feed fight figure file fill film finance find " +
  "finger finish fire fish fit fix flash flee flight float flood flow fly focus fold follow force forecast form frame " +
  "freeze fuel function fund gain gather gauge get go govern grade grant grasp greet grip ground group grow guarantee guard " +
  "guess guide halt hand handle harbor harbour harm harvest head heal hear heat help hide hint hire hit hold honor honour " +
  "hope host house hunt hurt impact import impose improve increase influence initiate insult intercept interact interest " +
  "interview issue join journey judge jump keep kick kill kiss knock label lack land last lather laugh launch lead leap learn " +
  "leave let level license lie lift light like limit line link list live load loan locate lock look loot love lower mail " +
  "make mandate map march mark market mask master match matter mean measure meet mention merit mine minister mirror miss " +
  "model moderate monitor mount move murder name need neglect negotiate net nominate note notice object occur offer open " +
  "operate oppose order outline overlap own pace pack paint parade park part pass pause pay peak permit phone pilot place " +
  "plan plant play plead pledge plot ply point poison pole police pose post pour praise present press prevail prevent price " +
  "print prize probe process produce profit program progress project promise protest proof prove provide publish pull pump " +
  "punch purchase push put question quote race raid rain raise range rank rate reach read reason rebel recall receive record " +
  "recruit refer reform refuse regard register reign reject relay release remain remark remedy rent repair repeat replace " +
  "reply report request rescue research reserve resort respect rest result retire retreat return reveal review reward ride " +
  "ring rise risk roll root rose rotate round route rule run rush sacrifice sail sample sanction save say scale scatter " +
  "schedule score scream screen seal search seat secure see seek seem sell send sense separate serve service set settle shake " +
  "shape share shelter shield shift ship shock shoot show shut side siege sign signal sink sit slip slow smell smile smoke snap sound " +
  "spark speak spell spend spike split sponsor spot spread stage stand star start state stay steal stem step stick stop store " +
  "storm strain stream stress stretch strike structure struggle study subject suffer suit supply support surface surge surprise " +
  "surrender survey suspect swap sweep swing switch talk target tax teach tear tell tend term test thank think thrive throw " +
  "time top total touch tour trace track trade train transfer transport trap travel treat trend trial trick trigger trip triumph " +
  "trouble trust try turn twist upgrade urge use value venture veto view vow visit voice vote wage wait wake walk want warn wash " +
  "waste watch water wave wear weigh welcome win wish witness wonder work worry wound write yield";

/** Base forms and their -s forms. */
export const NOUN_VERBS: ReadonlySet<string> = new Set(
  BASES.split(" ").flatMap((base) => [base, withS(base)]),
);

function withS(base: string): string {
  if (/(?:s|x|z|ch|sh|go)$/u.test(base)) return `${base}es`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}
