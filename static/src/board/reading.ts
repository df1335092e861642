/** The board in words: the order to read it in, and what each element is called. */
import { counted } from "../dates";
import type { Id } from "../ids";
import { at } from "../state/record";
import type { Element, RoomState, You } from "../wire";
import { COLOUR_NAMES } from "./looks";
import { centre, HEIGHT, type Point, WIDTH } from "./page";
import { placedPoints } from "./shapes";
import { stampName } from "./tools";

/** Elements whose tops are within this many units stand in one line. */
const LINE_HEIGHT = 240;

/** Elements line by line from the top, each line from the left. */
export function inReadingOrder(elements: readonly Element[]): readonly Element[] {
  const fromTop = [...elements].sort((one, other) => one.shape.y - other.shape.y || one.z - other.z);
  const lines: Element[][] = [];
  let top = -Infinity;
  for (const element of fromTop) {
    const line = lines.at(-1);
    if (line && element.shape.y - top < LINE_HEIGHT) line.push(element);
    else {
      lines.push([element]);
      top = element.shape.y;
    }
  }
  return lines.flatMap((line) => line.sort((one, other) => one.shape.x - other.shape.x || one.z - other.z));
}

/** The first element in reading order, without putting all of them in order; null on an empty page. */
export function firstToRead(elements: readonly Element[]): Element | null {
  const top = elements.reduce((least, { shape }) => Math.min(least, shape.y), Infinity);
  const line = elements.filter(({ shape }) => shape.y - top < LINE_HEIGHT);
  return line.reduce<Element | null>((first, each) => (first && first.shape.x <= each.shape.x ? first : each), null);
}

/** The element before or behind another one in an order; null at its end. */
export function neighbour(order: readonly Element[], id: Id | null, step: 1 | -1): Element | null {
  const index = order.findIndex((each) => each.id === id);
  if (index < 0) return (step > 0 ? order[0] : order.at(-1)) ?? null;
  return order[index + step] ?? null;
}

/** Where on the page a point is: "upper left", "centre". */
export function region({ x, y }: Point): string {
  const across = x < WIDTH / 3 ? "left" : x > (WIDTH * 2) / 3 ? "right" : "";
  const down = y < HEIGHT / 3 ? "upper" : y > (HEIGHT * 2) / 3 ? "lower" : "";
  if (down === "") return across === "" ? "centre" : `centre ${across}`;
  return across === "" ? `${down} centre` : `${down} ${across}`;
}

type Who = Pick<RoomState, "people">;

/** Whose something is: "by you", "by Mia Okafor". */
export function byWhom(owner: Id, { people }: Who, you: You): string {
  if (owner === you.person) return "by you";
  return `by ${at(people, owner)?.name ?? "somebody"}`;
}

/** What an element is called: "Blue arrow by Mia, from upper left to centre". */
export function nameOf({ shape, owner }: Element, who: Who, you: You): string {
  const by = byWhom(owner, who, you);
  const colour = COLOUR_NAMES[shape.colour];
  const place = region(centre(shape));
  switch (shape.kind) {
    case "stroke":
      return `${colour} ${shape.pen === "pen" ? "pen stroke" : "highlighting"} ${by}, ${place}`;
    case "line":
    case "arrow":
      return `${colour} ${shape.kind} ${by}, ${ends(placedPoints(shape))}`;
    case "rectangle":
    case "ellipse":
      return `${colour} ${shape.filled ? "filled " : ""}${shape.kind} ${by}, ${place}`;
    case "text": {
      const stamp = stampName(shape.text);
      return stamp === null ? `Text ${by}, ${place}: ${shape.text}` : `${stamp} ${by}, ${place}`;
    }
    case "note":
      return `Sticky note ${by}, ${place}: ${shape.text}`;
    case "maths":
      return `Maths ${by}, ${place}: ${shape.text}`;
  }
}

function ends(points: readonly Point[]): string {
  const [from, to] = [points[0], points.at(-1)].map((point) => (point ? region(point) : "centre"));
  return from === to ? `in the ${from ?? ""}` : `from ${from ?? ""} to ${to ?? ""}`;
}

/** "page 2" */
export function pageName(pages: readonly Id[], page: Id): string {
  return `page ${pages.indexOf(page) + 1}`;
}

/** Who drew how much since it was last said: "Mia drew 3 things. Tom drew 1 thing on page 2." */
export function drewWords(elements: readonly Element[], who: Who, pages: readonly Id[], here: Id): string {
  const counts = new Map<string, { readonly owner: Id; readonly page: Id; count: number }>();
  for (const { owner, page } of elements) {
    const key = `${owner} ${page}`;
    const known = counts.get(key) ?? { owner, page, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  const lines = [...counts.values()].map(({ owner, page, count }) => {
    const name = at(who.people, owner)?.name ?? "Somebody";
    const where = page === here ? "" : ` on ${pageName(pages, page)}`;
    return `${name} drew ${counted(count, "thing")}${where}.`;
  });
  return lines.join(" ");
}
