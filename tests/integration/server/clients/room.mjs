// The JavaScript client of Socket.IO, told what to do over stdin, and telling what it hears over
// stdout: one JSON object a line. Nothing of Studyhall's own client is in it.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../../../static/package.json", import.meta.url));
const { io } = require("socket.io-client");

const sockets = new Map();

const acts = {
  open({ client, url, room, after, auth, cookie, transports, again }) {
    let last = after;
    const socket = io(`${url}/room`, {
      auth: (tell) => tell(auth === undefined ? { room, after: last } : auth),
      query: { room: room ?? "" },
      extraHeaders: cookie ? { Cookie: cookie } : {},
      transports,
      forceNew: true,
      reconnection: again,
      reconnectionDelay: 50,
      reconnectionDelayMax: 100,
    });
    sockets.set(client, socket);
    const tell = (event, data = null) =>
      process.stdout.write(`${JSON.stringify({ client, event, data })}\n`);
    socket.on("connect", () => {
      const { engine } = socket.io;
      tell("connect", engine.transport.name);
      engine.on("upgrade", (transport) => tell("upgrade", transport.name));
    });
    socket.on("disconnect", (reason) => tell("disconnect", reason));
    socket.on("connect_error", (error) => tell("connect_error", error.data ?? null));
    socket.io.on("ping", () => tell("ping"));
    socket.onAny((event, data) => {
      if (event === "facts") last = Math.max(last, data.upto);
      tell(event, data);
    });
  },

  ask({ client, event, data, number }) {
    sockets.get(client).emit(event, data, (answer) => {
      const heard = { client, event: "ack", data: [number, answer] };
      process.stdout.write(`${JSON.stringify(heard)}\n`);
    });
  },

  emit({ client, event, data }) {
    sockets.get(client).emit(event, data);
  },

  leave({ client }) {
    sockets.get(client)?.disconnect();
  },
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const told = JSON.parse(line);
    acts[told.act](told);
  })
  .on("close", () => process.exit(0));
