import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { unreadableReason } from "#lib/documents/unreadable.ts";

describe("what no language writes as prose", () => {
  it.each([
    ["bytes that are no text", "\u0007\u0002k\ufffd\u0013 J\u001b\u0001", "unreadable"],
    ["marks without words", "#$ %& ()".repeat(40), "unreadable"],
    ["a wall of digits", "31 415 926 ".repeat(40), "table"],
    ["a token without end", "Zm9vYmFy".repeat(40), "unreadable"],
    ["a row of fields", '12,Orsted,1838,"x",4', "table"],
    ["a member of an object", '{"id": 12, "name": "Orsted"}', "code"],
    ["a line of a log", "2021-03-04 12:00:01,345 INFO [main] request 7 handled", "code"],
    ["a line of a log by a process", "Mar  4 12:00:01 web2 worker[12]: request 7 handled", "code"],
    ["a line of a log of exact times", "2021-03-04T12:00:01.345Z worker[12]: request 7 handled", "code"],
    ["a line of a log after its level", "[WARN] 12:00:01 request 7 not handled", "code"],
    ["a line of a system's log", "[   12.345678] usb 1-1: new device", "code"],
    ["a request", '10.0.0.1 - anna [04/Mar/2021:12:00:01 +0000] "GET /mills?id=12 HTTP/1.1" 200 17', "code"],
    ["a frame of a trace", "at org.example.Mill.grind(Mill.java:12)", "code"],
    ["a listed file", "-rw-r--r-- 1 anna staff 1838 Mar 4 12:00 orsted.txt", "code"],
    ["a file and its sum", "da39a3ee5e6b4b0d3255bfef95601890afd80709  mills/orsted.txt", "code"],
    ["a path", "/usr/share/mills/orsted-1.so", "code"],
    [
      "a line of letters for bytes",
      "TWlsbHMgb2YgT3JzdGVkIGFuZCBNb3NzLCBzb2xkIGluIDE4MzggZm9yIDQzMDAgY3Jvd25z",
      "code",
    ],
    ["names with values", "mill=Orsted floors=3 sold=1838", "code"],
    ["an element of data", "<mill><name>Orsted</name><sold>1838</sold></mill>", "code"],
    ["a statement for a database", "INSERT INTO mills VALUES (12, 'Orsted', 1838);", "code"],
    ["a row of words", "Orsted,Moss,sold,Kern", "table"],
    ["a row of quoted fields", '"Orsted","1838-05-01","sold, and rebuilt","4"', "table"],
    ["a row of quoted fields and figures", '"Orsted","sold, and rebuilt",4,,1838', "table"],
    ["one element of data", '<mill id="12"><b>Orsted</b> sold</mill>', "code"],
    [
      "a program that lost its lines",
      'function a(b,c){return b.mill(c,"Orsted")||c[12]?!0:void 0}var d=1838;'.repeat(4),
      "code",
    ],
    ["a row of figures with spaces", "12, Orsted, Moss, 1838-05-01, 99, 0.31", "table"],
    ["a line of a log by the clock", "[12:00:01] worker[12]: connected to Orsted", "code"],
    ["when a subtitle is shown", "00:01:02,000 --> 00:01:04,500", "code"],
    ["the head of a block of a program", "if (wheel === 1838) {", "code"],
    ["its end", "});", "code"],
    ["a call", 'this.mill.sell("Orsted", 1838);', "code"],
    ["a statement", "return Mill.ownerOf(wheel) + 1;", "code"],
    ["a definition", "def grind(wheel, times=2):", "code"],
    ["a line of a dump", "00000010  7f 45 4c 46 02 01 01 00 00 00 00 00", "code"],
  ])("is put aside: %s", (_, text, reason) => {
    expect(unreadableReason(text)).toBe(reason);
  });

  it.each([
    "The mill above the weir was sold in 1838 for 4,300 crowns, 12 oxen and a boat.",
    "“Yes,” he said; “no,” she said.",
    "1838, 1839, 1841: three floods in four years.",
    "2021-03-04 12:00 The bridge was closed.",
    "[2021-03-04, 12:00:01] Anna: the bridge is closed",
    "[12:00:01] Anna: the bridge is closed",
    "The mill(s) above the weir were sold in 1838 (the lower one in 1839);",
    "let us go then (so Anna said) to Oslo;",
    "return to Oslo, she wrote, was not to be thought of;",
    "class struggle:",
    "Mar 4 12:00 The bridge was closed [12]: nobody knew why.",
    "WARNING: the bridge is closed from 12:00:01 on.",
    "ERROR 404 was the name of the play of 2021-03-04.",
    "<p>The mill was <b>sold</b> in <a href='x'>1838</a>.</p>",
    "If x=1 and y=2, the mill stands still.",
    "The set {1, 2; 3} and the set {4; 5} are apart; the union {1; 2; 3; 4; 5} of both has five members, and each of the mills above the weir is one of them; nobody who knows the town would call them otherwise; so said Kern, and so it was.",
    "Set mill=Orsted, floors=3 or sold=1838 to see the mill of that name, with as many floors, sold in that year.",
    "“Orsted”, “Moss”, “Aker”, “Velm”",
    "12, 14 and 19 May 1838, Orsted, Moss",
    "1838, Orsted, Moss, Aker, Velm, and all the mills above the weir",
    "and/or",
    "Oslo,Bergen and Trondheim had no such school,nor did Moss",
    "[12] Orsted, A. (1838), p. 4.",
    "今日は良い天気です。".repeat(40),
    "Мельницу над плотиной продали в 1838 году. ".repeat(10),
    "The file is at https://example.org/a/very/long/path/that/goes/on/and/on/and/on/and/on/and/on.html now.",
  ])("is not what people write: %s", (text) => {
    expect(unreadableReason(text)).toBeNull();
  });
});

