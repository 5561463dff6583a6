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
  claims: Claims;
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

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const native = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  if (native.fromBase64) return native.fromBase64(base64);
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** A value from its compressed form: JSON, deflated, in base64. */
export async function inflated<T>(packed: string): Promise<T> {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return (await new Response(stream).json()) as T;
}

interface PackedPage extends Omit<PageData, "claims" | "events"> {
  strings: string[];
  claims: PackedClaim[];
  events: PackedEvent[];
}

/** The claims by their number, each unpacked when it is first asked for. */
export class Claims {
  private readonly known: (Claim | undefined)[] = [];
  private quoted: Map<number, number[]> | null = null;

  constructor(
    private readonly packed: PackedClaim[],
    private readonly strings: string[],
  ) {}

  at(number: number): Claim | undefined {
    return (this.known[number] ??= this.unpacked(number));
  }

  source(number: number): Pair {
    const [, , arabic = -1, english = -1] = this.packed[number] ?? [];
    return this.pair(arabic, english);
  }

  /** The claims in which a quote stands. */
  quoting(quote: number): number[] {
    this.quoted ??= this.byQuote();
    return this.quoted.get(quote) ?? [];
  }

  pair(arabic: number, english: number): Pair {
    return [this.strings[arabic] ?? "", this.strings[english] ?? ""];
  }

  private byQuote(): Map<number, number[]> {
    const found = new Map<number, number[]>();
    this.packed.forEach(([, , , , , , fields], number) => {
      for (const quote of new Set(fields.map((row) => row[3]))) {
        if (quote === null) continue;
        const claims = found.get(quote);
        if (claims) claims.push(number);
        else found.set(quote, [number]);
      }
    });
    return found;
  }

  private unpacked(number: number): Claim | undefined {
    const packed = this.packed[number];
    if (!packed) return undefined;
    const [arabic, english, source, sourceEnglish, modality, negative, fields] = packed;
    return {
      title: this.pair(arabic, english),
      source: this.pair(source, sourceEnglish),
      modality: (this.strings[modality] ?? "") as Modality,
      negative: negative === 1,
      fields: fields.map((field) => this.row(field)),
    };
  }

  private row([field, arabic, english, quote, percent, method, page, region]: PackedField): FieldRow {
    return {
      field: this.strings[field] ?? "",
      label: this.pair(arabic, english),
      quote,
      confidence: percent / 100,
      method: this.strings[method] ?? "",
      page: page || null,
      region: region ?? null,
    };
  }
}

/** The page's values; texts that stand in many claims are stored once. */
export function readPage(): PageData {
  const packed = readJson<PackedPage>("data");
  if (!packed) throw new Error("the page has no values");
  const claims = new Claims(packed.claims, packed.strings);
  const events = packed.events.map(([claim, incident, first, last, arabic, english]): TimeEvent => {
    return { claim, incident, first, last, lane: claims.source(claim), when: claims.pair(arabic, english) };
  });
  return { ...packed, claims, events };
}
