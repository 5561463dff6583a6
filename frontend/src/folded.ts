// Parts of a large page that come compressed: each is put back where it stood when a reader unfolds it.

import { inflated, readText } from "./data";

type Listener = (part: DocumentFragment) => void;

const folded = new Map<Element, DocumentFragment>();
const listeners: Listener[] = [];

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
    else folded.set(holder, parse(html));
  }
}

/** Called with each part just before it is put back. */
export function onUnfold(listener: Listener): void {
  listeners.push(listener);
}

export function unfold(holder: Element): void {
  const part = folded.get(holder);
  if (!part) return;
  folded.delete(holder);
  for (const listener of listeners) listener(part);
  holder.querySelector(":scope > template[data-folded]")?.replaceWith(part);
}

export function unfoldAll(): void {
  for (const holder of [...folded.keys()]) unfold(holder);
}

/** Unfolds what holds an element of the page, so that a link to it leads there. */
export function unfoldTo(id: string): void {
  for (const [holder, part] of folded) if (part.getElementById(id)) unfold(holder);
}

/** Where the contents of an element stand: in the page, or apart as long as they are folded. */
export function within(holder: Element): ParentNode {
  return folded.get(holder) ?? holder;
}

/** The page and all that is folded in it. */
export function everywhere(): ParentNode[] {
  return [document, ...folded.values()];
}

export function setUpFolded(): void {
  document.addEventListener("toggle", (event) => unfold(event.target as Element), true);
  const follow = (): void => {
    const id = location.hash.slice(1);
    if (!/^i\d+$/.test(id)) return;
    unfoldTo(id);
    const target = document.getElementById(id);
    const around = target?.closest("details");
    if (around) around.open = true;
    target?.scrollIntoView();
  };
  window.addEventListener("hashchange", follow);
  follow();
}
