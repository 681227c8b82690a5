/**
 * Words for passwords that a person reads off a card and types: small letters, common, no two that differ in one letter
 * only, none that a pupil would mind.
 */
const WORDS = `
acorn acrobat actor album alder almond amber anchor angle anthem apple apricot april apron arch arrow artist aspen
atlas attic autumn avenue backpack badge bagel baker balloon bamboo banana barley barn basil basket bazaar beach
beacon beaver beetle berry bicycle birch biscuit bishop blanket blossom bobcat bonnet border bottle boulder branch
bread breeze bridge bronze brook brush bucket buffet burrow butter button cabin cactus cafe calendar camel campfire
canal candle canoe canvas caramel caravan carbon carpet carrot castle cavern cedar celery cello chalk chapel cheese
cherry chess chimney cinema cinnamon circle circus citrus clarinet clay cliff climber clock cloud clover coast cobalt
cocoa coconut coffee comet compass concert copper coral corner cottage cotton cousin coyote cradle crater crayon
cricket crown crystal curtain cushion cymbal dairy dance delta desert desk diary dinner doctor dolphin domino donkey
dragon drum dune eagle easel easter echo elbow elm emerald engine eraser fabric falcon feather fennel fern fiddle
field finch firefly flame flamingo flute folder forest fossil fountain fox galaxy garden garlic gazelle gecko ginger
giraffe glacier globe goat goblet goose granite grape gravel guitar hammer harbor harvest hazel hazelnut hedge helmet
heron hiking hillside hippo honey horizon hornet icicle igloo iguana indigo insect island ivory jacket jackpot jaguar
jasmine jelly jersey jigsaw jungle kayak kernel kettle kimono kingdom kitten kiwi koala ladder lagoon lake lantern
laurel lavender lemon leopard lettuce library limestone linen lizard lobby lobster locket lotus lunch lyre lyric
magnet magpie mailbox mandarin mango mansion maple marble meadow medal melon mermaid meteor minnow mirror molasses
mosaic muffin museum mustard napkin narwhal nectar nectarine needle nickel noodle notebook nugget nutmeg oasis oboe
ocean octopus olive onion opera orange orbit orchard orchid otter oyster paddle panda paper paprika parade parsley
pasta peacock peanut pebble pelican pencil penguin pepper piano picnic pigeon pillow pinecone pirate planet plaza plum
polar pomelo pony postcard potato pottery prairie pretzel prism pumpkin puppet purple puzzle quail quartz quilt quiver
rabbit raccoon radish rafter rainbow raisin raven reindeer rhubarb ribbon river robin robot rose rosemary rubber
saffron sailor salmon sandal sapphire sardine satin scarf school scooter seal sequoia shadow shell shuttle silver
siren skate sketch skylark sleigh snowman sofa sparrow spider spinach sponge spruce squid stable stamp starfish stream
summit sundial sunset swan syrup tadpole teacup teapot temple tennis thimble thistle throne thunder tiger timber
tomato topaz tortoise toucan tractor treasure truffle trumpet tulip tundra tunnel turnip turtle tuxedo umbrella
unicorn valley vanilla velvet vineyard violet violin volcano vulture waffle wagon walnut walrus wander waterfall
window winter wombat woodland yacht yellow yodel yogurt zebra zigzag
`
  .trim()
  .split(/\s+/u);

/** Digits without those that look like letters. */
const DIGITS = "23456789";

/**
 * A password to be printed: "river-tiger-lemon-47293", above 40 bits. `random` fills the array it is given, as
 * `crypto.getRandomValues` does. It works until its owner chooses another.
 */
export function readablePassword(random: (bytes: Uint8Array) => Uint8Array): string {
  const words = Array.from({ length: 3 }, () => WORDS[below(WORDS.length, random)]);
  const digits = Array.from({ length: 5 }, () => DIGITS[below(DIGITS.length, random)]);
  return `${words.join("-")}-${digits.join("")}`;
}

/** How many bits somebody who knows the words has to guess. */
export const READABLE_BITS = 3 * Math.log2(WORDS.length) + 5 * Math.log2(DIGITS.length);

/** A number from 0 up to `limit`, every one as likely: what would favour the first ones is drawn again. */
function below(limit: number, random: (bytes: Uint8Array) => Uint8Array): number {
  const fair = 65_536 - (65_536 % limit);
  for (;;) {
    const [high = 0, low = 0] = random(new Uint8Array(2));
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % limit;
  }
}
