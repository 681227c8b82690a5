// Given names of Russian, Ukrainian and Bulgarian people, in the nominative.
const MEN =
  "Александр Алексей Анатолий Андрей Антон Аркадий Артём Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Давид Даниил Денис Дмитрий Евгений Егор Ефим Захар Иван Игнат Игорь Илья Иосиф Карл Кирилл Климент Константин Лаврентий Лазарь Лев Леонид Максим Марк Матвей Михаил Моисей Наум Никита Николай Олег Осип Павел Пётр Петр Роман Семён Сергей Станислав Степан Тарас Тимофей Фёдор Федор Феликс Филипп Эдуард Юлий Юрий Яков Ярослав";
const WOMEN =
  "Александра Алла Анастасия Анна Валентина Варвара Вера Вероника Виктория Галина Дарья Ева Евгения Екатерина Елена Елизавета Зинаида Зоя Инна Ирина Клавдия Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Марфа Надежда Наталья Наталия Нина Ольга Полина Раиса Светлана София Тамара Татьяна Юлия";

export type RussianName = { readonly nominative: string; readonly gender: "m" | "f" };

/** The stem that cases are put on, where a vowel falls out of it: Павел, Павла. */
const SHORTENED: Readonly<Record<string, string>> = { Павел: "Павл", Пётр: "Петр", Лев: "Льв" };

function casesOf(name: string): readonly string[] {
  const stem = name.slice(0, -1);
  if (/ий$|ия$/u.test(name)) return ["", "я", "ю", "ем", "и", "й", "ей", "е"].map((end) => stem + end);
  if (/[йья]$/u.test(name))
    return ["я", "ю", "ем", "ём", "е", "и", "ей", "ью", "й", "ь"].map((end) => stem + end);
  if (name.endsWith("а")) return ["а", "ы", "и", "е", "у", "ой"].map((end) => stem + end);
  return ["", "а", "у", "ом", "е"].map((end) => (end === "" ? name : (SHORTENED[name] ?? name) + end));
}

let forms: ReadonlyMap<string, RussianName> | null = null;

function allForms(): ReadonlyMap<string, RussianName> {
  const made = new Map<string, RussianName>();
  for (const [list, gender] of [
    [MEN, "m"],
    [WOMEN, "f"],
  ] as const)
    for (const nominative of list.split(" ")) {
      for (const form of casesOf(nominative)) if (!made.has(form)) made.set(form, { nominative, gender });
    }
  // A name in the nominative means itself, whatever case of another it is too (Александра).
  for (const [list, gender] of [
    [MEN, "m"],
    [WOMEN, "f"],
  ] as const)
    for (const nominative of list.split(" ")) made.set(nominative, { nominative, gender });
  return made;
}

/** The given name that a word in Cyrillic letters is, in any case; null when it is none that we know. */
export function russianGiven(word: string): RussianName | null {
  forms ??= allForms();
  return forms.get(word) ?? null;
}
