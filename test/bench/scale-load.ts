import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { addDays, daysBetween } from '../../schema/values/local-date.ts';
import type { BenchSize } from './bench.ts';
import { plan, writeCsv } from './county.ts';

const child = fileURLToPath(new URL('./load-child.ts', import.meta.url));

/** A prefecture, or a county where time is short. */
export interface Sizes {
  readonly payments: number;
  readonly people: number;
  /** Rows of the first and of the last file. */
  readonly step: number;
}

export function sizesOf({ isFull }: BenchSize): Sizes {
  return isFull
    ? { payments: 5_600_000, people: 6_000_000, step: 1_000_000 }
    : { payments: 560_000, people: 600_000, step: 100_000 };
}

export const words = (rows: number) => rows.toLocaleString('en');

export interface Loaded {
  readonly ms: number;
  readonly megabytes: number;
}

export async function load(url: string, what: string, file: string, asOfOn = '2024-10-01'): Promise<Loaded> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, url, what, file, asOfOn]);
  const [ms = 0, kilobytes = 0] = stdout.split(' ').map(Number);
  return { ms, megabytes: kilobytes / 1024 };
}

/**
 * A campaign in three files, the first and the last as long as each other. As the tax office sends them: each holds the
 * days after those of the file before.
 */
export async function paymentParts(folder: string, { payments, step }: Sizes): Promise<string[]> {
  const days = daysBetween(plan.opensOn, plan.paidUntil) + 1;
  const dayAt = (row: number) => Math.round((days * row) / payments);
  const part = (name: string, from: number, to: number) =>
    writeCsv(join(folder, `${name}.csv`), {
      payments: to - from,
      firstReceipt: from + 1,
      firstPerson: from,
      opensOn: addDays(plan.opensOn, dayAt(from)),
      paidUntil: addDays(plan.opensOn, dayAt(to) - 1),
    });
  return [
    await part('first', 0, step),
    await part('middle', step, payments - step),
    await part('last', payments - step, payments),
  ];
}

export function peak(loaded: readonly Loaded[]): number {
  return Math.max(...loaded.map(({ megabytes }) => megabytes));
}
