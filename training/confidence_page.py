"""The page of the docs that says what a confidence is worth: held-out figures, and precision against recall."""

from pathlib import Path

Curves = dict[str, list[tuple[float, float, float]]]

WIDTH, HEIGHT, EDGE = 480, 360, 40
COLOURS = {"article": "#1b6ca8", "sentence": "#c0561c"}
INTRODUCTION = """\
# What a confidence is worth

Every claim carries `act.confidence`: the probability that a reader who follows the guide sees a claim at that word. It
is a logistic sum of the features of `riwaya/extract/claim_features.py` with the weights of `lexicon/confidence.toml`,
one set for words of articles, one for sentences that stand alone. `training/fit_confidence.py` fits them and writes
this page. All figures here are held out: each document was judged by weights that were learnt without it (five folds).

The articles are conflict news, where most words of violence report something; the sentences are from newspapers at
large, and annotators saw an event in every seventh that held such a word. Where one or two of three annotators saw an
event, the set calls it a «difficult no»; most of these sentences tell a deed that the guide counts («eight people were
killed yesterday in a suicide attack»), so that what is counted false against them is not all wrong.
"""


def write_page(folder: Path, measured: dict[str, dict[str, float]], curves: Curves) -> None:
    """Write `confidence.md` and its picture into the folder of the docs."""
    picture = folder / "pictures" / "confidence.svg"
    picture.write_text(drawing(curves), "utf-8")
    lines = [INTRODUCTION, "| held out | |", "| --- | --- |"]
    for name, row in measured.items():
        lines.append(
            f"| {name.replace(', held out', '')} | {', '.join(f'{k} {v:.3f}' for k, v in row.items())} |"
        )
    lines += ["", "![Precision against recall](pictures/confidence.svg)", ""]
    for name, points in curves.items():
        lines += [f"Words of {name}s: what is kept from which confidence on", ""]
        lines += ["| confidence | precision | recall |", "| --- | --- | --- |"]
        lines += [f"| {least:.2f} | {precision:.3f} | {recall:.3f} |" for least, precision, recall in points]
        lines.append("")
    (folder / "confidence.md").write_text("\n".join(lines), "utf-8")


def drawing(curves: Curves) -> str:
    """The curves as an SVG picture: recall to the right, precision upwards, both from 0 to 1."""

    def place(recall: float, precision: float) -> str:
        return (
            f"{EDGE + recall * (WIDTH - 2 * EDGE):.1f},{HEIGHT - EDGE - precision * (HEIGHT - 2 * EDGE):.1f}"
        )

    right, bottom = WIDTH - EDGE, HEIGHT - EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12">',
        f'<path d="M{EDGE},{EDGE} V{bottom} H{right}" fill="none" stroke="#444"/>',
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">recall</text>',
        f'<text x="12" y="{HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 12 {HEIGHT / 2})">precision</text>',
    ]
    for tick in (0.0, 0.5, 1.0):
        across, up = place(tick, 0.0).split(",")[0], place(0.0, tick).split(",")[1]
        parts.append(f'<text x="{across}" y="{bottom + 14}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{EDGE - 4}" y="{up}" text-anchor="end">{tick:g}</text>')
    for row, (name, points) in enumerate(curves.items()):
        path = " ".join(place(recall, precision) for _, precision, recall in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>')
        parts.append(
            f'<text x="{EDGE + 12}" y="{bottom - 30 + 16 * row}" fill="{COLOURS[name]}">{name}s</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
