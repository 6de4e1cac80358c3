import { shiftKeys } from './styles.ts';

/** Sizes and visibility of a sheet's rows or columns, in points. */
export class Lines {
  readonly defaultSize: number;
  readonly sizes = new Map<number, number>();
  readonly hidden = new Map<number, true>();
  /** Rows out of sight because of a filter, kept apart from those hidden by hand. */
  readonly filtered = new Map<number, true>();

  constructor(defaultSize: number) {
    this.defaultSize = defaultSize;
  }

  size(index: number): number {
    return this.isHidden(index) ? 0 : (this.sizes.get(index) ?? this.defaultSize);
  }

  isHidden(index: number): boolean {
    return this.hidden.has(index) || this.filtered.has(index);
  }

  /** The size all of them share, else null. */
  commonSize(first: number, number: number): number | null {
    return common(first, number, (i) => this.size(i));
  }

  commonHidden(first: number, number: number): boolean | null {
    return common(first, number, (i) => this.isHidden(i));
  }

  resize(first: number, number: number, points: number): void {
    for (let i = first; i < first + number; i++) {
      if (points === 0) this.hidden.set(i, true);
      else {
        this.hidden.delete(i);
        this.sizes.set(i, points);
      }
    }
  }

  forgetSizes(first: number, number: number): void {
    for (const index of [...this.sizes.keys()])
      if (index >= first && index < first + number) this.sizes.delete(index);
  }

  hide(first: number, number: number, isHidden: boolean): void {
    for (let i = first; i < first + number; i++) {
      if (isHidden) this.hidden.set(i, true);
      else {
        this.hidden.delete(i);
        this.filtered.delete(i);
      }
    }
  }

  /** Where a line begins, in points from the sheet's edge. */
  start(index: number): number {
    let points = 0;
    for (let i = 0; i < index; i++) points += this.size(i);
    return points;
  }

  shift(at: number, by: number): void {
    for (const map of [this.sizes, this.hidden, this.filtered])
      shiftKeys<number | true>(map as Map<number, number | true>, at, by);
  }

  copyInto(other: Lines): void {
    for (const [index, points] of this.sizes) other.sizes.set(index, points);
    for (const index of this.hidden.keys()) other.hidden.set(index, true);
    for (const index of this.filtered.keys()) other.filtered.set(index, true);
  }
}

function common<T>(first: number, number: number, read: (index: number) => T): T | null {
  const value = read(first);
  // Whole-sheet ranges: beyond a few thousand lines nobody has sized anything one by one.
  const last = Math.min(first + number, first + 20_000);
  for (let i = first + 1; i < last; i++) if (read(i) !== value) return null;
  return value;
}
