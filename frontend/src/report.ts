// The report page: choices, highlights, the panel, the time line and the map.

import { type PageData, readPage } from "./data";
import { foldedIn, readFolded, setUpFolded, unfold, unfoldAll } from "./folded";
import { say, setUpChoices } from "./language";
import { setUpFilter } from "./filter";
import { finish, later } from "./later";
import { setUpMap } from "./map";
import { setUpMarks } from "./marks";
import { setUpPanel, showWords } from "./panel";
import { setUpTimeline } from "./timeline";

async function open(data: PageData): Promise<void> {
  await readFolded(say(data.messages["page.unreadable"]));
  setUpPanel(data);
  setUpMarks();
  setUpFilter();
  setUpChoices();
  setUpFolded();
  const asked = location.hash.match(/^#q(\d+)$/);
  if (asked) showWords(Number(asked[1]));
  later(() => setUpTimeline(data), () => setUpMap(data));
  // A browser finds words only in what stands in the page.
  later(...foldedIn(".document").map((holder) => () => unfold(holder)));
  window.addEventListener("beforeprint", () => {
    finish();
    unfoldAll();
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  document.documentElement.dataset.ready = "true";
}

const data = readPage();
if (data) void open(data);
