// A lane for each source; a bar from the first to the last day that its words allow.

import type { PageData, TimeEvent } from "./data";
import { element, svg } from "./dom";
import { digits, language, onChange, say } from "./language";
import { showClaims } from "./panel";

const DAY = 86_400_000;
const ROW = 24;
const LANE_GAP = 14;
const LABEL = 180;
const NARROW_LABEL = 96;
/** Pixels: a narrower drawing has shorter names and fewer days written. */
const NARROW = 560;
/** Days around the middle that the drawing spans, in a small case and in one of many claims; the rest is listed in words. */
const REACH = 110;
const REACH_OF_MANY = 35;
const MANY = 150;

/** Times of more days are drawn as one bar, whatever they tell of. */
const WIDE = 10;

/** Of the holder, both sides, with room for a scroll bar. */
const PADDING = 44;
/** Room for a label beside a bar that is too short to hold it, in pixels. */
const BESIDE = 84;
const MOST_ROWS = 10;
const MOST_LANES = 24;

interface Bar {
  event: TimeEvent;
  claims: number[];
  first: number;
  last: number;
  openStart: boolean;
  openEnd: boolean;
  row: number;
  /** Whether its label stands before it, for want of room behind. */
  turned: boolean;
}

interface Lane {
  name: string;
  bars: Bar[];
  rows: number;
  /** Bars left out for want of room. */
  hidden: number;
}

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY;

