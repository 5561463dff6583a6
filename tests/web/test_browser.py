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

import pytest
from accounts_case import case
from lxml import html

from riwaya.web.report import render_report

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
DRIVER = """
const found = { errors: [], steps: {} };
window.addEventListener("error", (event) => found.errors.push(event.message));
document.addEventListener("securitypolicyviolation", (event) => found.errors.push(event.violatedDirective));
const all = (query) => [...document.querySelectorAll(query)];
const text = (query) => all(query).map((element) => element.textContent).join("");
const visible = (element) => element.getClientRects().length > 0;
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

async function drive() {
  const steps = found.steps;
  steps.ready = document.documentElement.dataset.ready;
  steps.bars = all("#timeline-drawing .bar").length;
  steps.dots = all("#map-drawing path.dot").length;
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
  const shown = () => [...table.tHead.rows[0].cells].filter((cell) => !cell.hidden).length;
  steps.sources = [all("#sources input").length, shown()];
  first.click();
  second.click();
  steps.sources.push(shown());
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
  steps.arabicLeft = all("h1 .l-ar, h2 .l-ar, h4 .l-ar, th .l-ar").filter(visible).length;
  steps.englishTitle = all("#accounts h4 .l-en").filter(visible).map((element) => element.textContent)[0];
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

drive()
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


def _driven(page: str) -> str:
    """The page with the driver as its last script, allowed by the policy by its hash alone."""
    digest = base64.b64encode(hashlib.sha256(DRIVER.encode()).digest()).decode()
    allowed = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    return allowed.replace("</body>", f"<script>{DRIVER}</script></body>")


@pytest.fixture(scope="module", params=["1400,1000", "390,844"], ids=["wide", "phone"])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict:
    browser = _browser()
    folder = tmp_path_factory.mktemp("page")
    documents, claims = case()
    file = folder / "report.html"
    file.write_text(_driven(render_report(documents, claims)), "utf-8")
    command = [
        browser,
        *SWITCHES,
        f"--window-size={request.param}",
        f"--user-data-dir={folder / 'profile'}",
        file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(html.document_fromstring(done.stdout).get_element_by_id("found").text_content())


def test_scripts_run_without_error(found: dict) -> None:
    assert found["errors"] == []
    assert found["steps"]["ready"] == "true"


def test_time_line_and_map_are_drawn(found: dict) -> None:
    steps = found["steps"]
    assert steps["bars"] >= 5
    assert steps["dots"] == 2
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


def test_english_at_a_click(found: dict) -> None:
    steps = found["steps"]
    assert steps["english"] == ["en", "ltr"]
    assert steps["arabicLeft"] == 0
    assert steps["englishTitle"].startswith("Seizure of Deir al-Rayhan")
    assert "Mar" in steps["ticks"]


def test_digits_by_choice_but_never_inside_quotes(found: dict) -> None:
    steps = found["steps"]
    assert "٤ مستندات" in steps["easternDigits"]
    assert "4 مستندات" in steps["westernDigits"]
    assert "20" in steps["quoted"]
    assert steps["theme"]
