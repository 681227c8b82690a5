import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { addressOf, notePeerAddresses } from "#app/_edge/peer-address.ts";

const peer = (address: string, forwarded?: string) =>
  new Headers({ "x-dossier-peer": address, ...(forwarded ? { "x-forwarded-for": forwarded } : {}) });

describe("where a request comes from", () => {
  it("is the other end of the connection, whatever the client says, also when this server asks itself", async () => {
    notePeerAddresses();
    const server = createServer((request, response) => {
      response.end(String(request.headers["x-dossier-peer"]));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const noted = async (said: string): Promise<string> => {
      const headers = { "x-dossier-peer": said };
      return (await fetch(`http://127.0.0.1:${address.port}`, { headers })).text();
    };
    const first = await noted("6.6.6.6");
    const [peer, mark = ""] = first.split(" ");
    expect(peer).toBe("127.0.0.1");
    expect(addressOf(new Headers({ "x-dossier-peer": first }), false)).toBe("127.0.0.1");
    // Only who knows the mark is believed, and that is the process itself, which asks once more for a client.
    for (const forged of ["6.6.6.6 ", "6.6.6.6 mark", `6.6.6.6 ${mark.slice(0, -1)}`, `6.6.6.6${mark}`])
      expect(await noted(forged)).toBe(first);
    expect(await noted(`203.0.113.9 ${mark}`)).toBe(`203.0.113.9 ${mark}`);
    await new Promise((resolve) => server.close(resolve));
  });

  it("is what a trusted proxy wrote last, and nothing that others wrote", () => {
    expect(addressOf(peer("10.0.0.1", "6.6.6.6, 203.0.113.9"), true)).toBe("203.0.113.9");
    expect(addressOf(peer("10.0.0.1", "6.6.6.6"), false)).toBe("10.0.0.1");
    expect(addressOf(new Headers(), false)).toBeNull();
  });

  it("counts one home's IPv6 addresses as one, and an IPv4 one in its IPv6 coat as itself", () => {
    expect(addressOf(peer("::ffff:192.168.1.7"), false)).toBe("192.168.1.7");
    expect(addressOf(peer("2001:db8:a:b:1::2"), false)).toBe("2001:db8:a:b");
    expect(addressOf(peer("2001:DB8:A:B:ffff:1:2:3"), false)).toBe("2001:db8:a:b");
    expect(addressOf(peer("2001:db8::1"), false)).toBe("2001:db8:0:0");
    expect(addressOf(peer("::1"), false)).toBe("0:0:0:0");
    expect(addressOf(peer("fe80::1%eth0"), false)).toBe("fe80:0:0:0");
  });
});
