// Who holds each place on a day, by each account: what was told last up to that day, nothing filled in.

import * as L from "leaflet";
import type { HeldPlace, PageData, Pair, Spell } from "./data";
import { element } from "./dom";
import { digits, language, onChange, say } from "./language";
import { showClaims } from "./panel";

const DAY = 86_400_000;
/** Holders told apart by colour; the rest share one, and all are told in words. */
const COLOURS = ["#14545f", "#a33a22", "#7d6200", "#6b4fa0", "#2b6b3f", "#9a3d6f"];
const OTHERS = "#5f6470";
const NOBODY = "#b9b4a8";

interface State {
  holder: Pair | null;
  sources: Pair[];
  claims: number[];
  /** Whether every account puts the day clearly between the turns. */
  sure: boolean;
}

const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY;

function holds(spell: Spell, day: number): boolean {
  const begun = !spell.since || dayOf(spell.since[0]) <= day;
  const ended = spell.until !== null && dayOf(spell.until[1]) <= day;
  return begun && !ended;
}

function isSure(spell: Spell, day: number): boolean {
  const begun = spell.since !== null && dayOf(spell.since[1]) <= day;
  return begun && (spell.until === null || day < dayOf(spell.until[0]));
}

/** What each account says of a place on a day, by holder. */
function statesOn(place: HeldPlace, day: number): State[] {
  const bySource = new Map<string, Spell>();
  for (const spell of place.spells) if (holds(spell, day)) bySource.set(spell.source[0], spell);
  const found = new Map<string, State>();
  for (const spell of bySource.values()) {
    const name = spell.holder?.[0] ?? "";
    const state = found.get(name) ?? { holder: spell.holder, sources: [], claims: [], sure: true };
    state.sources.push(spell.source);
    state.claims.push(spell.claim);
    state.sure &&= isSure(spell, day);
    found.set(name, state);
  }
  return [...found.values()].sort((one, other) => other.sources.length - one.sources.length);
}

function colours(places: HeldPlace[]): Map<string, string> {
  const told = new Map<string, number>();
  for (const spell of places.flatMap((place) => place.spells))
    if (spell.holder) told.set(spell.holder[0], (told.get(spell.holder[0]) ?? 0) + 1);
  const names = [...told].sort((one, other) => other[1] - one[1]).map(([name]) => name);
  return new Map(names.map((name, number) => [name, COLOURS[number] ?? OTHERS]));
}

function holderName(data: PageData, state: State): string {
  return state.holder ? say(state.holder) : say(data.messages["control.nobody"]);
}

/** A disc parted among those who are said to hold the place. */
function disc(states: State[], palette: Map<string, string>): HTMLElement {
  const made = element("span", { class: states.every((state) => state.sure) ? "held" : "held unsure" });
  const share = 360 / states.length;
  const colour = (state: State): string => (state.holder ? (palette.get(state.holder[0]) ?? OTHERS) : NOBODY);
  const parts = states.map((state, number) => `${colour(state)} ${number * share}deg ${(number + 1) * share}deg`);
  made.style.background = `conic-gradient(${parts.join(",")})`;
  return made;
}

function changes(places: HeldPlace[]): number[] {
  const turns = places.flatMap((place) => place.spells.flatMap((spell) => [spell.since, spell.until]));
  const days = turns.flatMap((turn) => (turn ? [dayOf(turn[0]), dayOf(turn[1])] : []));
  return [...new Set(days)].sort((one, other) => one - other);
}

function written(day: number): string {
  const format = new Intl.DateTimeFormat(language() === "ar" ? "ar-u-nu-latn" : "en-GB", { dateStyle: "full", timeZone: "UTC" });
  return digits(format.format(day * DAY));
}

class Holding {
  private readonly layer = L.layerGroup();
  private readonly palette: Map<string, string>;
  private readonly days: number[];
  private readonly slider = document.getElementById("day") as HTMLInputElement;