function middle(numbers: number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The days to draw: those near the middle of what is dated to a few days. */
function range(events: TimeEvent[]): [number, number] {
  const exact = events.filter((event) => event.first && event.last && day(event.last) - day(event.first) <= 7);
  const dated = exact.length ? exact : events;
  const points = dated.map((event) => day((event.first ?? event.last) as string));
  const centre = middle(points);
  const reach = events.length > MANY ? REACH_OF_MANY : REACH;
  const near = dated.filter((event) => Math.abs(day((event.first ?? event.last) as string) - centre) <= reach);
  const first = Math.min(...near.map((event) => day((event.first ?? event.last) as string)));
  const last = Math.max(...near.map((event) => day((event.last ?? event.first) as string)));
  const cap = Math.min(last, centre + reach);
  const air = Math.max(1, Math.ceil((cap - first) * 0.06));
  return [first - air, cap + 1 + air];
}

function bar(event: TimeEvent, [from, to]: [number, number]): Bar | null {
  const first = event.first ? day(event.first) : from;
  const last = event.last ? day(event.last) + 1 : to;
  if (last <= from || first >= to) return null;
  return {
    event,
    claims: [event.claim],
    first: Math.max(first, from),
    last: Math.min(last, to),
    openStart: !event.first || first < from,
    openEnd: !event.last || last > to,
    row: 0,
    turned: false,
  };
}

/** Bars of one source: same days and incident are one bar; overlapping bars lie in rows. */
function lanes(events: TimeEvent[], span: [number, number], beside: number): Lane[] {
  const found = new Map<string, Map<string, Bar>>();
  for (const event of events) {
    const made = bar(event, span);
    if (!made) continue;
    const lane = found.get(say(event.lane)) ?? new Map<string, Bar>();
    found.set(say(event.lane), lane);
    const wide = made.openStart || made.openEnd || made.last - made.first > WIDE;
    const endless = made.openStart && made.openEnd;
    const same = endless ? "endless" : `${wide ? "" : event.incident}/${event.first}/${event.last}`;
    const known = lane.get(same);
    if (known) known.claims.push(event.claim);
    else lane.set(same, made);
  }
  return [...found].map(([name, bars]) => stack(name, [...bars.values()], span, beside))
    .sort((one, other) => other.bars.length - one.bars.length)
    .slice(0, MOST_LANES);
}

/** Bars in rows, each with so many days kept free for its label; those that find no room are told by their number only. */
function stack(name: string, bars: Bar[], span: [number, number], beside: number): Lane {
  const vague = (item: Bar): number => Number(item.openStart || item.openEnd);
  bars.sort((one, other) => vague(one) - vague(other) || one.first - other.first || one.last - other.last);
  const ends: number[] = [];
  for (const item of bars) {
    item.turned = item.last + beside > span[1] && item.first - beside >= span[0];
    const from = item.turned ? item.first - beside : item.first;
    const free = ends.findIndex((end) => end <= from);
    item.row = free < 0 ? ends.length : free;
    if (item.row < MOST_ROWS) ends[item.row] = item.turned ? item.last : Math.max(item.last, item.first + beside);
  }
  const shown = bars.filter((item) => item.row < MOST_ROWS);
  return { name, bars: shown, rows: Math.max(1, ends.length), hidden: bars.length - shown.length };
}

function ticks([from, to]: [number, number], most: number): { at: number; label: string }[] {
  const steps = [1, 2, 7, 14, 30, 61, 122, 365];
  const step = steps.find((days) => (to - from) / days <= most) ?? 365;
  const format = new Intl.DateTimeFormat(language() === "ar" ? "ar-u-nu-latn" : "en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const found = [];
  for (let at = Math.ceil(from); at < to; at += step) found.push({ at, label: digits(format.format(at * DAY)) });
  return found;
}

function describe(data: PageData, item: Bar): string {
  const titles = [...new Set(item.claims.map((index) => say(data.claims.at(index)?.title)))].slice(0, 4);
  return `${say(item.event.when)}: ${titles.join("؛ ")}`;
}

/** What happened, as far as it fits into the bar: the title, the act, or nothing. */
function shortLabel(data: PageData, item: Bar, width: number): string {
  const most = Math.floor(width / 6.5);
  const claim = data.claims.at(item.claims[0] ?? -1);
  const acts = item.claims.map((index) => say(data.claims.at(index)?.fields.find((row) => row.field === "act")?.label));
  const several = item.claims.length > 1 ? `${acts[0] ?? ""} +${digits(String(item.claims.length - 1))}` : acts[0] ?? "";
  const choices = [item.claims.length === 1 ? say(claim?.title) : "", [...new Set(acts)].join(" · "), several];
  return choices.find((text) => text && text.length <= most) ?? "";
}

function drawBar(data: PageData, item: Bar, x: (at: number) => number, top: number): SVGElement {
  const [one, other] = [x(item.first), x(item.last)];
  const left = Math.min(one, other);
  const width = Math.max(6, Math.abs(other - one) - 2);
  const done = item.claims.some((index) => data.claims.at(index)?.modality === "actual");
  const denied = item.claims.every((index) => data.claims.at(index)?.negative);
  const group = svg("g", { class: `bar${done ? "" : " planned"}${denied ? " denied" : ""}`, tabindex: 0, role: "button" });
  group.append(svg("title", {}, describe(data, item)));
  group.append(svg("rect", { x: left, y: top, width, height: ROW - 5, rx: 4, class: item.openStart || item.openEnd ? "open" : "" }));
  for (const [open, at] of [[item.openStart, one], [item.openEnd, other]] as const)
    if (open) group.append(svg("circle", { cx: at, cy: top + (ROW - 5) / 2, r: 4.5, class: "hollow" }));
  const label = shortLabel(data, item, width);
  const beside = shortLabel(data, item, BESIDE);
  // What is seen must be part of what is heard.
  group.setAttribute("aria-label", [label || beside, describe(data, item)].filter(Boolean).join(" — "));
  const y = top + ROW - 10;
  if (label) group.append(svg("text", { x: left + width / 2, y, class: "label" }, label));
  else if (beside) {
    // Behind the bar in the direction of time, which is that of writing.
    const toLeft = (language() === "ar") !== item.turned;
    const x = toLeft ? left - 4 : left + width + 4;
    group.append(svg("text", { x, y, class: item.turned ? "beside turned" : "beside" }, beside));
  }
  const open = (): void => showClaims(item.claims.slice(0, 12), group as unknown as HTMLElement);
  group.addEventListener("click", open);
  group.addEventListener("keydown", (event) => {
    const key = (event as KeyboardEvent).key;
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    open();
  });
  return group;
}

/** As much of a name as there is room for, closed off: it keeps its own direction. */
function fits(name: string, most: number): string {
  return `\u2068${name.length > most ? `${name.slice(0, most - 1)}…` : name}\u2069`;
}

function drawLanes(data: PageData, events: TimeEvent[], span: [number, number], width: number): SVGElement {
  const rtl = language() === "ar";
  const narrow = width < NARROW;
  const label = narrow ? NARROW_LABEL : LABEL;
  const room = width - label - 12;
  const found = lanes(events, span, (BESIDE / room) * (span[1] - span[0]));
  const x = (at: number): number => {
    const along = ((at - span[0]) / (span[1] - span[0])) * room;
    return rtl ? width - label - along : label + along;
  };
  const height = 34 + found.reduce((sum, lane) => sum + lane.rows * ROW + LANE_GAP, 0);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "lanes", role: "group" });
  for (const tick of ticks(span, narrow ? 4 : 10)) {
    drawing.append(svg("line", { x1: x(tick.at), x2: x(tick.at), y1: 24, y2: height, class: "grid" }));
    drawing.append(svg("text", { x: (x(tick.at) + x(tick.at + 1)) / 2, y: 15, class: "tick" }, tick.label));
  }
  let top = 34;
  for (const lane of found) {
    const name = svg("text", { x: rtl ? width - 4 : 4, y: top + 11, class: "lane", direction: rtl ? "rtl" : "ltr" }, fits(lane.name, narrow ? 14 : 26));
    name.append(svg("title", {}, lane.name));
    drawing.append(name);
    if (lane.hidden) drawing.append(svg("text", { x: rtl ? width - 4 : 4, y: top + 30, class: "lane more" }, `+${digits(String(lane.hidden))}`));
    for (const item of lane.bars) drawing.append(drawBar(data, item, x, top + item.row * ROW));
    top += lane.rows * ROW + LANE_GAP;
    drawing.append(svg("line", { x1: 0, x2: width, y1: top - LANE_GAP / 2, y2: top - LANE_GAP / 2, class: "rule" }));
  }
  return drawing;
}

function outside(data: PageData, events: TimeEvent[], span: [number, number]): HTMLElement | null {
  const left = events.filter((event) => !bar(event, span));
  if (!left.length) return null;
  const list = element("ul");
  for (const event of left.slice(0, 20)) {
    const button = element("button", { type: "button", class: "plain" }, `${say(event.when)} — ${say(data.claims.at(event.claim)?.title)}`);
    button.addEventListener("click", () => showClaims([event.claim], button));
    list.append(element("li", {}, button));
  }
  return element("div", { class: "outside" }, element("h3", {}, say(data.messages["timeline.outside"])), list);
}

export function setUpTimeline(data: PageData): void {
  const holder = document.getElementById("timeline-drawing");
  if (!holder) return;
  const draw = (): void => {
    if (!data.events.length) {
      holder.textContent = say(data.messages["timeline.empty"]);
      return;
    }
    const span = range(data.events);
    const width = Math.max(300, holder.clientWidth - PADDING);
    const parts: Node[] = [drawLanes(data, data.events, span, width)];
    const rest = outside(data, data.events, span);
    if (rest) parts.push(rest);
    holder.replaceChildren(...parts);
  };
  draw();
  onChange(draw);
  let pending = 0;
  window.addEventListener("resize", () => {
    window.clearTimeout(pending);
    pending = window.setTimeout(draw, 120);
  });
}
