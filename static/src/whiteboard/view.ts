import { type Box, clamp, PAGE, type Point } from "./geometry";
export type View = { readonly x: number; readonly y: number; readonly scale: number };
export type Extent = { readonly width: number; readonly height: number };
const MOST_ZOOM = 8;
export function fit({ width, height }: Extent): View {
  const scale = Math.max(0.01, Math.min(width / PAGE.width, height / PAGE.height));
  return { scale, x: (PAGE.width - width / scale) / 2, y: (PAGE.height - height / scale) / 2 };
}
export function bounded(view: View, extent: Extent): View {
  const whole = fit(extent);
  const scale = clamp(view.scale, whole.scale, whole.scale * MOST_ZOOM);
  return { scale, x: along(view.x, extent.width / scale, PAGE.width), y: along(view.y, extent.height / scale, PAGE.height) };
}
function along(start: number, length: number, page: number): number {
  return length >= page ? (page - length) / 2 : clamp(start, 0, page - length);
}
export function zoomed(view: View, extent: Extent, factor: number, around: Point): View {
  const whole = fit(extent);
  const scale = clamp(view.scale * factor, whole.scale, whole.scale * MOST_ZOOM);
  const at = toPage(view, around);
  return bounded({ scale, x: at.x - around.x / scale, y: at.y - around.y / scale }, extent);
}
export function panned(view: View, extent: Extent, dx: number, dy: number): View {
  return bounded({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale }, extent);
}
export function toPage(view: View, { x, y }: Point): Point {
  return { x: view.x + x / view.scale, y: view.y + y / view.scale };
}
export function visible(view: View, { width, height }: Extent): Box {
  return { x: view.x, y: view.y, w: width / view.scale, h: height / view.scale };
}
