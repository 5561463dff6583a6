// Parts of a large page that come compressed: each is put back where it stood when it is needed.

import { inflated, readText } from "./data";

type Listener = (part: DocumentFragment, holder: Element) => void;

const PLACE = "template[data-folded]";
const ID = / id=(?:"([^"]*)"|([^\s">]+))/g;
const INNER = / data-folded=(\d+)>/g;
/** Windows' heights before and after the one seen, in which nothing stays folded that shows by itself. */
const NEAR = "150%";

/** The HTML of the folded parts by number; empty once put back. */
let parts: string[] = [];
const listeners: Listener[] = [];
/** What waits for the parts to be read; null when they are. */
let waiting: (() => void)[] | null = [];
/** The part that holds each id, and the part in which each part's place stands, once asked for. */
let index: { ids: Map<string, number>; outer: Map<number, number> } | null = null;

function parse(html: string): DocumentFragment {
  // The page's own HTML, in which the texts were escaped when it was made.
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Reads the folded parts; where the browser cannot, their places say so. */
export async function readFolded(unreadable: string): Promise<void> {
  const packed = readText("folded");
  if (packed) {
    const read = await inflated<string[]>(packed).catch(() => null);
    if (read) parts = read;
    else for (const place of document.querySelectorAll(PLACE)) place.replaceWith(unreadable);
  }
  const run = waiting ?? [];
  waiting = null;
  for (const each of run) each();
}

/** Does at once, or as soon as the folded parts are read, what may need one of them. */
export function onceRead(run: () => void): void {
  if (waiting) waiting.push(run);
  else run();
}

/** Called with each part just before it is put back into its holder. */
export function onUnfold(listener: Listener): void {
  listeners.push(listener);
}

export function unfold(holder: Element): void {
  const place = holder.querySelector<HTMLTemplateElement>(`:scope > ${PLACE}`);
  if (!place) return;
  const number = Number(place.dataset.folded);
  const part = parse(parts[number] ?? "");
  parts[number] = "";
  for (const listener of listeners) listener(part, holder);
  place.replaceWith(part);
  holder.classList.remove("folded");
}

export function unfoldAll(): void {
  for (let holders = foldedIn("*"); holders.length; holders = foldedIn("*")) holders.forEach(unfold);
}

/** What is folded and matches a selector, in order of the page. */
export function foldedIn(selector: string): Element[] {
  const places = document.querySelectorAll(PLACE);
  return [...places].map((place) => place.parentElement).filter((holder): holder is HTMLElement => !!holder?.matches(selector));
}

function indexed(): NonNullable<typeof index> {
  const [ids, outer] = [new Map<string, number>(), new Map<number, number>()];
  parts.forEach((html, number) => {
    for (const [, quoted, bare] of html.matchAll(ID)) ids.set(quoted ?? bare ?? "", number);
    for (const [, inner] of html.matchAll(INNER)) outer.set(Number(inner), number);
  });
  return { ids, outer };
}

/** An element of the page, put back with all that holds it where it is folded. */
export function elementOf(id: string): HTMLElement | null {
  const known = document.getElementById(id);
  if (known || !parts.length) return known;
  index ??= indexed();
  const chain: number[] = [];
  for (let part = index.ids.get(id); part !== undefined; part = index.outer.get(part)) chain.unshift(part);
  for (const part of chain) {
    const holder = document.querySelector(`template[data-folded="${part}"]`)?.parentElement;
    if (holder) unfold(holder);
  }
  return document.getElementById(id);
}

/** Opens all that hides an element. */
export function openAround(element: Element): void {
  for (let hidden = element.closest("details"); hidden; hidden = hidden.parentElement?.closest("details") ?? null)
    hidden.open = true;
}

/** Puts back what a reader comes near to: rows of a long list that are not hidden behind a summary. */
function unfoldNear(): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          watch.unobserve(target);
          unfold(target);
        }
    },
    { rootMargin: `${NEAR} 0px` },
  );
  for (const holder of foldedIn(".chunk")) watch.observe(holder);
}

export function setUpFolded(): void {
  document.addEventListener("toggle", (event) => onceRead(() => unfold(event.target as Element)), true);
  const follow = (): void => {
    const id = location.hash.slice(1);
    // Incidents and documents, and the places in the texts where something was lost or is in doubt.
    if (!/^([id]\d+|[lr]\d+-\d+)$/.test(id)) return;
    const target = elementOf(id);
    if (!target) return;
    openAround(target);
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", () => onceRead(follow));
  onceRead(unfoldNear);
  onceRead(follow);
}
