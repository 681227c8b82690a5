import { serve } from "./serve.ts";

// The process that reads one file. Its input: a line of JSON with the file's name, then the file's bytes.

await serve(async (input) => {
  const { openFile } = await import("#lib/documents/open-file.ts");
  const end = input.indexOf(0x0a);
  const name = nameIn(JSON.parse(Buffer.from(input.subarray(0, end)).toString("utf8")));
  const { decoded, document } = await openFile({ name, bytes: input.subarray(end + 1) });
  return { ...decoded, title: document.title };
});

function nameIn(header: unknown): string {
  if (typeof header === "object" && header !== null && "name" in header && typeof header.name === "string")
    return header.name;
  throw new Error("The input does not begin with a name.");
}
