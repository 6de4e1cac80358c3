import type { EnrollmentSubsidy, Notice } from '../../policy/notice.ts';
import type { DivisionRows } from '../divisions.ts';
import { unreadCategory } from '../simulations/insured.ts';
import { type AssessedItem, categoryName, type RowGroup } from './rows.ts';

/** Rows in the order of the notice, each person in exactly one: by the rule that decides, else by the first category. */
export function byCategory(items: readonly AssessedItem[], notice: Notice, hasRosters: boolean): RowGroup[] {
  const order = new Map(notice.categories.map(({ code }, index) => [code, index]));
  const rows = new Map<string, { place: readonly number[]; name: string; items: AssessedItem[] }>();
  for (const item of items) {
    const { place, key, name } = rowOf(item, notice, order, hasRosters);
    const row = rows.get(key);
    if (row) row.items.push(item);
    else rows.set(key, { place, name, items: [item] });
  }
  return [...rows]
    .sort(([, left], [, right]) => comparePlaces(left.place, right.place))
    .map(([key, row]) => ({ key, name: row.name, items: row.items }));
}

/** One row for each township, and one for who has none. */
export function byTownship(items: readonly AssessedItem[], { rows }: DivisionRows): RowGroup[] {
  const groups = Map.groupBy(items, ({ township }) => township);
  const known = rows.map(({ code, name }) => ({ key: code, name, items: groups.get(code) ?? [] }));
  const codes = new Set(rows.map(({ code }) => code));
  const elsewhere = items.filter(({ township }) => !codes.has(township));
  return elsewhere.length === 0
    ? known
    : [...known, { key: 'NO_TOWNSHIP', name: '未注明乡镇（街道）', items: elsewhere }];
}

interface RowPlace {
  /** Compared number by number. */
  readonly place: readonly number[];
  readonly key: string;
  readonly name: string;
}

const last = 1_000_000;

function rowOf(
  { due, person, origin }: AssessedItem,
  notice: Notice,
  order: ReadonlyMap<string, number>,
  hasRosters: boolean,
): RowPlace {
  const isByPayment = origin === 'PAID' && hasRosters;
  const suffix = isByPayment ? { key: '@P', name: '（按缴费登记，没有名册）' } : { key: '', name: '' };
  const group = isByPayment ? 1 : 0;
  const placeOf = (code: string) => order.get(code) ?? last - 1;
  const codes = person.categories
    .map(({ code }) => code)
    .sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  const [first] = codes;
  if (due.kind === 'due' && due.winning) {
    const rule = notice.subsidies[due.winning.index];
    if (!rule) throw new Error('the winning rule is one of the notice');
    return {
      place: [group, 0, due.winning.index],
      key: `RULE:${ruleKey(rule, notice)}${suffix.key}`,
      name: `${ruleName(rule, notice)}${suffix.name}`,
    };
  }
  if (first === undefined) {
    if (due.kind === 'due') return { place: [2], key: 'OTHER', name: '其他' };
    const words = due.kind === 'noRule' ? '其他（没有规定）' : '其他（需要复核）';
    return { place: [2, due.kind === 'noRule' ? 1 : 2], key: `OTHER:${due.kind}`, name: words };
  }
  const name = first === unreadCategory ? unreadCategory : categoryName(notice, first);
  if (due.kind === 'due') {
    return {
      place: [group, 1, placeOf(first)],
      key: `STANDARD:${first}${suffix.key}`,
      name: `${name}（按标准）${suffix.name}`,
    };
  }
  return due.kind === 'noRule'
    ? {
        place: [group, 2, placeOf(first)],
        key: `NO_RULE:${first}${suffix.key}`,
        name: `${name}${suffix.name}`,
      }
    : {
        place: [first === unreadCategory ? 3 : group, 3, placeOf(first)],
        key: `REVIEW:${first}${suffix.key}`,
        name: `${name}（需要复核）${suffix.name}`,
      };
}

function comparePlaces(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Stays the same when rules are added before it: by what it is for, with its turn among rules for the same. */
function ruleKey(rule: EnrollmentSubsidy, { subsidies }: Notice): string {
  const keyOf = ({ categories }: EnrollmentSubsidy) => categories.join('+') || 'ALL';
  const same = subsidies.filter((each) => keyOf(each) === keyOf(rule));
  const turn = same.indexOf(rule);
  return turn === 0 ? keyOf(rule) : `${keyOf(rule)}#${turn + 1}`;
}

function ruleName(rule: EnrollmentSubsidy, notice: Notice): string {
  const names = rule.categories.map((code) => categoryName(notice, code)).join('、') || '符合条件的人员';
  const same = notice.subsidies.filter(
    ({ categories }) => categories.join('+') === rule.categories.join('+'),
  );
  return same.length > 1 ? `${names}（第 ${same.indexOf(rule) + 1} 档）` : names;
}
