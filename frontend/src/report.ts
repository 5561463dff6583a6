// The report page: choices, highlights, the panel, the time line and the map.

import { type PageData, readPage } from "./data";
import { foldedIn, readFolded, setUpFolded, unfold, unfoldAll } from "./folded";
import { say, setUpChoices } from "./language";
import { setUpFilter } from "./filter";
import { finish, later } from "./later";
import { setUpMap } from "./map";
import { setUpMarks } from "./marks";
import { fillPanel, setUpPanel, showWords } from "./panel";
import { setUpTimeline } from "./timeline";

/** Windows' heights from the one seen, within which time line and map are drawn without waiting for an idle moment. */
const NEAR = "50%";

/** Draws once: when a reader comes near to a section, or when there is nothing else to do. */
function drawLater(id: string, draw: () => void): void {
  let drawn = false;
  const once = (): void => {
    if (!drawn) draw();
    drawn = true;
    watch.disconnect();
  };
  const near = (entries: IntersectionObserverEntry[]): void => {
    if (entries.some((entry) => entry.isIntersecting)) setTimeout(once);
  };
  const watch = new IntersectionObserver(near, { rootMargin: `${NEAR} 0px` });
  const section = document.getElementById(id);
  if (section) watch.observe(section);
  later(once);
}

function unfoldLater(selector: string): void {
  later(...foldedIn(selector).map((holder) => () => unfold(holder)));
}

function drawAll(data: PageData): void {
  const asked = location.hash.match(/^#q(\d+)$/);
  if (asked) showWords(Number(asked[1]));
  drawLater("timeline", () => setUpTimeline(data));
  drawLater("map", () => setUpMap(data));
  unfoldLater(".chunk");
  // A browser finds words only in what stands in the page.
  later(() => unfoldLater(".document"));
  window.addEventListener("beforeprint", () => {
    finish();
    unfoldAll();
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
}

async function open(): Promise<void> {
  const root = document.documentElement;
  setUpPanel();
  setUpMarks();
  setUpFilter();
  setUpChoices();
  setUpFolded();
  // What a click needs beyond this is read while the page is first shown.
  root.dataset.usable = "true";
  await new Promise((shown) => setTimeout(shown));
  const data = readPage();
  fillPanel(data);
  await readFolded(say(data.messages["page.unreadable"]));
  drawAll(data);
  root.dataset.ready = "true";
}

void open();
