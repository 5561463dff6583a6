// Parts of a large page that come compressed: each is put back where it stood when it is needed.

import { inflated, readText } from "./data";

type Listener = (part: DocumentFragment, holder: Element) => void;

const folded = new Map<Element, string>();
const listeners: Listener[] = [];
/** What holds each element with an id that is folded, once asked for. */
let holders: Map<string, Element> | null = null;

const ID = / id=(?:"([^"]*)"|([^\s">]+))/g;

function parse(html: string): DocumentFragment {
  // The page's own HTML, in which the texts were escaped when it was made.
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Reads the folded parts; where the browser cannot, their places say so. */
export async function readFolded(unreadable: string): Promise<void> {
  const packed = readText("folded");
  if (!packed) return;
  const parts = await inflated<string[]>(packed).catch(() => null);
  for (const place of document.querySelectorAll<HTMLTemplateElement>("template[data-folded]")) {
    const html = parts?.[Number(place.dataset.folded)];
    const holder = place.parentElement;
    if (!holder) continue;
    if (html === undefined) place.replaceWith(unreadable);
    else folded.set(holder, html);
  }
}

/** Called with each part just before it is put back into its holder. */
export function onUnfold(listener: Listener): void {
  listeners.push(listener);
}

export function unfold(holder: Element): void {
  const html = folded.get(holder);
  if (html === undefined) return;
  folded.delete(holder);
  const part = parse(html);
  for (const listener of listeners) listener(part, holder);
  holder.querySelector(":scope > template[data-folded]")?.replaceWith(part);
}

export function unfoldAll(): void {
  for (const holder of [...folded.keys()]) unfold(holder);
}

/** What is folded and matches a selector, in order of the page. */
export function foldedIn(selector: string): Element[] {
  return [...folded.keys()].filter((holder) => holder.matches(selector));
}

function holdersById(): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const [holder, html] of folded)
    for (const [, quoted, bare] of html.matchAll(ID)) found.set(quoted ?? bare ?? "", holder);
  return found;
}

/** An element of the page, put back with what holds it where it is folded. */
export function elementOf(id: string): HTMLElement | null {
  const known = document.getElementById(id);
  if (known || !folded.size) return known;
  holders ??= holdersById();
  const holder = holders.get(id);
  if (holder) unfold(holder);
  return document.getElementById(id);
}

/** Opens all that hides an element. */
export function openAround(element: Element): void {
  for (let hidden = element.closest("details"); hidden; hidden = hidden.parentElement?.closest("details") ?? null)
    hidden.open = true;
}

export function setUpFolded(): void {
  document.addEventListener("toggle", (event) => unfold(event.target as Element), true);
  const follow = (): void => {
    const id = location.hash.slice(1);
    // Incidents, and the places in the texts where something was lost or is in doubt.
    if (!/^(i\d+|[lr]\d+-\d+)$/.test(id)) return;
    const target = elementOf(id);
    if (!target) return;
    openAround(target);
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", follow);
  follow();
}
