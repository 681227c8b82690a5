import { describe, expect, it } from "vitest";
import { readEnvironment } from "#lib/services/environment.ts";

const read = (variables: Readonly<Record<string, string>>) => readEnvironment(variables, "/srv/dossier");

describe("the environment", () => {
  it("has defaults for everything: this machine only, a file under data/", () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: "file:data/dossier.db",
      database: { kind: "file", path: "/srv/dossier/data/dossier.db" },
      insecureCookies: false,
    });
    expect(read({ PORT: " ", HOST: "", DATABASE_URL: "" })).toMatchObject({ port: 3000, host: "127.0.0.1" });
  });

  it.each([
    ["file:notes/my deck.db", "/srv/dossier/notes/my deck.db"],
    ["file:./x.db", "/srv/dossier/x.db"],
    ["file:/var/lib/x.db", "/var/lib/x.db"],
    ["file:///var/lib/my%20deck.db", "/var/lib/my deck.db"],
  ])("takes %s as a file", (DATABASE_URL, path) => {
    expect(read({ DATABASE_URL }).database).toMatchObject({ kind: "file", path });
  });

  it.each(["libsql://db.example.org", "https://db.example.org", "http://127.0.0.1:8080"])(
    "takes %s as a server",
    (DATABASE_URL) => {
      expect(read({ DATABASE_URL }).database).toEqual({ kind: "remote", url: DATABASE_URL });
    },
  );

  it.each([
    [{ PORT: "http" }, /PORT must be a whole number from 1 to 65535.*It is now "http"/u],
    [{ PORT: "70000" }, /PORT must be/u],
    [{ PORT: "-1" }, /PORT must be/u],
    [{ HOST: "my host" }, /HOST must be a host name/u],
    [{ DOSSIER_INSECURE_COOKIES: "yes" }, /DOSSIER_INSECURE_COOKIES must be 1 .* or 0/u],
    [
      { DATABASE_URL: "data/dossier.db" },
      /not a database address\. Write file:data\/dossier\.db for a file/u,
    ],
    [{ DATABASE_URL: "postgres://localhost/x" }, /not a database address/u],
    [{ DATABASE_URL: "wss://db.example.org" }, /uses wss:, which is not supported/u],
    [{ DATABASE_URL: "file:" }, /names no file/u],
    [{ DATABASE_URL: "file:data/" }, /names no file/u],
    [{ DATABASE_URL: "file::memory:" }, /would forget everything/u],
    [{ DATABASE_URL: "file:a.db?mode=ro" }, /options are not supported/u],
    [{ DATABASE_URL: "file://server/share/a.db" }, /another host/u],
    [{ DATABASE_URL: "libsql://" }, /names no host/u],
  ])("refuses %o with a sentence that says what to change", (variables, words) => {
    expect(() => read(variables)).toThrow(words);
  });
});