const zones = (text: string): string[] =>
  readDecoded("a.txt", text, "text").blocks.map((block) =>
    block.zone === "noise" ? block.reason : block.zone,
  );

describe("rows of data in a file", () => {
  const SENTENCE = "The mill above the weir was sold to Anna Kern in the spring.";

  it("are put aside where tabs stand between the fields, which are spaces to everything after", () => {
    expect(zones("mill\tsold\towner\nOrsted\t1838\tAnna Kern\nMoss\t1841\tKarl Moe")).toEqual([
      "table",
      "table",
      "table",
    ]);
    expect(zones(`\t${SENTENCE}`)).toEqual(["body"]);
    expect(zones(`1.\t${SENTENCE}\tIt was rebuilt.`)).toEqual(["body"]);
  });

  it("are no part of the paragraph that they stand in", () => {
    const text = `The mill above the weir was sold to Anna Kern in the spring\nof that year, and she had it\nmill=Orsted floors=3 sold=1838\npulled down before the winter came, as nobody would work there.`;
    expect(zones(text)).toContain("code");
    expect(zones(text)).toContain("body");
  });
});

describe("what is said again and again", () => {
  const SENTENCE = "The mill above the weir was sold to Anna Kern in the spring.";

  it("is read where it stands first, however often it comes back", () => {
    const [first, ...others] = zones(Array.from({ length: 12 }, () => SENTENCE).join("\n\n"));
    expect(first).toBe("body");
    expect(new Set(others)).toEqual(new Set(["repeated"]));
  });

  it("leaves a short line alone that somebody may well say twice", () => {
    expect(
      zones(`${SENTENCE}\n\nNobody paid for it.\n\nSo it went on.\n\nNobody paid for it.`),
    ).not.toContain("repeated");
  });

  it("is put aside when a paragraph says nothing else from end to end", () => {
    expect(zones(`${SENTENCE} `.repeat(100).trim())).toEqual(["repeated"]);
    expect(zones(`${SENTENCE} `.repeat(12).trim())).toEqual(["body"]);
  });

  it("is one table when it is thousands of lines of a word", () => {
    const words = Array.from({ length: 2_000 }, (_, i) => `word${i}`).join("\n");
    expect(zones(`${SENTENCE}\n\n${words}\n\n${SENTENCE.replace("Anna", "Karl")}`)).toEqual([
      "body",
      "table",
      "body",
    ]);
    expect(zones(words.slice(0, 2_000))).not.toContain("table");
  });
});
