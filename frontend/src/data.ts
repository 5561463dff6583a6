// The page's values, as src/riwaya/web/pagedata.py writes them.

/** Arabic and English. */
export type Pair = [string, string];

/** Field, label, number of the quote, its words, confidence (0 to 1), method. */
export type FieldRow = [string, Pair, number | null, string | null, number, string];

export interface Claim {
  title: Pair;
  sentence: string;
  source: Pair;
  negative: boolean;
  modality: "actual" | "future" | "hypothetical";
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

export interface PageData {
  messages: Record<string, Pair>;
  claims: Claim[];
  places: PlaceDot[];
  events: TimeEvent[];
}

export function readJson<T>(id: string): T | null {
  const element = document.getElementById(id);
  return element ? (JSON.parse(element.textContent ?? "null") as T) : null;
}
