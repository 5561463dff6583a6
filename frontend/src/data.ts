// The page's values, as src/riwaya/web/pagedata.py writes them.

/** Arabic and English. */
export type Pair = [string, string];

/** Positions of texts: the field, its label in Arabic and English, and the method; the number of its quote; percent; the page, 0 for none; the region. */
type PackedField = [number, number, number, number | null, number, number, number?, number[]?];

/** Positions of texts: title and source in Arabic and English, modality; whether it is denied; the fields. */
type PackedClaim = [number, number, number, number, number, number, PackedField[]];

/** Claim, incident, first and last day, and the positions of the time in words. */
type PackedEvent = [number, number, string | null, string | null, number, number];

export type Modality = "actual" | "future" | "hypothetical";

export interface FieldRow {
  field: string;
  label: Pair;
  /** The number of its quote, whose words stand in the document; null for an inferred value. */
  quote: number | null;
  /** 0 to 1. */
  confidence: number;
  method: string;
  /** Of a PDF, from 1. */
  page: number | null;
  /** The number of the page's picture, then left, top, right and bottom of each box around the words, in points. */
  region: number[] | null;
}

export interface Claim {
  title: Pair;
  source: Pair;
  negative: boolean;
  modality: Modality;
  fields: FieldRow[];
}

export interface PlaceDot {
  name: Pair;
  at: [number, number];
  /** Metres. */
  radius: number;
  precision: string;
  claims: number[];
}

export interface TimeEvent {
  claim: number;
  incident: number;
  lane: Pair;
  first: string | null;
  last: string | null;
  when: Pair;
}

/** A page as a picture: its width and height in points, and WebP in base64. */
export type Sheet = [number, number, string];

/** First and last day of a turn. */
export type Turn = [string, string];

/** What one source says of who holds a place; null ends are not told, a null holder is nobody known. */
export interface Spell {
  source: Pair;
  holder: Pair | null;
  since: Turn | null;
  until: Turn | null;
  claim: number;
}

export interface HeldPlace {
  name: Pair;
  at: [number, number];
  spells: Spell[];
}

export interface PageData {
  messages: Record<string, Pair>;
  claims: Claim[];
  places: PlaceDot[];
  events: TimeEvent[];
  sheets: Sheet[];
  /** Places whose position is known, with spells that begin or end on known days. */
  control: HeldPlace[];
}

export function readText(id: string): string | null {
  return document.getElementById(id)?.textContent?.trim() || null;
}

export function readJson<T>(id: string): T | null {
  return JSON.parse(readText(id) ?? "null") as T | null;
}

/** A value from its compressed form: JSON, deflated, in base64. */
export async function inflated<T>(packed: string): Promise<T> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return (await new Response(stream).json()) as T;
}

interface PackedPage extends Omit<PageData, "claims" | "events"> {
  strings: string[];
  claims: PackedClaim[];
  events: PackedEvent[];
}

/** The page's values; texts that stand in many claims are stored once. */
export function readPage(): PageData | null {
  const packed = readJson<PackedPage>("data");
  if (!packed) return null;
  const text = (position: number): string => packed.strings[position] ?? "";
  const pair = (arabic: number, english: number): Pair => [text(arabic), text(english)];
  const row = ([field, arabic, english, quote, percent, method, page, region]: PackedField): FieldRow => ({
    field: text(field),
    label: pair(arabic, english),
    quote,
    confidence: percent / 100,
    method: text(method),
    page: page || null,
    region: region ?? null,
  });
  const claims = packed.claims.map(([arabic, english, source, sourceEnglish, modality, negative, fields]) => ({
    title: pair(arabic, english),
    source: pair(source, sourceEnglish),
    modality: text(modality) as Modality,
    negative: negative === 1,
    fields: fields.map(row),
  }));
  const events = packed.events.map(([claim, incident, first, last, arabic, english]) => ({
    claim,
    incident,
    first,
    last,
    lane: claims[claim]?.source ?? ["", ""],
    when: pair(arabic, english),
  }));
  return { ...packed, claims, events: events as TimeEvent[] };
}
