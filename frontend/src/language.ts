// Language, direction, digits and theme: the choices a reader makes, told to all that draw.

import { type Pair, readJson } from "./data";
import { onUnfold } from "./folded";
import { later } from "./later";

export type Language = "ar" | "en";
type Listener = () => void;

const listeners: Listener[] = [];
const EASTERN = "٠١٢٣٤٥٦٧٨٩";

let easternDigits = false;

export function language(): Language {
  return document.documentElement.lang === "en" ? "en" : "ar";
}

export function say(pair: Pair | undefined): string {
  if (!pair) return "";
  return digits(language() === "ar" ? pair[0] : pair[1]);
}

export function onChange(listener: Listener): void {
  listeners.push(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function digits(text: string): string {
  return easternDigits ? text.replace(/[0-9]/g, (digit) => EASTERN[Number(digit)] ?? digit) : text;
}

function westernDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(EASTERN.indexOf(digit)));
}

/** Rewrites the digits of generated text only: quoted words stay as they were written. */
function rewriteDigits(part: ParentNode): void {
  const own = part instanceof Element && part.matches("[data-digits]") ? [part] : [];
  for (const root of [...own, ...part.querySelectorAll("[data-digits]")]) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest("q")) continue;
      const text = node.textContent ?? "";
      const changed = easternDigits ? digits(text) : westernDigits(text);
      if (changed !== text) node.textContent = changed;
    }
  }
}

/** The page's own words in Arabic by number, as they stood before they were first translated. */
const arabic: string[] = [];
let englishWords: string[] | null = null;

/** Puts each numbered text of a part of the page into the page's language. */
function translate(part: ParentNode): void {
  const english = language() === "en";
  const words = english ? (englishWords ??= readJson<string[]>("english") ?? []) : arabic;
  for (const text of part.querySelectorAll<HTMLElement>(english ? "bdi[data-t]:not([lang])" : "bdi[data-t][lang]")) {
    const number = Number(text.dataset.t);
    if (english) arabic[number] ??= westernDigits(text.textContent ?? "");
    text.textContent = words[number] ?? "";
    if (english) text.lang = "en";
    else text.removeAttribute("lang");
  }
  if (easternDigits) rewriteDigits(part);
}

/** Whether a part of a long list may be seen; one that the browser does not lay out is not measured. */
function isNear(part: Element): boolean {
  if (!part.checkVisibility({ contentVisibilityAuto: true })) return false;
  const { top, bottom } = part.getBoundingClientRect();
  return bottom > -window.innerHeight && top < 2 * window.innerHeight;
}

/** Rewrites the page: at once all but what is far off in long lists, which comes when there is nothing else to do. */
function rewrite(act: (part: ParentNode) => void, before?: () => void): void {
  const parts = [...document.querySelectorAll("body > :not(main, script), main > section > *")];
  const far = parts.filter((part) => part.matches(".chunk") && !isNear(part));
  // What is seen is measured first: no measure waits for what is changed.
  before?.();
  for (const part of parts) if (!far.includes(part)) act(part);
  later(...far.map((part) => () => act(part)));
}

function setLanguage(next: Language): void {
  rewrite(translate, () => {
    document.documentElement.lang = next;
    document.documentElement.dir = next === "ar" ? "rtl" : "ltr";
  });
  tell();
}

function nextTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

function onClick(id: string, act: () => void): void {
  document.getElementById(id)?.addEventListener("click", act);
}

export function setUpChoices(): void {
  onClick("language", () => setLanguage(language() === "ar" ? "en" : "ar"));
  onClick("theme", nextTheme);
  onClick("print", () => window.print());
  onClick("digits", () => {
    easternDigits = !easternDigits;
    rewrite(rewriteDigits);
    tell();
  });
  onUnfold((part) => {
    if (language() === "en") translate(part);
    else if (easternDigits) rewriteDigits(part);
  });
  const wanted = new URLSearchParams(location.search).get("lang") ?? location.hash.match(/lang=(ar|en)/)?.[1];
  if (wanted === "en") setLanguage("en");
}
