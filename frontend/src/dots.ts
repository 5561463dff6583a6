// The places told of as dots in the circles of their uncertainty; those that would lie on each other stand as one.

import * as L from "leaflet";
import Supercluster from "supercluster";
import type { PlaceDot } from "./data";
import { element } from "./dom";
import { digits, onChange, say } from "./language";
import { showClaims } from "./panel";

const MOST_LABELS = 40;
const MOST_CLAIMS = 20;
/** Dots nearer than this, in pixels, are one. */
const CLUSTER_RADIUS = 26;
/** From this zoom on every place stands for itself. */
const CLUSTER_MAX_ZOOM = 10;
const CLUSTER_SIZE = 30;
const WIDE = new Set(["province", "country", "region"]);

interface Dot {
  place: number;
}

/** As wide as a province: by its kind, or an area by its radius (as `link/place.py` has it). */
export function isWide(place: PlaceDot): boolean {
  return WIDE.has(place.precision) || (place.precision !== "place" && place.radius > 25_000);
}

function weight(place: PlaceDot | undefined): number {
  return place?.claims.length ?? 0;
}

function size(claims: number): number {
  return 5 + Math.min(9, Math.sqrt(claims) * 2);
}

function clustersOf(places: PlaceDot[]): Supercluster<Dot> {
  const index = new Supercluster<Dot>({ radius: CLUSTER_RADIUS, extent: 256, maxZoom: CLUSTER_MAX_ZOOM });
  return index.load(
    places.map((place, number) => ({
      type: "Feature",
      properties: { place: number },
      geometry: { type: "Point", coordinates: [place.at[1], place.at[0]] },
    })),
  );
}

function placeDot(layer: L.LayerGroup, place: PlaceDot): L.CircleMarker {
  const wide = isWide(place) ? " wide" : "";
  if (place.radius > 0)
    layer.addLayer(L.circle(place.at, { radius: place.radius, interactive: false, className: `reach${wide}`, weight: 1 }));
  const marker = L.circleMarker(place.at, { radius: size(weight(place)), className: `dot${wide}`, weight: 1.5 });
  marker.on("click", () => showClaims(place.claims.slice(0, MOST_CLAIMS), null));
  return marker;
}

/** Several places as their number; a click, or Enter, goes near enough to part them, or tells of all that lie on one spot. */
function clusterDot(map: L.Map, at: L.LatLngTuple, inside: PlaceDot[]): L.Marker {
  const number = element("span", {}, digits(String(inside.length)));
  const icon = L.divIcon({ className: "cluster", html: number, iconSize: [CLUSTER_SIZE, CLUSTER_SIZE] });
  const marker = L.marker(at, { icon, alt: inside.map((place) => say(place.name)).join("، ") });
  const box = L.latLngBounds(inside.map((place) => place.at));
  marker.on("click", () => {
    if (map.getZoom() >= map.getMaxZoom()) showClaims(inside.flatMap((place) => place.claims).slice(0, MOST_CLAIMS), null);
    else map.fitBounds(box.pad(0.3), { maxZoom: CLUSTER_MAX_ZOOM + 1 });
  });
  return marker;
}

/** The names beside dots and clusters, where they have room; else they show on hover. */
class Labels {
  private readonly taken: L.Point[] = [];

  constructor(private readonly map: L.Map) {}

  add(marker: L.CircleMarker | L.Marker, at: L.LatLngTuple, text: string, height: number, wanted = true): void {
    const point = this.map.latLngToContainerPoint(at);
    const near = (other: L.Point): boolean => Math.abs(other.x - point.x) < 90 && Math.abs(other.y - point.y) < 26;
    const permanent = wanted && this.taken.length < MOST_LABELS && !this.taken.some(near);
    if (permanent) this.taken.push(point);
    marker.bindTooltip(element("span", {}, text), { permanent, direction: "top", offset: [0, -height], className: "place-name" });
  }
}

/** A place, or several that would lie on each other, the one told of most first. */
interface Spot {
  at: L.LatLngTuple;
  places: PlaceDot[];
}

function spotsIn(map: L.Map, clusters: Supercluster<Dot>, places: PlaceDot[]): Spot[] {
  const view = map.getBounds();
  const box: [number, number, number, number] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  const found = clusters.getClusters(box, Math.max(0, Math.round(map.getZoom()))).map(({ properties, geometry }) => {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const numbers =
      "cluster_id" in properties
        ? clusters.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.place)
        : [properties.place];
    const inside = numbers.map((number) => places[number]).filter((place): place is PlaceDot => !!place);
    return { at: [latitude, longitude] as L.LatLngTuple, places: inside.sort((one, other) => weight(other) - weight(one)) };
  });
  return found.sort((one, other) => weight(other.places[0]) - weight(one.places[0]));
}

/** Draws the places anew in whatever part of the map is seen; the layer can be taken off the map and put back. */
export function drawDots(map: L.Map, places: PlaceDot[]): L.LayerGroup {
  const layer = L.layerGroup().addTo(map);
  const clusters = clustersOf(places);
  const draw = (): void => {
    if (!map.hasLayer(layer)) return;
    layer.clearLayers();
    const labels = new Labels(map);
    for (const { at, places: inside } of spotsIn(map, clusters, places)) {
      const [first] = inside;
      if (!first) continue;
      const rest = inside.length - 1;
      const marker = rest ? clusterDot(map, at, inside) : placeDot(layer, first);
      layer.addLayer(marker);
      const name = say(first.name) + (rest ? ` ${digits(`+${rest}`)}` : "");
      labels.add(marker, at, name, rest ? CLUSTER_SIZE / 2 : size(weight(first)), rest > 0 || !isWide(first));
    }
  };
  map.on("moveend", draw);
  layer.on("add", draw);
  onChange(draw);
  draw();
  return layer;
}
