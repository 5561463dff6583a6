// The panel that tells how a value came about: a claim's fields, their words, method and confidence.

import type { Claim, FieldRow, PageData } from "./data";
import { element } from "./dom";
import { elementOf, onceRead, openAround } from "./folded";
import { digits, onChange, say } from "./language";
import { regionOf } from "./sheets";

/** Heights of the window. */
const FAR = 4;

let data: PageData;
let shown: number[] = [];
let opener: HTMLElement | null = null;

const panel = (): HTMLElement => document.getElementById("panel") as HTMLElement;
const message = (key: string): string => say(data.messages[key]);

/** Where a quote begins. */
function quoteElement(number: number): HTMLElement | null {
  return elementOf(`q${number}`);
}

/** A quote's highlights in its document. */
function marksOf(number: number): HTMLElement[] {
  const text = quoteElement(number)?.closest("article");
  return [...(text?.querySelectorAll<HTMLElement>(`mark[data-q~="${number}"]`) ?? [])];
}

/** Opens what hides the words, scrolls to them, and lights them up. */
export function showWords(number: number): void {
  const anchor = quoteElement(number);
  if (!anchor) return;
  openAround(anchor);
  for (const lit of document.querySelectorAll(".hit")) lit.classList.remove("hit");
  const words = marksOf(number);
  for (const piece of words) piece.classList.add("hit");
  const target = words[0] ?? anchor;
  // A long way is no way to watch, and is measured in heights that are not known before they are seen.
  const far = Math.abs(target.getBoundingClientRect().top) > FAR * window.innerHeight;
  const calm = far || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // On a phone the panel covers the lower part, so the words go to the top.
  const narrow = window.matchMedia("(max-width: 46rem)").matches;
  target.scrollIntoView({ block: narrow ? "start" : "center", behavior: calm ? "auto" : "smooth" });
}

/** A quote's words, from its highlights in the document. */
function wordsOf(number: number): string {
  return marksOf(number).map((piece) => piece.textContent ?? "").join("").replace(/\t/g, " | ").replace(/\s+/g, " ").trim();
}

/** The sentence around a quote, read from the document's block; what the page added to the text is left out. */
function sentenceAround(number: number): string {
  const [first] = marksOf(number);
  const block = first?.closest("p, h3, h4, li, tr, blockquote");
  if (!first || !block) return "";
  const parts = ["", ""];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest("[data-generated]")) continue;
    const before = first.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING && !first.contains(node);
    parts[before ? 0 : 1] += node.parentElement?.closest(".sep") ? " | " : (node.textContent ?? "");
  }
  const [before = "", after = ""] = parts;
  const start = Math.max(...[".", "!", "؟", "\n"].map((mark) => before.lastIndexOf(mark))) + 1;
  const end = after.search(/[.!؟\n](\s|$)/);
  return (before.slice(start) + (end < 0 ? after : after.slice(0, end + 1))).replace(/\s+/g, " ").trim();
}

/** What keeps a quote's words from being taken as read, by the marks inside them. */
function doubtsOf(number: number): HTMLElement[] {
  const within = (kind: string): boolean => marksOf(number).some((mark) => mark.querySelector(`.${kind}`));
  const found = [within("doubt") ? "doubt.ocr_number" : "", within("hole") ? "doubt.lost_letters" : ""].filter(Boolean);
  return found.map((key) => element("span", { class: "review" }, message(key)));
}

function fieldRow({ field, label, quote, confidence, method, page, region }: FieldRow): HTMLElement {
  const value = element("dd", {}, element("strong", {}, element("bdi", {}, say(label))));
  if (quote === null) value.append(element("span", { class: "note" }, message("claim.inferred")));
  else value.append(element("a", { href: `#q${quote}` }, element("q", {}, wordsOf(quote))), ...doubtsOf(quote));
  if (page !== null) value.append(" ", element("span", { class: "pg" }, digits(message("document.page").replace("{n}", String(page)))));
  const picture = region ? regionOf(data, region) : null;
  if (picture) value.append(picture);
  const percent = digits(`${Math.round(confidence * 100)}%`);
  const meter = element("meter", { min: "0", max: "1", value: String(confidence), title: percent });
  const how = element("span", { class: "note" }, `${message("claim.confidence")} ${percent} `, meter);
  if (method) how.append(` ${message("claim.method")}: `, element("code", {}, method));
  value.append(how);
  return element("div", { class: `field k-${field}` }, element("dt", {}, message(`document.${field}`)), value);
}

function claimCard(claim: Claim): HTMLElement {
  const list = element("dl", {}, ...claim.fields.map(fieldRow));
  const tags = [claim.negative ? message("claim.polarity") : "", message(`table.${claim.modality}`)].filter(Boolean);
  return element(
    "section",
    { class: "card" },
    element("h3", {}, element("bdi", {}, say(claim.title))),
    element("p", { class: "note" }, `${message("claim.source")}: `, element("bdi", {}, say(claim.source)),
      ...tags.map((tag) => element("span", { class: "tag" }, tag))),
    element("blockquote", { lang: "ar", dir: "auto", class: "sentence" }, sentenceAround(claim.fields[0]?.quote ?? -1)),
    list,
  );
}

function draw(): void {
  const close = element("button", { type: "button", class: "tool close" }, message("page.close"));
  close.addEventListener("click", hidePanel);
  const head = element("div", { class: "panel-head" }, element("h2", {}, message("claim.title")), close);
  const cards = shown.map((index) => data.claims.at(index)).filter((claim): claim is Claim => !!claim);
  panel().replaceChildren(head, ...cards.map(claimCard));
}

export function showClaims(indices: number[], from: HTMLElement | null): void {
  if (!indices.length) return;
  shown = indices;
  opener = from;
  draw();
  panel().hidden = false;
  panel().scrollTop = 0;
  document.body.classList.add("with-panel");
}

export function hidePanel(): void {
  panel().hidden = true;
  document.body.classList.remove("with-panel");
  opener?.focus({ preventScroll: true });
}

function claimsOfMark(mark: HTMLElement): number[] {
  const numbers = (mark.dataset.q ?? "").split(" ").map(Number);
  return [...new Set(numbers.flatMap((number) => data.claims.quoting(number)))];
}

/** To the words of a value, and how it came about. */
function follow(link: HTMLAnchorElement): void {
  const number = Number(link.hash.slice(2));
  const own = link.dataset.claim;
  if (!panel().contains(link)) showClaims(own ? [Number(own)] : data.claims.quoting(number).slice(0, 4), link);
  showWords(number);
}

/** Gives the panel the values that it shows; what is clicked before waits for them. */
export function fillPanel(page: PageData): void {
  data = page;
}

export function setUpPanel(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLAnchorElement>('a[href^="#q"]');
    const inferred = target.closest<HTMLElement>("button.inferred");
    const mark = target.closest<HTMLElement>("mark[data-q]");
    if (link) {
      event.preventDefault();
      onceRead(() => follow(link));
    } else if (inferred) onceRead(() => showClaims([Number(inferred.dataset.claim)], inferred));
    else if (mark) onceRead(() => showClaims(claimsOfMark(mark), null));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel().hidden) hidePanel();
  });
  onChange(() => {
    if (!panel().hidden) draw();
  });
}