  constructor(
    private readonly data: PageData,
    private readonly map: L.Map,
  ) {
    this.palette = colours(data.control);
    this.days = changes(data.control);
    const [first = 0, last = 0] = [this.days[0], this.days.at(-1)];
    Object.assign(this.slider, { min: String(first), max: String(last), value: String(last) });
    this.slider.addEventListener("input", () => this.draw());
    for (const [id, way] of [["day-before", -1], ["day-after", 1]] as const)
      document.getElementById(id)?.addEventListener("click", () => this.step(way));
    onChange(() => this.draw());
  }

  show(shown: boolean): void {
    if (shown) this.layer.addTo(this.map);
    else this.layer.remove();
    this.draw();
  }

  /** To the nearest day before or after on which something changes hands. */
  private step(way: -1 | 1): void {
    const now = Number(this.slider.value);
    const next = way < 0 ? this.days.filter((day) => day < now).at(-1) : this.days.find((day) => day > now);
    if (next !== undefined) this.slider.value = String(next);
    this.draw();
  }

  private draw(): void {
    const day = Number(this.slider.value);
    const text = written(day);
    this.slider.setAttribute("aria-valuetext", text);
    const output = document.getElementById("day-shown");
    if (output) output.textContent = text;
    this.layer.clearLayers();
    const items: HTMLElement[] = [];
    for (const place of this.data.control) {
      const states = statesOn(place, day);
      if (!states.length) continue;
      this.mark(place, states);
      items.push(this.item(place, states));
    }
    document.getElementById("held-places")?.replaceChildren(
      items.length ? element("ul", {}, ...items) : element("p", { class: "hint" }, say(this.data.messages["map.nothing_held"])),
    );
  }

  private mark(place: HeldPlace, states: State[]): void {
    const icon = L.divIcon({ className: "holder", html: disc(states, this.palette), iconSize: [20, 20] });
    const names = states.map((state) => holderName(this.data, state)).join(" / ");
    const marker = L.marker(place.at, { icon, alt: `${say(place.name)}: ${names}`, keyboard: false });
    marker.bindTooltip(element("span", {}, `${say(place.name)}: ${names}`), { direction: "top", offset: [0, -9], className: "place-name" });
    marker.on("click", () => showClaims(states.flatMap((state) => state.claims).slice(0, 20), null));
    this.layer.addLayer(marker);
  }

  private item(place: HeldPlace, states: State[]): HTMLElement {
    const lines = states.map((state) => {
      const button = element("button", { type: "button", class: "plain" }, element("bdi", {}, holderName(this.data, state)));
      button.addEventListener("click", () => showClaims(state.claims.slice(0, 20), button));
      const told = element("span", { class: "note" }, state.sources.map(say).join("، "), state.sure ? null : ` (${say(this.data.messages["map.unsure"])})`);
      return element("div", {}, disc([state], this.palette), " ", button, told);
    });
    const disputed = states.filter((state) => state.holder).length > 1;
    const tag = disputed ? element("span", { class: "verdict v-differ" }, say(this.data.messages["control.disputed"])) : null;
    return element("li", {}, element("strong", {}, element("bdi", {}, say(place.name))), " ", tag, ...lines);
  }
}

/** Offers the map of holders beside that of what is told, where places with a position changed hands on known days. */
export function setUpHolding(data: PageData, map: L.Map, told: L.LayerGroup): void {
  const choice = document.getElementById("mapped");
  if (!choice || !changes(data.control).length) return;
  const holding = new Holding(data, map);
  choice.hidden = false;
  choice.addEventListener("change", (event) => {
    const held = (event.target as HTMLInputElement).value === "held";
    if ((event.target as HTMLInputElement).name !== "mapped") return;
    if (held) told.remove();
    else told.addTo(map);
    holding.show(held);
    for (const element of document.querySelectorAll<HTMLElement>(".when-held")) element.hidden = !held;
    for (const element of document.querySelectorAll<HTMLElement>(".when-told")) element.hidden = held;
  });
}
