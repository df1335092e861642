// Node's Socket.IO as people run it: a bare relay, without a check. `relay.js PORT [REDIS]`.
import { createServer } from "node:http";
import { createAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { Server } from "socket.io";

const [port, redis] = process.argv.slice(2);
const http = createServer();
const io = new Server(http, { transports: ["websocket"] });
if (redis) {
  const publisher = new Redis(redis);
  io.adapter(createAdapter(publisher, publisher.duplicate()));
}
io.of("/room").on("connection", (socket) => {
  const { room } = socket.handshake.auth;
  socket.join(room);
  socket.on("signal", (signal) => socket.to(room).emit("signal", signal));
});
http.listen(Number(port), "127.0.0.1");
