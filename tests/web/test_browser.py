"""The page in a real browser: its scripts run without error under its policy, and clicks lead to the words.

A driver script is added to a copy of the page, with its hash in the policy; it clicks as a reader would and
leaves what it found in the page, which the browser then prints.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from accounts_case import ARMY, FRIDAY, STARS, TOWN, Teller, case, document
from lxml import html
from paged_case import paged_case

from riwaya.model import Claim, Document, PageImage, When
from riwaya.web import report
from riwaya.web.report import render_report

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
"""A picture of one pixel."""

SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=5000",
    "--dump-dom",
)
PRELUDE = """
const found = { errors: [], steps: {} };
window.addEventListener("error", (event) => found.errors.push(event.message));
document.addEventListener("securitypolicyviolation", (event) => found.errors.push(event.violatedDirective));
const all = (query) => [...document.querySelectorAll(query)];
const text = (query) => all(query).map((element) => element.textContent).join("");
const visible = (element) => element.getClientRects().length > 0;
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));
const drawn = async (query) => { while (!document.querySelector(query)) await settle(); };
"""
ACCOUNTS = """
async function drive() {
  const steps = found.steps;
  steps.ready = document.documentElement.dataset.ready;
  await drawn("#timeline-drawing .bar");
  await drawn("#map-drawing .cluster");
  steps.bars = all("#timeline-drawing .bar").length;
  const dots = () => [all("#map-drawing .cluster").length, all("#map-drawing path.dot").length];
  steps.dots = [dots()];
  all("#map-drawing .cluster")[0].click();
  await settle();
  steps.dots.push(dots());
  steps.countries = all("#map-drawing path.country").length;
  steps.overflow = document.documentElement.scrollWidth - window.innerWidth;

  steps.clicks = [];
  for (const link of all(".accounts a[href^='#q']")) {
    link.click();
    const words = link.parentElement.querySelector("q");
    const label = link.querySelector('[lang="ar"]') ?? link;
    const open = !document.getElementById("panel").hidden;
    steps.clicks.push([(words ?? label).textContent, text("mark.hit"), open]);
  }
  steps.panel = text("#panel");
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  steps.closed = document.getElementById("panel").hidden;

  const [first, second] = all("#sources input");
  const table = all("#accounts .incident:not(.lone) table")[0];
  const columns = (row) => [...row.cells].filter((cell) => !cell.hidden).reduce((sum, cell) => sum + cell.colSpan, 0);
  const shown = () => columns(table.tHead.rows[1]);
  const heads = () => [...table.tHead.rows[0].cells].filter(visible).map((cell) => cell.textContent).filter(Boolean);
  steps.heads = [heads()];
  steps.sources = [all("#sources input").length, shown()];
  first.click();
  second.click();
  steps.sources.push(shown());
  steps.heads.push(heads());
  steps.aligned = columns(table.tHead.rows[0]) === shown();
  for (const rest of all("#sources input").slice(2)) rest.click();
  steps.sources.push(all("#accounts .incident").filter(visible).length);
  for (const input of all("#sources input")) input.click();
  steps.sources.push(shown(), all("#accounts .incident").filter(visible).length);

  const mark = all("mark.f-time")[0];
  mark.click();
  steps.fromMark = text("#panel");
  all('#marks input[name="time"]')[0].click();
  steps.hidden = getComputedStyle(mark).textDecorationLine;
  all('#marks input[name="time"]')[0].click();
  steps.shown = getComputedStyle(mark).textDecorationLine;

  document.getElementById("language").click();
  await settle();
  steps.english = [document.documentElement.lang, document.documentElement.dir];
  steps.arabicLeft = all("bdi[data-t]:not([lang=en])").length;
  steps.englishTitle = text("#accounts details:first-of-type h4");
  steps.ticks = text("#timeline-drawing .tick");

  document.getElementById("digits").click();
  await settle();
  steps.easternDigits = text(".brief .read");
  steps.quoted = text("article mark.f-counts");
  document.getElementById("digits").click();
  steps.westernDigits = text(".brief .read");

  const dark = document.documentElement.dataset.theme;
  document.getElementById("theme").click();
  steps.theme = dark !== document.documentElement.dataset.theme;
  all("#timeline-drawing .bar")[0].dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  steps.fromBar = !document.getElementById("panel").hidden;
}
"""
PAGES = """
async function drive() {
  const steps = found.steps;
  steps.overflow = document.documentElement.scrollWidth - window.innerWidth;
  const [table] = all("article .b-table");
  const [header, first] = table.rows;
  const place = (cell) => cell.getBoundingClientRect();
  steps.rightToLeft = place(first.cells[0]).left > place(first.cells[1]).left;
  const right = (row, number) => place(row.cells[number]).right;
  steps.columns = [0, 1, 2].map((number) => Math.abs(right(header, number) - right(first, number)));
  steps.separators = all(".b-table .sep").filter(visible).length;
  steps.doubt = getComputedStyle(all("article .doubt")[0]).borderBlockEndStyle;
  steps.hole = getComputedStyle(all("article .hole")[0]).outlineStyle;

  const aside = () => all(".asides dd").filter((each) => each.checkVisibility()).length;
  steps.asides = [aside()];
  all(".asides summary")[0].click();
  await settle();
  steps.asides.push(aside());

  const told = (each) => each.querySelector("q")?.textContent ?? "";
  const cell = all("#accounts td").find((each) => each.querySelector(".review") && told(each).startsWith("17 مسلح"));
  cell.querySelector("a").click();
  steps.lit = text("mark.hit");
  steps.panel = text("#panel");
  steps.panelReview = all("#panel .review").length;
  steps.panelPages = [...new Set(all("#panel .pg").map((each) => each.textContent))];
  const [row] = all(".b-table mark");
  row.click();
  steps.rowSentence = text("#panel .sentence");

  document.getElementById("language").click();
  await settle();
  steps.english = [text("#panel .pg").slice(0, 4), all("bdi[data-t]:not([lang=en])").length];
  const link = all("#damage a[href^='#r']")[0];
  location.hash = link.hash;
  await settle();
  steps.target = document.querySelector(":target").textContent;
}
"""
HELD = """
async function drive() {
  const steps = found.steps;
  await drawn("#mapped:not([hidden])");
  const day = document.getElementById("day");
  const holders = () => all("#held-places button").map((each) => each.textContent);
  const now = () => [text("#day-shown"), text("#held-places strong + .verdict"), holders()];
  steps.hidden = all(".when-held").filter(visible).length;
  all('#mapped input[value="held"]')[0].click();
  steps.discs = [all("#map-drawing .held").length, all("#map-drawing path.dot, #map-drawing .cluster").length];
  steps.last = now();
  day.value = day.min;
  day.dispatchEvent(new Event("input", { bubbles: true }));
  steps.first = now();
  document.getElementById("day-after").click();
  steps.second = now();
  all("#held-places button")[0].click();
  steps.panel = text("#panel h3");
  document.getElementById("language").click();
  await settle();
  steps.english = now();
  all('#mapped input[value="told"]')[0].click();
  steps.back = [all("#map-drawing .held").length, all("#map-drawing path.dot").length];
}
"""
AXE = """
async function drive() {
  const told = ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`;
  const check = async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(told);
  for (const folded of all("details")) folded.open = true;
  await drawn("#map-drawing .leaflet-pane");
  all('#mapped input[value="held"]').forEach((input) => input.click());
  all(".accounts a[href^='#q']")[0].click();
  found.steps.arabic = await check();
  document.getElementById("language").click();
  await settle();
  found.steps.english = await check();
  document.getElementById("theme").click();
  await settle();
  found.steps.dark = await check();
}
"""
FINISH = """
const ready = () => new Promise((resolve) => {
  const root = document.documentElement;
  if (root.dataset.ready) resolve();
  new MutationObserver(() => root.dataset.ready && resolve()).observe(root, { attributes: true });
});
ready()
  .then(drive)
  .catch((error) => found.errors.push(String(error)))
  .finally(() => {
    const result = document.createElement("pre");
    result.id = "found";
    result.textContent = JSON.stringify(found);
    document.body.append(result);
  });
"""


def _browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        message = "no Chromium on the path: the page is not tried in a browser"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def _driven(page: str, steps: str) -> str:
    """The page with the driver as its last script, allowed by the policy by its hash alone."""
    driver = f"{PRELUDE}{steps}{FINISH}"
    digest = base64.b64encode(hashlib.sha256(driver.encode()).digest()).decode()
    allowed = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    return allowed.replace("</body>", f"<script>{driver}</script></body>")


def _drive(page: str, steps: str, window: str, folder: Path) -> dict:
    """What the steps find in the page."""
    browser = _browser()
    file = folder / "report.html"
    file.write_text(_driven(page, steps), "utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [browser, *SWITCHES, f"--window-size={window}", profile, file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(html.document_fromstring(done.stdout).get_element_by_id("found").text_content())


@pytest.fixture(scope="module", params=["1400,1000", "390,844"], ids=["wide", "phone"])
def window(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def found(window: str, tmp_path_factory: pytest.TempPathFactory) -> dict:
    return _drive(render_report(*case()), ACCOUNTS, window, tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def paged(window: str, tmp_path_factory: pytest.TempPathFactory) -> dict:
    return _drive(render_report(*paged_case()), PAGES, window, tmp_path_factory.mktemp("paged"))


def _axe() -> str:
    script = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        message = "no axe-core beside the page's sources: what is accessible is not checked"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return script.read_text("utf-8")


@pytest.mark.parametrize("made", [case, paged_case], ids=["accounts", "pages"])
def test_axe_finds_no_violation(made, window: str, tmp_path: Path) -> None:
    found = _drive(render_report(*made()), _axe() + AXE, window, tmp_path)
    assert found == {"errors": [], "steps": {"arabic": [], "english": [], "dark": []}}


SHEETS = """
async function drive() {
  const steps = found.steps;
  const links = all(".accounts a[data-claim]");
  const [link] = links.filter((each) => each.parentElement.textContent.includes("17"));
  link.click();
  const pictures = () => all("#panel .sheet");
  const [picture] = pictures().filter((each) => each.querySelector("rect"));
  const box = () => picture.querySelector("svg").getAttribute("viewBox").split(" ").map(Number);
  steps.part = box();
  steps.drawn = picture.querySelector("image").getBoundingClientRect().width > 0;
  steps.boxes = [...picture.querySelectorAll("rect")].map((each) => Number(each.getAttribute("y")));
  picture.click();
  steps.whole = box();
  picture.click();
  steps.again = box();
}
"""


def test_words_of_a_pdf_are_shown_on_their_page(window: str, tmp_path: Path) -> None:
    documents, claims = paged_case()
    images = [PageImage(page, 600.0, 800.0, WEBP) for page in (1, 2)]
    found = _drive(
        render_report(documents, claims, images={documents[0].id: images}), SHEETS, window, tmp_path
    )
    steps = found["steps"]
    assert found["errors"] == []
    left, top, width, height = steps["part"]
    assert 0 <= left <= left + width <= 600
    assert all(top < y < top + height for y in steps["boxes"])
    assert steps["drawn"]
    assert steps["whole"] == [0, 0, 600, 800]
    assert steps["again"] == steps["part"]


def held_case() -> tuple[list[Document], list[Claim]]:
    """A town that changes hands twice by one outlet, once by another."""
    text = (
        "بلدة دير الريحان\nسيطرت كتائب النجم على دير الريحان الجمعة.\nواستعاد الجيش دير الريحان الثلاثاء.\n"
    )
    first, second = Teller(document("a", text, "صحيفة الساحل")), Teller(document("b", text, "وكالة السهل"))
    tuesday = When("2021-03-09", "2021-03-09", "2021-03-09", "day")
    town = [(TOWN, "دير الريحان")]
    for teller in (first, second):
        teller.tell("seizure", "سيطرت", who=[(STARS, "كتائب النجم")], where=town, when=(FRIDAY, "الجمعة"))
    first.tell("recapture", "استعاد", who=[(ARMY, "الجيش")], where=town, when=(tuesday, "الثلاثاء"))
    return [first.document, second.document], [*first.claims, *second.claims]


FOLDED = """
async function drive() {
  const steps = found.steps;
  const links = all("#accounts .incident[open] a[href^='#q']");
  const marks = () => all("article mark").length;
  steps.marks = [marks()];
  const [link] = links;
  link.click();
  const words = link.parentElement.querySelector("q") ?? link.querySelector('[lang="ar"]') ?? link;
  steps.lit = [words.textContent, text("mark.hit")];
  steps.open = document.querySelector("mark.hit").closest("details").open;
  steps.marks.push(marks());
  document.getElementById("language").click();
  const folded = () => all("#documents template[data-folded]").length;
  steps.folded = [folded()];
  while (folded() || all("bdi[data-t]:not([lang=en])").length) await settle();
  steps.marks.push(marks());
  steps.arabicLeft = all("bdi[data-t]:not([lang=en])").length;
  document.getElementById("language").click();
  const english = () => all("bdi[data-t]").filter((each) => each.lang === "en" || !each.textContent).length;
  while (english()) await settle();

  for (const input of all("#sources input")) input.click();
  steps.left = all("#accounts .incident").filter((each) => !each.hidden).length;
  const rest = all("#accounts .incident:not([open]):not(.lone)")[0];
  rest.open = true;
  await settle();
  steps.columns = [...rest.querySelector("tbody tr").cells].filter((cell) => !cell.hidden).length;
}
"""


def test_a_large_page_puts_back_what_is_folded_when_it_is_needed(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(report, "MOST_TEXTS", 1)
    monkeypatch.setattr(report, "MOST_OPEN", 1)
    found = _drive(render_report(*case()), FOLDED, "1400,1000", tmp_path)
    steps = found["steps"]
    assert found["errors"] == []
    expected, lit = steps["lit"]
    assert " ".join(lit.split()) == " ".join(expected.split())
    assert steps["open"]
    none, some, every = steps["marks"]
    assert none == 0 < some < every
    assert steps["folded"][0] > 0
    assert steps["arabicLeft"] == steps["left"] == 0
    assert steps["columns"] == 1, "the questions are left"


@pytest.fixture(scope="module")
def held(window: str, tmp_path_factory: pytest.TempPathFactory) -> dict:
    return _drive(render_report(*held_case()), HELD, window, tmp_path_factory.mktemp("held"))


def test_who_holds_a_place_is_shown_day_by_day(held: dict) -> None:
    steps = held["steps"]
    assert held["errors"] == []
    assert steps["hidden"] == 0
    assert steps["discs"] == [1, 0]
    friday, disputed, holders = steps["first"]
    assert (friday, disputed, holders) == ("الجمعة، 5 مارس 2021", "", ["كتائب النجم"])
    assert steps["second"] == steps["last"]
    tuesday, disputed, holders = steps["last"]
    assert tuesday == "الثلاثاء، 9 مارس 2021"
    assert disputed.strip() == "متنازَع عليه"
    assert sorted(holders) == ["الجيش", "كتائب النجم"]
    assert steps["panel"].startswith(("سيطرة كتائب النجم", "استعادة الجيش"))
    assert steps["english"][0] == "Tuesday, 9 March 2021"
    assert steps["back"] == [0, 1]


def test_scripts_run_without_error(found: dict) -> None:
    assert found["errors"] == []
    assert found["steps"]["ready"] == "true"


def test_time_line_and_map_are_drawn(found: dict) -> None:
    steps = found["steps"]
    assert steps["bars"] >= 5
    assert steps["dots"] == [[1, 0], [0, 2]]
    assert steps["countries"] > 100


def test_the_page_is_never_wider_than_its_window(found: dict) -> None:
    assert found["steps"]["overflow"] <= 0


def test_a_click_on_a_cell_lights_up_exactly_its_words_and_opens_the_panel(found: dict) -> None:
    clicks = found["steps"]["clicks"]
    assert len(clicks) > 20
    for expected, lit, opened in clicks:
        assert " ".join(lit.split()) == " ".join(expected.split())
        assert opened


def test_the_panel_tells_method_and_confidence_and_closes(found: dict) -> None:
    steps = found["steps"]
    assert "lexicon" in steps["panel"]
    assert "95%" in steps["panel"]
    assert steps["closed"]
    assert "الجمعة 5 مارس 2021" in steps["fromMark"]
    assert steps["fromBar"]


def test_highlights_switch_by_field(found: dict) -> None:
    assert found["steps"]["hidden"] == "none"
    assert found["steps"]["shown"] == "underline"


def test_sources_filter_columns_and_incidents(found: dict) -> None:
    offered, columns, fewer, left, restored, incidents = found["steps"]["sources"]
    assert offered == 5
    assert fewer < columns == restored
    assert left == 0
    assert incidents >= 4


def test_sources_stand_under_the_heads_of_their_sides(found: dict) -> None:
    every, fewer = found["steps"]["heads"]
    assert every == ["وسائل الإعلام", "الحكومة وأجهزتها", "شهود ومصادر محلية"]
    assert 0 < len(fewer) < len(every)
    assert found["steps"]["aligned"]


def test_english_at_a_click(found: dict) -> None:
    steps = found["steps"]
    assert steps["english"] == ["en", "ltr"]
    assert steps["arabicLeft"] == 0
    assert steps["englishTitle"].startswith("Seizure of Deir al-Rayhan")
    assert "Mar" in steps["ticks"]


def test_digits_by_choice_but_never_inside_quotes(found: dict) -> None:
    steps = found["steps"]
    assert "٤ documents" in steps["easternDigits"]
    assert "4 documents" in steps["westernDigits"]
    assert "20" in steps["quoted"]
    assert steps["theme"]


def test_a_table_stands_right_to_left_in_columns_and_in_its_window(paged: dict) -> None:
    assert paged["errors"] == []
    steps = paged["steps"]
    assert steps["rightToLeft"]
    assert max(steps["columns"]) < 1
    assert steps["separators"] == 0
    assert steps["overflow"] <= 0


def test_what_must_be_checked_and_what_is_lost_is_seen(paged: dict) -> None:
    assert (paged["steps"]["doubt"], paged["steps"]["hole"]) == ("dashed", "dashed")
    assert paged["steps"]["target"] in ("17", "\ufffd")


def test_what_was_kept_out_of_the_text_unfolds(paged: dict) -> None:
    assert paged["steps"]["asides"] == [0, 4]


def test_the_panel_tells_the_page_and_what_must_be_checked(paged: dict) -> None:
    steps = paged["steps"]
    assert steps["lit"] == "17 مسلحًا"
    assert "مقروء من صورة: راجِعه" in steps["panel"]
    assert steps["panelReview"] >= 1
    assert steps["panelPages"] == ["ص 1"]
    assert "الجهة | القتلى | الجرحى" in steps["rowSentence"]
    assert steps["english"] == ["p. 1", 0]
