// The part of a PDF's page on which words stand, as a picture with the words marked.

import type { PageData } from "./data";
import { element, svg } from "./dom";
import { say } from "./language";

/** Of what stands around the words, in points: two lines above and below, and enough to read a line by. */
const AROUND = 26;
const LEAST_WIDTH = 260;
const BOX = 4;

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

function partAround(boxes: number[][], [width, height]: readonly number[]): Part {
  const edge = (at: number, pick: (...numbers: number[]) => number): number => pick(...boxes.map((box) => box[at] ?? 0));
  const [left, top, right, bottom] = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
  const wide = Math.min(width ?? 0, Math.max(LEAST_WIDTH, right - left + 2 * AROUND));
  const from = Math.min(Math.max(0, (left + right - wide) / 2), (width ?? 0) - wide);
  const high = Math.max(0, top - AROUND);
  return { left: from, top: high, width: wide, height: Math.min(height ?? 0, bottom + AROUND) - high };
}

function show(drawing: SVGElement, part: Part): void {
  drawing.setAttribute("viewBox", `${part.left} ${part.top} ${part.width} ${part.height}`);
}

/** A picture of the words on their page; a click shows the whole page, another the words again. */
export function regionOf(data: PageData, region: number[]): HTMLElement | null {
  const [number = -1, ...edges] = region;
  const sheet = data.sheets[number];
  if (!sheet) return null;
  const [width, height, webp] = sheet;
  const boxes = Array.from({ length: Math.floor(edges.length / BOX) }, (_, at) => edges.slice(at * BOX, (at + 1) * BOX));
  const part = partAround(boxes, [width, height]);
  const drawing = svg("svg", { class: "region", "aria-hidden": "true" });
  drawing.append(svg("image", { href: `data:image/webp;base64,${webp}`, width, height }));
  for (const [left = 0, top = 0, right = 0, bottom = 0] of boxes)
    drawing.append(svg("rect", { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 }));
  show(drawing, part);
  const name = say(data.messages["claim.on_page"]);
  const button = element("button", { type: "button", class: "sheet", "aria-pressed": "false", "aria-label": name }, drawing);
  button.addEventListener("click", () => {
    const whole = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(whole));
    show(drawing, whole ? { left: 0, top: 0, width, height } : part);
  });
  return button;
}
