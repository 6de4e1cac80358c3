/** One line of the bench: a figure with its aim. */
export interface BenchFigure {
  /** Permanent, e.g. `ingest.sqlite`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** As people read it, e.g. `≥ 0.40`. */
  readonly goal: string;
  readonly ok: boolean;
  /** What was put against what, for the README. */
  readonly note: string;
}

/** A group of figures measured together. */
export interface Bench {
  readonly name: string;
  run(report: (line: string) => void, size: BenchSize): Promise<BenchFigure[]>;
}

/** `--full`: a prefecture of 5.6 million payments and 6 million people instead of a county. */
export interface BenchSize {
  readonly isFull: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

export function atLeast(name: string, value: number, goal: number, unit: string, note: string): BenchFigure {
  return { name, value, unit, goal: `≥ ${goal}`, ok: value >= goal, note };
}

export function atMost(name: string, value: number, goal: number, unit: string, note: string): BenchFigure {
  return { name, value, unit, goal: `≤ ${goal}`, ok: value <= goal, note };
}
