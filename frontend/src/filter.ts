// Accounts by source: a column, or a source's own table, is shown or hidden in all incidents at once.

import { element } from "./dom";
import { within } from "./folded";

/** Sources offered by name; further ones are rare and always shown. */
const MOST_SOURCES = 30;

type Hide = (hidden: boolean) => void;

interface Source {
  label: Node[];
  places: Hide[];
}

function columnHider(incident: HTMLElement, table: HTMLTableElement, column: number): Hide {
  return (hidden) => {
    for (const row of table.rows) {
      const cell = row.cells[column];
      if (cell) cell.hidden = hidden;
    }
    // An incident none of whose sources is shown is not shown.
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])].filter((head) => head.querySelector(".source"));
    incident.hidden = heads.every((head) => head.hidden);
  };
}

function collect(section: HTMLElement): Map<string, Source> {
  const found = new Map<string, Source>();
  const add = (name: Element | null, hide: Hide): void => {
    const text = name?.textContent?.trim();
    if (!name || !text) return;
    const source = found.get(text) ?? { label: [...name.childNodes].map((node) => node.cloneNode(true)), places: [] };
    source.places.push(hide);
    found.set(text, source);
  };
  for (const incident of section.querySelectorAll<HTMLElement>(".incident:not(.lone)")) {
    const table = within(incident).querySelector("table");
    for (const head of table?.tHead?.rows[0]?.cells ?? [])
      if (table) add(head.querySelector(".source"), columnHider(incident, table, head.cellIndex));
  }
  for (const group of section.querySelectorAll<HTMLElement>(".incident.lone"))
    add(group.querySelector("h4"), (hidden) => {
      group.hidden = hidden;
    });
  return found;
}

function box({ label, places }: Source): HTMLElement {
  const input = element("input", { type: "checkbox" });
  input.checked = true;
  input.addEventListener("change", () => {
    for (const hide of places) hide(!input.checked);
  });
  return element("label", {}, input, " ", ...label);
}

export function setUpFilter(): void {
  const section = document.getElementById("accounts");
  const holder = document.getElementById("sources");
  if (!section || !holder) return;
  const sources = [...collect(section).values()].sort((one, other) => other.places.length - one.places.length);
  if (sources.length < 2) return;
  holder.append(...sources.slice(0, MOST_SOURCES).map(box));
  holder.hidden = false;
}
