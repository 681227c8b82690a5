/**
 * States and bodies that the tagger reads as adjective and noun (`Soviet Union`, `United Nations`). Every word of a
 * match becomes a proper noun. Written with capitals, so only capitalised words match.
 */
const NAMES = `Soviet Union|United States|United Kingdom|United Nations|United Provinces|United Arab Emirates|European Union|
European Community|European Commission|European Parliament|European Council|Great Britain|Northern Ireland|Third Reich|
Weimar Republic|German Empire|Russian Empire|Ottoman Empire|British Empire|Roman Empire|Holy Roman Empire|Byzantine Empire|
Austro-Hungarian Empire|Soviet Russia|Nazi Germany|Imperial Japan|Tsarist Russia|West Germany|East Germany|North Korea|
South Korea|North Vietnam|South Vietnam|South Africa|New Zealand|Saudi Arabia|Sri Lanka|Costa Rica|Puerto Rico|El Salvador|
Ivory Coast|Sierra Leone|Burkina Faso|Cape Verde|Czech Republic|Dominican Republic|Vatican City|Holy See|Papal States|
Low Countries|Middle East|Far East|Near East|Eastern Europe|Western Europe|Central Europe|Latin America|North America|
South America|Central America|Central Asia|South Asia|Southeast Asia|East Asia|North Africa|Red Army|White House|Supreme Court|
Security Council|General Assembly|League of Nations|Red Cross|World Bank|Royal Navy|Royal Society|Black Sea|Baltic Sea|
Baltic States|Red Sea|North Sea|Mediterranean Sea|Atlantic Ocean|Pacific Ocean|Indian Ocean|Persian Gulf|Cold War|
First World War|Second World War|Great War|World War|Central Powers|Allied Powers|Axis Powers|House of Commons|
House of Lords|House of Representatives|Central Committee|State Department|Foreign Office|Foreign Ministry|Axis`;

/** First word → the rest of each name that begins with it, longest first. */
export const MULTIWORD_NAMES = new Map<string, readonly (readonly string[])[]>();

for (const name of NAMES.split("|").map((line) => line.trim())) {
  const [first = "", ...rest] = name.split(" ");
  const known = MULTIWORD_NAMES.get(first) ?? [];
  MULTIWORD_NAMES.set(
    first,
    [...known, rest].toSorted((a, b) => b.length - a.length),
  );
}
