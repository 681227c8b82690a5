import { describe, expect, it } from "vitest";
import { attachment, fileReply } from "#app/_edge/file-reply.ts";

const named = (title: string): string => {
  const reply = fileReply({ type: "text/plain", body: "x", title, fallback: "notes.txt", ending: ".txt" });
  const header = reply.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''(\S+)$/u.exec(header)?.[1];
  return encoded === undefined ? "" : decodeURIComponent(encoded);
};

describe("a file to be kept", () => {
  it("is called by its title, in any script", () => {
    expect(named("Die Brücke über den Örsted")).toBe("Die Brücke über den Örsted.txt");
    expect(named("हिन्दी नोट्स")).toBe("हिन्दी नोट्स.txt");
  });

  it("has no sign in its name that a system or the header could stumble over", () => {
    expect(named(`a/b\\c:"d"*?<e>|'f'\r\nSet-Cookie: g`)).toBe("a b c d e f Set-Cookie g.txt");
  });

  it("falls back on a plain name where the title says nothing", () => {
    for (const title of ["", "   ", "///", "\ud800"]) {
      expect(named(title)).toBe("");
      const reply = fileReply({ type: "text/plain", body: "", title, fallback: "notes.txt", ending: ".txt" });
      expect(reply.headers.get("content-disposition")).toBe('attachment; filename="notes.txt"');
    }
  });

  it("cuts a long title between letters and never within one", () => {
    expect(named(`a${"𠮷".repeat(90)}`)).toBe(`a${"𠮷".repeat(79)}.txt`);
  });

  it("is stored nowhere on the way and taken for nothing else", () => {
    const headers = attachment("application/zip", "all.zip");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-disposition"]).toBe('attachment; filename="all.zip"');
  });
});
