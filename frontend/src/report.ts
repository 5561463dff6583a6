// The report page: choices, highlights, the panel, the time line and the map.

import { readPage } from "./data";
import { setUpChoices } from "./language";
import { setUpFilter } from "./filter";
import { setUpMap } from "./map";
import { setUpMarks } from "./marks";
import { setUpPanel, showWords } from "./panel";
import { setUpTimeline } from "./timeline";

const data = readPage();
if (data) {
  setUpPanel(data);
  setUpMarks();
  setUpFilter();
  setUpTimeline(data);
  setUpMap(data);
  setUpChoices();
  const asked = location.hash.match(/^#q(\d+)$/);
  if (asked) showWords(Number(asked[1]));
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  document.documentElement.dataset.ready = "true";
}
