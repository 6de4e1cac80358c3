import { readFileSync } from 'node:fs';
import { demoIdNumber } from '../../server/demo/county.ts';
import { loadNotice } from '../../server/services/notices/notices.ts';
import type { TestApp } from './app.ts';

/** One payment of an invented person; the same number is the same person. */
export interface TestPayment {
  readonly person: number;
  readonly township: string;
  readonly paidOn: string;
  /** Left out: not posted. */
  readonly postedOn?: string;
  readonly category?: string;
}

let receipts = 0;

/** A payment file as the tax office sends it, 400 yuan each. @param columns `withoutPosted` has no 入库日期 column */
export function paymentFile(
  payments: readonly TestPayment[],
  columns: 'withPosted' | 'withoutPosted' = 'withPosted',
): string {
  const isPosted = columns === 'withPosted';
  const lines = payments.map(({ person, township, category, paidOn, postedOn }) => {
    receipts += 1;
    const cells = [`T${String(receipts).padStart(9, '0')}`, '示例某', demoIdNumber(7, person), township];
    return [...cells, category ?? '', '400.00', paidOn, ...(isPosted ? [postedOn ?? ''] : [])].join(',');
  });
  const header = `电子税票号,姓名,证件号码,乡镇（街道）,人员类别,缴费金额（元）,缴费日期${isPosted ? ',入库日期' : ''}`;
  return `${[header, ...lines].join('\n')}\n`;
}

/** The text of a notice that comes with the project. */
export function noticeText(file: string): string {
  return readFileSync(new URL(`../../server/policy/notices/${file}`, import.meta.url), 'utf8');
}

/** Luoshan's notice with the task quota of some townships replaced: thousands of payments are not for a test. */
export function withTasks(text: string, tasks: Readonly<Record<string, number>>): string {
  return Object.entries(tasks).reduce(
    (changed, [name, persons]) =>
      replaced(changed, new RegExp(`(division: ${name}, values: \\[)\\d+`), `$1${persons}`),
    text,
  );
}

/** One place of a text replaced. @throws Error when it is not there */
export function replaced(text: string, place: string | RegExp, by: string): string {
  const changed = text.replace(place, by);
  if (changed === text) throw new Error(`nothing to replace: ${place}`);
  return changed;
}

/** Stores a text as the next version, without the checks of publishing over issued reports. */
export async function loadVersion({ services }: TestApp, text: string): Promise<number> {
  const loaded = await loadNotice(services.database, text, services.clock());
  if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems.slice(0, 3)));
  return loaded.version;
}
