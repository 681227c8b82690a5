import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

// A process that reads documents has nothing to fetch: whatever a document asks for, no connection leaves it.

function refuse(): never {
  throw new Error("This process opens no connections.");
}

net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.Socket.prototype.send = refuse;
dgram.Socket.prototype.bind = refuse;
dns.lookup = Object.assign(refuse, { __promisify__: refuse });
dns.promises.lookup = refuse;
dns.resolve = Object.assign(refuse, { __promisify__: refuse });
globalThis.fetch = () => Promise.reject(new Error("This process opens no connections."));
syncBuiltinESMExports();
