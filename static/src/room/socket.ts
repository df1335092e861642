/** The connection to a room over Socket.IO. */
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";

import type {
  AccommodationsFrame,
  ClientCommand,
  Connect,
  ConnectRefused,
  DoAnswer,
  FactsFrame,
  GoneFrame,
  PresenceFrame,
  ResumeAnswer,
  Signal,
  SignalFrame,
} from "../wire";
import type { Link, LinkEvents, OpenLink } from "./link";

/** How long an answer may take before the connection counts as lost, in milliseconds. */
const PATIENCE_MS = 20_000;

/** How long to wait before connecting again, in milliseconds; each wait is varied by half. */
const RETRY_MS = 400;
const RETRY_MAX_MS = 3_000;

type Answer<T> = (error: Error | null, answer: T) => void;

type FromServer = {
  facts: (frame: FactsFrame) => void;
  presence: (frame: PresenceFrame) => void;
  signal: (frame: SignalFrame) => void;
  accommodations: (frame: AccommodationsFrame) => void;
  gone: (frame: GoneFrame) => void;
};

type ToServer = {
  do: (command: ClientCommand, answer: (answer: DoAnswer) => void) => void;
  resume: (resume: { after: number }, answer: (answer: ResumeAnswer) => void) => void;
  signal: (signal: Signal) => void;
};

type RoomSocket = Socket<FromServer, ToServer>;

/** Connects to a room, and goes on connecting until it is closed or refused. */
export const openSocket: OpenLink = openSocketWith(io);

/** The same, with another Socket.IO than the real one. */
export function openSocketWith(connect: typeof io): OpenLink {
  return (room, after, events) => linkOver(connect("/room", optionsFor(room, after)), events);
}

function optionsFor(room: string, after: () => number): Partial<ManagerOptions & SocketOptions> {
  return {
    path: "/socket.io",
    // A WebSocket may end at any process; long polling would need to come back to the same one.
    transports: ["websocket"],
    query: { room },
    auth: (give: (said: Connect) => void) => give({ room, after: after() }),
    forceNew: true,
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: RETRY_MAX_MS,
    randomizationFactor: 0.5,
    timeout: PATIENCE_MS,
  };
}

function linkOver(socket: RoomSocket, events: LinkEvents): Link {
  const stopRetrying = keepTrying(socket, events);
  const stopProbing = probeOnNetworkChange(socket);
  socket.on("connect", () => events.opened());
  socket.on("disconnect", () => events.lost());
  socket.on("facts", (frame) => events.facts(frame));
  socket.on("presence", (frame) => events.presence(frame));
  socket.on("signal", (frame) => events.signal(frame));
  socket.on("accommodations", (frame) => events.accommodations(frame));
  socket.on("gone", (frame) => events.gone(frame));
  return linkOf(socket, () => {
    stopRetrying();
    stopProbing();
  });
}

function linkOf(socket: RoomSocket, stop: () => void): Link {
  return {
    do: (command) =>
      ask<DoAnswer>(socket, (answer) => socket.timeout(PATIENCE_MS).emit("do", command, answer)),
    resume: (after) =>
      ask<ResumeAnswer>(socket, (answer) =>
        socket.timeout(PATIENCE_MS).emit("resume", { after }, answer),
      ),
    signal: (signal) => {
      if (socket.connected) socket.volatile.emit("signal", signal);
    },
    close: () => {
      stop();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

/** Emits only while connected: a buffered command could overtake one that is sent again. */
function ask<T>(socket: RoomSocket, emit: (answer: Answer<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!socket.connected) {
      reject(new Error("There is no connection."));
      return;
    }
    emit((error, answer) => {
      if (!error) {
        resolve(answer);
        return;
      }
      // A connection on which answers fail to come is no connection.
      drop(socket);
      reject(error);
    });
  });
}

/** Ends the transport, so that the client notices now, and connects anew. */
function drop(socket: RoomSocket): void {
  if (socket.connected) socket.io.engine.close();
}

/**
 * Socket.IO reconnects by itself after a broken transport, but not after the server closed the
 * namespace or refused to open it.
 */
function keepTrying(socket: RoomSocket, events: LinkEvents): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const again = () => {
    const wait = Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** tries) * (0.5 + Math.random());
    tries += 1;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), wait);
  };
  socket.on("connect", () => (tries = 0));
  socket.on("connect_error", (error) => {
    events.lost();
    if (socket.active) return;
    const refused = refusalOf(error);
    if (refused && refused.code !== "unavailable") events.refused(refused);
    else again();
  });
  socket.on("disconnect", () => {
    if (!socket.active) again();
  });
  return () => clearTimeout(timer);
}

function refusalOf(error: Error): ConnectRefused | null {
  const { data } = error as Error & { data?: Partial<ConnectRefused> };
  return data?.code && data.message ? { code: data.code, message: data.message } : null;
}

/**
 * The browser's word on the network is a hint, not a fact: a server on the same machine is there
 * without any. So a change only makes the connection be tried anew.
 */
function probeOnNetworkChange(socket: RoomSocket): () => void {
  const offline = () => drop(socket);
  const online = () => {
    if (socket.connected) return;
    socket.disconnect().connect();
  };
  addEventListener("offline", offline);
  addEventListener("online", online);
  return () => {
    removeEventListener("offline", offline);
    removeEventListener("online", online);
  };
}
