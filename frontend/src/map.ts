// Places as circles of their uncertainty over country shapes; there are no tiles and nothing is fetched.

import * as L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { PageData, Pair, PlaceDot } from "./data";
import { readJson } from "./data";
import { element } from "./dom";
import { drawDots, isWide } from "./dots";
import { setUpHolding } from "./holding";
import { digits, onChange, say } from "./language";
import { showClaims } from "./panel";

type World = Topology<{ countries: GeometryCollection }>;

/** The span of a theatre of war: places further from the middle do not set the first view. */
const NEAR_DEGREES = 7;

function background(map: L.Map): L.GeoJSON {
  const world = readJson<World>("world");
  if (!world) throw new Error("the page has no country shapes");
  const shapes = L.geoJSON(feature(world, world.objects.countries), {
    interactive: false,
    style: { className: "country", weight: 0.8 },
  });
  shapes.addTo(map);
  return shapes;
}

/** Whether a country holds a point: even-odd over all its rings. */
function holds(shape: L.Polygon, point: L.LatLng): boolean {
  let inside = false;
  for (const ring of ringsOf(shape.getLatLngs()))
    ring.forEach((one, number) => {
      const other = ring[(number + ring.length - 1) % ring.length] ?? one;
      if (one.lat > point.lat === other.lat > point.lat) return;
      const crossing = ((other.lng - one.lng) * (point.lat - one.lat)) / (other.lat - one.lat) + one.lng;
      if (point.lng < crossing) inside = !inside;
    });
  return inside;
}

function ringsOf(nested: L.LatLng[] | L.LatLng[][] | L.LatLng[][][]): L.LatLng[][] {
  const [first] = nested;
  if (first === undefined) return [];
  return Array.isArray(first) ? (nested as L.LatLng[][][]).flatMap(ringsOf) : [nested as L.LatLng[]];
}

function countryLabels(map: L.Map, shapes: L.GeoJSON): void {
  const names = readJson<Record<string, Pair>>("countries") ?? {};
  const labels = L.layerGroup().addTo(map);
  const draw = (): void => {
    labels.clearLayers();
    const view = map.getBounds();
    const taken: L.Point[] = [];
    shapes.eachLayer((layer) => {
      const shape = layer as L.Polygon & { feature?: { id?: string | number } };
      const name = names[String(shape.feature?.id ?? "").padStart(3, "0")];
      const box = shape.getBounds();
      const wide = map.latLngToLayerPoint(box.getNorthEast()).x - map.latLngToLayerPoint(box.getSouthWest()).x;
      if (!name || wide < 70 || !view.intersects(box)) return;
      const shown = L.latLngBounds(
        [Math.max(box.getSouth(), view.getSouth()), Math.max(box.getWest(), view.getWest())],
        [Math.min(box.getNorth(), view.getNorth()), Math.min(box.getEast(), view.getEast())],
      );
      if (!holds(shape, shown.getCenter())) return;
      const at = map.latLngToContainerPoint(shown.getCenter());
      if (taken.some((point) => Math.abs(point.x - at.x) < 80 && Math.abs(point.y - at.y) < 22)) return;
      taken.push(at);
      labels.addLayer(
        L.marker(shown.getCenter(), {
          interactive: false,
          keyboard: false,
          icon: L.divIcon({ className: "country-name", html: element("span", {}, say(name)), iconSize: [0, 0] }),
        }),
      );
    });
  };
  map.on("moveend", draw);
  onChange(draw);
  draw();
}

/** The places in words: what a reader who cannot use the map needs, and a way to each. */
function list(data: PageData, map: L.Map): void {
  const holder = document.getElementById("map-places");
  if (!holder) return;
  const draw = (): void => {
    const items = [...data.places]
      .sort((one, other) => other.claims.length - one.claims.length)
      .slice(0, 40)
      .map((place) => {
        const button = element("button", { type: "button", class: "plain" }, element("bdi", {}, say(place.name)));
        button.addEventListener("click", () => {
          map.setView(place.at, Math.max(map.getZoom(), isWide(place) ? 6 : 9));
          showClaims(place.claims.slice(0, 20), button);
        });
        const count = element("span", { class: "times" }, ` ×${digits(String(place.claims.length))}`);
        return element("li", {}, button, place.claims.length > 1 ? count : null);
      });
    holder.replaceChildren(element("ul", {}, ...items));
  };
  draw();
  onChange(draw);
}

/** The places to look at first: those near the middle of all that is told, not each capital that was named. */
function core(places: PlaceDot[]): PlaceDot[] {
  const exact = places.filter((place) => !isWide(place));
  const shown = exact.length ? exact : places;
  const middle = [0, 1].map((axis) => median(shown.flatMap((place) => place.claims.map(() => place.at[axis] ?? 0))));
  const near = shown.filter((place) => place.at.every((degrees, axis) => Math.abs(degrees - (middle[axis] ?? 0)) < NEAR_DEGREES));
  return near.length ? near : shown;
}

function median(numbers: number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

export function setUpMap(data: PageData): void {
  const holder = document.getElementById("map-drawing");
  if (!holder || !data.places.length) return;
  const map = L.map(holder, {
    attributionControl: false,
    zoomSnap: 0.25,
    minZoom: 2,
    maxZoom: 12,
    scrollWheelZoom: false,
    zoomAnimation: false,
    fadeAnimation: false,
    worldCopyJump: true,
  });
  map.fitBounds(L.latLngBounds(core(data.places).map((place) => place.at)).pad(0.35), { maxZoom: 7 });
  const shapes = background(map);
  countryLabels(map, shapes);
  const dots = drawDots(map, data.places);
  list(data, map);
  setUpHolding(data, map, dots);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}
