// The report page: choices, highlights, the panel, the time line and the map.

import { type PageData, readPage } from "./data";
import { readFolded, setUpFolded, unfoldAll } from "./folded";
import { say, setUpChoices } from "./language";
import { setUpFilter } from "./filter";
import { setUpMap } from "./map";
import { setUpMarks } from "./marks";
import { setUpPanel, showWords } from "./panel";
import { setUpTimeline } from "./timeline";

async function open(data: PageData): Promise<void> {
  await readFolded(say(data.messages["page.unreadable"]));
  setUpPanel(data);
  setUpMarks();
  setUpFilter();
  setUpTimeline(data);
  setUpMap(data);
  setUpChoices();
  setUpFolded();
  const asked = location.hash.match(/^#q(\d+)$/);
  if (asked) showWords(Number(asked[1]));
  window.addEventListener("beforeprint", () => {
    unfoldAll();
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  document.documentElement.dataset.ready = "true";
}

const data = readPage();
if (data) void open(data);
