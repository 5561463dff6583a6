// Accounts by source: a column, or a source's own table, is shown or hidden in all incidents at once.

import { onUnfold } from "./folded";

export function setUpFilter(): void {
  const section = document.getElementById("accounts");
  const choices = document.getElementById("sources");
  if (!section || !choices?.querySelector("input")) return;
  const hidden = new Set<string>();
  const sourcesOf = (incident: Element): string[] => ((incident as HTMLElement).dataset.sources ?? "").split(" ");

  const hideCell = (cell: HTMLTableCellElement | undefined, gone: boolean): void => {
    if (cell) cell.hidden = gone;
  };
  /** The head of a side is as wide as those of its sources that are shown. */
  const narrowSides = (row: HTMLTableRowElement, sources: string[]): void => {
    let first = 0;
    for (const head of [...row.cells].slice(1)) {
      const all = Number((head.dataset.columns ??= String(head.colSpan)));
      const shown = sources.slice(first, first + all).filter((source) => !hidden.has(source)).length;
      head.colSpan = Math.max(1, shown);
      head.hidden = shown === 0;
      first += all;
    }
  };

  const hideColumns = (incident: Element, part: ParentNode): void => {
    if (incident.classList.contains("lone")) return;
    const sources = sourcesOf(incident);
    for (const row of part.querySelector("table")?.rows ?? []) {
      if (row.matches(".sides")) narrowSides(row, sources);
      // The first column holds the questions.
      else sources.forEach((source, number) => hideCell(row.cells[number + 1], hidden.has(source)));
    }
  };

  // An incident none of whose sources is shown is not shown.
  const hide = (incident: HTMLElement): void => {
    incident.hidden = sourcesOf(incident).every((source) => hidden.has(source));
    hideColumns(incident, incident);
  };

  choices.addEventListener("change", (event) => {
    const { value, checked } = event.target as HTMLInputElement;
    if (checked) hidden.delete(value);
    else hidden.add(value);
    section.querySelectorAll<HTMLElement>(`.incident[data-sources~="${value}"]`).forEach(hide);
  });
  onUnfold((part, holder) => {
    if (!hidden.size) return;
    if (holder.matches(".incident")) hideColumns(holder, part);
    else part.querySelectorAll<HTMLElement>(".incident").forEach(hide);
  });
  choices.hidden = false;
}
