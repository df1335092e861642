// What a client of a shared board sends while it draws: one Yjs update for each stroke.
// `updates.js COUNT FILE`: each with its length before it. All ids are zeros of the same length,
// for whoever sends an update to put another in its place.
import { writeFileSync } from "node:fs";
import * as Y from "yjs";

const [count, file] = process.argv.slice(2);
const updates = [];
const board = new Y.Doc();
board.on("update", (update) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(update.length);
  updates.push(length, update);
});
const elements = board.getMap("elements");
for (let number = 0; number < Number(count); number++) {
  // Each one is a key of its own to the server; here it has to be a new one as well.
  elements.set(`stroke-${String(number).padStart(15, "0")}`, {
    page: "p1", owner: "tutor", kind: "stroke", x: 100, y: 100, w: 200, h: 100, pw: 200, ph: 100,
    points: [0, 0, 50, 10, 10, 50, 20, 15, 50, 200, 100, 50],
  });
}
writeFileSync(file, Buffer.concat(updates));
