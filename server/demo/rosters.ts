import { chance, mix } from './chance.ts';
import {
  type DemoPlan,
  type DemoTownship,
  type DemoVillage,
  demoCategory,
  demoDays,
  demoIdNumber,
  demoName,
  demoVillages,
} from './county.ts';

/** Number of the first person who is on a roster and has not paid; far above those of any payment file. */
const firstUnpaid = 4_000_000;

/** Somebody on a roster of the demo. */
interface DemoMember {
  readonly person: number;
  readonly township: number;
}

/**
 * A roster of one category as text: the payers of the county whom their payment puts in that category, and some of
 * each township who have not paid, 3 to 10 in a hundred. The same plan gives the same bytes.
 *
 * @param category as payments write it, e.g. 低保对象
 * @param alsoOf some of another category too, who so stand on two rosters
 */
export function* rosterCsv(
  plan: DemoPlan,
  category: string,
  alsoOf: string | null = null,
): Generator<string, void, undefined> {
  const { seed, townships } = plan;
  const villages = townships.map((township) => demoVillages([township]));
  let text = '序号,姓名,身份证号码,乡镇（街道）,村（社区）,人员类别,状态,备注\n';
  let row = 0;
  for (const { person, township } of members(plan, category, alsoOf)) {
    const inside = villages[township] as DemoVillage[];
    const village = inside[mix(seed, person, 5) % inside.length];
    text += `${++row},${demoName(seed, person)},${demoIdNumber(seed, person)},${
      (townships[township] as DemoTownship).name
    },${village?.name},${category},正常,\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

function* members(
  plan: DemoPlan,
  category: string,
  alsoOf: string | null,
): Generator<DemoMember, void, undefined> {
  const { seed, townships } = plan;
  const days = demoDays(plan);
  let person = plan.firstPerson ?? 0;
  let unpaid = firstUnpaid + (mix(seed, category.charCodeAt(0), category.length) % 1000) * 1000;
  for (let township = 0; township < townships.length; township++) {
    const payers = days.reduce((sum, day) => sum + (day.persons[township] as number), 0);
    let paid = 0;
    for (const end = person + payers; person < end; person++) {
      const own = demoCategory(seed, person);
      const isAlso = own === alsoOf && mix(seed, person, 31) % 12 === 0;
      if (own !== category && !isAlso) continue;
      paid++;
      yield { person, township };
    }
    const missing = Math.round(paid * (0.03 + 0.07 * chance(seed, 23, township)));
    for (let i = 0; i < missing; i++) yield { person: unpaid++, township };
  }
}

/** What is wrong in a sample on purpose: every third kind of mistake an office makes, a line for each. */
const faults: readonly ((cells: string[]) => void)[] = [
  (cells) => {
    cells[2] = '';
  },
  (cells) => {
    // The check digit of another number.
    cells[2] = `${cells[2]?.slice(0, 17)}${cells[2]?.endsWith('1') ? '2' : '1'}`;
  },
  (cells) => {
    // As Excel leaves a number of 18 digits.
    cells[2] = `${cells[2]?.slice(0, 15)}000`;
  },
  (cells) => {
    cells[3] = '示例不存在镇';
  },
  (cells) => {
    cells[1] = '';
  },
];

/**
 * A small roster for trying the import by hand: some payers, some who have not paid.
 *
 * @param isFaulty with five mistakes in it, for seeing what the program says
 */
export function sampleRosterCsv(
  plan: DemoPlan,
  category: string,
  persons: number,
  isFaulty: boolean,
): string {
  const { seed, townships } = plan;
  const paidBy = Math.max(1, plan.payments);
  const rows = Array.from({ length: persons }, (_, i) => {
    const person = i % 12 === 0 ? firstUnpaid * 2 + i : Math.floor((i * paidBy) / persons);
    const township = townshipOf(plan, person, i);
    const inside = demoVillages([townships[township] as DemoTownship]);
    const village = inside[mix(seed, person, 5) % inside.length];
    return [
      String(i + 1),
      demoName(seed, person),
      demoIdNumber(seed, person),
      (townships[township] as DemoTownship).name,
      village?.name ?? '',
      category,
      mix(seed, person, 43) % 2 === 0 ? '一级' : '二级',
    ];
  });
  if (isFaulty) {
    for (const [i, spoil] of faults.entries()) spoil(rows[7 + i * 11] ?? []);
  }
  const header = '序号,姓名,身份证号码,乡镇（街道）,村（社区）,人员类别,残疾等级';
  return `${[header, ...rows.map((cells) => cells.join(','))].join('\n')}\n`;
}

/** Where a payer lives; anybody else by number. */
function townshipOf(plan: DemoPlan, person: number, i: number): number {
  let last = plan.firstPerson ?? 0;
  for (let t = 0; t < plan.townships.length; t++) {
    last += payersOf(plan)[t] as number;
    if (person < last) return t;
  }
  return i % plan.townships.length;
}

const payers = new WeakMap<DemoPlan, readonly number[]>();
function payersOf(plan: DemoPlan): readonly number[] {
  const known = payers.get(plan);
  if (known) return known;
  const days = demoDays(plan);
  const counted = plan.townships.map((_, t) =>
    days.reduce((sum, day) => sum + (day.persons[t] as number), 0),
  );
  payers.set(plan, counted);
  return counted;
}
