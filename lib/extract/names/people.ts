import { russianGiven } from "./people-ru.ts";

const MEN = `
Aaron Abdul Abraham Adam Adolf Adrian Ahmed Alan Albert Alec Alessandro Alex Alexander Alexandre Alexei Alexey Alfonso Alfred Ali Allan Allen Alois
Ambrose Amos Anatoly Anders André Andreas Andrei Andrew Andrey Andy Angelo Anthony Antoine Anton Antonio Antony Aristide Arnold Arthur
Arturo Augustus Austen Barack Barnaby Barry Bartholomew Basil Ben Benedict Benito Benjamin Bernard Bernhard Bert Bill Bob Boris Brad
Brian Bruce Bruno Carl Carlo Carlos Caspar Cecil Charles Charlie Chris Christian Christopher Clarence Claude Claus Clement Clive Colin
Conrad Constantine Cornelius Craig Cristiano Cyril Daniel Dante Darius Dave David Dean Denis Dennis Derek Diego Dieter Dimitri Dmitri Dmitry Dominic
Donald Douglas Duncan Dwight Eamon Ed Edgar Edmund Édouard Edouard Eduard Edvard Edward Edwin Elias Elliot Emanuel Emil Émile Emmanuel Enrico Enver
Eric Erich Ernest Ernst Erwin Eugene Evan Fabio Felix Ferdinand Fernando Fidel Francesco Francis Francisco Franco François Frank Franklin Franz
Fred Frederic Frederick Friedrich Fritz Fyodor Gabriel Galeazzo Gareth Gary Gavin Geoffrey Georg George Georges Georgi Georgy Gerald Gerard Gerhard Gilbert
Giorgio Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Guido Guillaume Gustav Guy Hans Harold Harry Haruki Heinrich Heinz Helmut
Henri Henrik Henry Herbert Hermann Hideki Hiroshi Ho Horace Howard Hubert Hugh Hugo Humphrey Ian Ibrahim Ignacio Igor Ion Isaac Isaiah Ismail Ivan
Ivo Jack Jacob Jacques Jakob James Jan Jared Jason Javier Jean Jeff Jeffrey Jens Jeremy Jerome Jerry Jesse Jim Jimmy Joachim Joe Joel Johan Johann
Johannes John Johnny Jon Jonathan Jorge José Josef Joseph Joshua Josip Juan Jules Julian Julius Jürgen Justin Kaarlo Karim Karl Keith Ken
Kenneth Kevin Klaus Klemens Knut Konrad Konstantin Kurt Kwame Lars Laurence Lawrence Lazar Leo Leon Leonard Leonardo Leonid Leopold Leslie Lev Lewis Lionel Lloyd
Lorenzo Louis Luc Lucas Ludwig Luigi Luis Luke Magnus Mahatma Maksim Malcolm Manuel Mao Marc Marcel Marcello Marco Marcus Mario Mark Marshall Martin Mathieu Matthew
Maurice Max Maxim Maximilian Michael Michel Miguel Mikhail Mike Miklós Milan Mohamed Mohammed Mohandas Moses Muhammad Mustafa Napoleon Nathan Nathaniel
Neil Nelson Neville Niall Nicholas Nick Nicolas Nicolae Niels Nigel Nikita Nikola Nikolai Nikolay Noah Noel Oleg Oliver Olof Omar Orlando Oscar Oskar Osman Otto
Owen Pablo Patrick Paul Pavel Pedro Pembroke Per Percy Peter Petr Phil Philip Philipp Philippe Pierre Pieter Piotr Pyotr Rafael Ralph Ramsay Ray Raymond Reginald
Reinhard René Ricardo Richard Rob Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ronald Ronnie Roy Rudolf Rudolph Rupert Russell Ryan Sam Samuel Saul Scott
Sean Sebastian Sergei Sergey Seth Sidney Sigmund Simon Stafford Stanley Stefan Stefano Stephen Steve Steven Stuart Sven Ted Terence Terry Theo Theodor Theodore Thomas
Tim Timothy Toby Todd Tom Tommy Tony Trevor Umberto Valentin Vasily Victor Viktor Vincent Vittorio Vladimir Vyacheslav Walter Warren
Wayne Werner Wilhelm Will William Willy Wilson Winston Wolfgang Woodrow Xavier Yakov Yasser Yuri Yury Yusuf Yves Zachary
`;

const WOMEN = `
Ada Adelaide Adele Agatha Agnes Aisha Alexandra Alice Alicia Alison Amanda Amelia Amy Ana Anastasia Andrea Angela Anita Ann Anna Anne Annie
Antonia Astrid Audrey Barbara Beatrice Bella Bertha Beth Betty Brenda Bridget Camilla Carmen Carol Caroline Catherine Cecilia Charlotte Chiara
Christina Christine Claire Clara Claudia Constance Cynthia Daisy Daphne Deborah Diana Diane Dolores Dora Doris Dorothy Edith Elaine Eleanor Elena
Eliza Elizabeth Ella Ellen Emily Emma Emmeline Erika Esther Eva Eve Evelyn Fatima Fiona Florence Frances Françoise Freya Georgina Gertrude Gina Giulia Gloria
Golda Grace Greta Hannah Harriet Heather Heidi Helen Helena Henrietta Hilary Hillary Hilda Ida Indira Ingrid Irene Iris Irina Isabel Isabella
Isobel Jane Janet Jennifer Jessica Jill Joan Joanna Josephine Joyce Judith Judy Julia Julie Karen Kate Katherine Kathleen Katharina Katie Katya Kim Kirsten Larisa
Laura Lena Lily Linda Lisa Lise Lois Louise Lucia Lucy Ludmila Lydia Madeleine Malala Margaret Margarita Maria Marian Marie Marilyn Marina Marion
Marta Martha Mary Matilda Maud Maya Megan Melissa Michelle Mildred Molly Monica Nadia Nancy Naomi Natalia Natasha Nellie Nicole Nina Nora
Olga Olivia Pamela Patricia Paula Pauline Penelope Phyllis Rachel Rebecca Rita Rosa Rosalind Rose Rosemary Ruth Sally Sandra Sara Sarah Serena
Sharon Sheila Simone Sonia Sophia Sophie Stella Susan Susanna Svetlana Sylvia Tamara Tanya Tatiana Teresa Theresa Ursula Valentina Vanessa
Vera Victoria Viola Virginia Vivian Wendy Wilhelmina Winifred Yvonne Zoe
`;

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

export const MEN_NAMES = names(MEN);
export const WOMEN_NAMES = names(WOMEN);

/** Whether a word is a given name that we know. Unknown names are found by what stands around them. */
export function isGivenName(word: string): boolean {
  if (MEN_NAMES.has(word) || WOMEN_NAMES.has(word)) return true;
  return word.charCodeAt(0) >= FIRST_CYRILLIC && russianGiven(word) !== null;
}

const FIRST_CYRILLIC = 0x400;

/** Small words inside a person's name: `von Ribbentrop`, `Leonardo da Vinci`, `Osama bin Laden`. */
export const PARTICLES: ReadonlySet<string> = new Set(
  `von van der den de del della di da dos du des la le ten ter zu zum zur bin ibn al el bint ben af av y e do das`.split(
    " ",
  ),
);

/** Particles that may open a name by themselves: `von Schulenburg`, `de Gaulle`, `bin Laden`. */
export const OPENING_PARTICLES: ReadonlySet<string> = new Set(
  `von van de du di da della del bin ibn al zu le la`.split(" "),
);
