/** Things that one can be in, at or on: without a name, only these make a phrase say where. */
export const PLACE_NOUNS: ReadonlySet<string> = new Set(
  (
    "city town village capital district quarter suburb street square road avenue bridge station airport port harbour harbor " +
    "house home hotel hall palace castle church cathedral temple mosque school college university academy museum library theatre " +
    "theater hospital prison camp factory mine farm office headquarters embassy court courthouse parliament building room " +
    "chamber cellar shelter bunker tower fort fortress wall gate border frontier front coast shore beach island peninsula river " +
    "lake sea ocean bay gulf strait channel canal valley mountain hill desert forest field plain region province state country " +
    "county territory colony kingdom empire republic nation continent world north south east west area zone site place " +
    "ground stadium arena laboratory observatory garden park market shop restaurant ship train aircraft hemisphere atmosphere " +
    "sky space orbit planet stage studio"
  ).split(" "),
);
