// Bundles scripts and styles and cuts the country shapes to size; writes into the folder named on the command line.
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import * as esbuild from "esbuild";
import { feature } from "topojson-client";
import { topology } from "topojson-server";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "../src/riwaya/web/static"));

// Where most of the reporting lies: kept in the fine scale (1:50m), the rest of the world in the coarse one (1:110m).
const REGION = { west: -18, south: -2, east: 75, north: 48 };

function bounds(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part) => {
    if (typeof part[0] === "number") {
      box[0] = Math.min(box[0], part[0]);
      box[1] = Math.min(box[1], part[1]);
      box[2] = Math.max(box[2], part[0]);
      box[3] = Math.max(box[3], part[1]);
    } else part.forEach(visit);
  };
  visit(geometry.coordinates);
  return box;
}

function inRegion(shape) {
  const [west, south, east, north] = bounds(shape.geometry);
  const wide = east - west > 100; // Russia and its like reach through the region but are not of it
  return !wide && west < REGION.east && east > REGION.west && south < REGION.north && north > REGION.south;
}

async function countries(scale) {
  const world = JSON.parse(await readFile(path.join(here, `node_modules/world-atlas/countries-${scale}.json`), "utf8"));
  return feature(world, world.objects.countries).features.map(({ id, geometry }) => ({ type: "Feature", id, geometry }));
}

async function world() {
  const fine = (await countries("50m")).filter((shape) => shape.geometry && inRegion(shape));
  const known = new Set(fine.map((shape) => shape.id));
  const coarse = (await countries("110m")).filter((shape) => shape.geometry && !(shape.id && known.has(shape.id)));
  const shapes = { type: "FeatureCollection", features: [...fine, ...coarse] };
  return JSON.stringify(topology({ countries: shapes }, 2e4));
}

await mkdir(out, { recursive: true });
const built = await esbuild.build({
  entryPoints: { report: path.join(here, "src/report.ts"), style: path.join(here, "styles/report.css") },
  bundle: true,
  minify: true,
  write: false,
  outdir: out,
  target: ["chrome123", "firefox121", "safari17.5"],
  legalComments: "inline",
  loader: { ".png": "dataurl" },
  charset: "utf8",
});
const text = (ending) => built.outputFiles.find((file) => file.path.endsWith(ending)).text;
const script = text("report.js");
if (/<\/script|<!--/i.test(script)) throw new Error("the script would end the element that holds it");
const style = text("style.css");
if (/<\/style/i.test(style)) throw new Error("the style would end the element that holds it");
await writeFile(path.join(out, "world.json"), await world());
await writeFile(path.join(out, "report.css"), style);
await writeFile(path.join(out, "report.js"), script);
