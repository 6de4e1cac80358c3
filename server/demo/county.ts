import { checkCharacter } from '../../schema/values/id-number.ts';
import { addDays, daysBetween, type LocalDate } from '../../schema/values/local-date.ts';
import { chance, mix, split } from './chance.ts';
import { type DemoTownship, type DemoVillage, demoVillages } from './villages.ts';

export { type DemoTownship, type DemoVillage, demoVillages } from './villages.ts';

/** A synthetic campaign. Everything follows from these values: the same plan gives the same bytes. */
export interface DemoPlan {
  readonly seed: number;
  readonly benefitYear: number;
  readonly townships: readonly DemoTownship[];
  /** Rows of the payment file; a person pays once. */
  readonly payments: number;
  readonly opensOn: LocalDate;
  /** The last day paid on: the window's end, or the day the demo plays. */
  readonly paidUntil: LocalDate;
  /** Days of the month on which payment is open; null for all. */
  readonly openDays?: { readonly from: number; readonly to: number } | null;
  /** What each person pays; 400 yuan in both notices. */
  readonly amountFen?: number;
  /** First serial of the receipts: another file of the same campaign starts where the last one ended. */
  readonly firstReceipt?: number;
  /** Number of the first person, 0 when not given: another file of the same seed with people who have not paid yet. */
  readonly firstPerson?: number;
  /** Payments of earlier days are left out; those written are the very same as with them. */
  readonly writtenSince?: LocalDate;
}

/** No county has this area code, so an invented ID number is nobody's. */
export const demoAreaCode = '999999';

const header =
  '电子税票号,姓名,证件号码,乡镇（街道）,村（社区）,人员类别,缴费金额（元）,缴费日期,入库日期,费款所属期\n';
const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫'];
const given = ['安', '宁', '和', '顺', '康', '乐', '平', '福', '丰', '泰', '明', '远'];
/** Shares of ten thousand, about those of a printed table (罗政办〔2024〕42号). */
const categories = [
  { name: '低保对象', share: 936 },
  { name: '脱贫户', share: 1091 },
  { name: '特困人员', share: 98 },
  { name: '监测对象', share: 122 },
] as const;
const birthDays = 36_525;
/** Serials of a birth day: those ending 00 are left out, so no number looks like one that Excel cut to 000. */
const serialsADay = 990;
const chunkLength = 64 * 1024;

/** How many pay in a township on a day. */
export interface DemoDay {
  readonly day: LocalDate;
  /** In the order of the plan's townships. */
  readonly persons: readonly number[];
}

/**
 * The days of a campaign: a slow start, a rush in the middle and before the end, fewer on Sundays, and townships that
 * differ by some points. The persons of all days add up to `payments`.
 */
export function demoDays(plan: DemoPlan): DemoDay[] {
  const { seed, townships, openDays = null } = plan;
  const length = daysBetween(plan.opensOn, plan.paidUntil) + 1;
  const days = Array.from({ length }, (_, i) => addDays(plan.opensOn, i));
  const weights = days.map((day, i) => {
    const ofMonth = Number(day.slice(8));
    if (openDays && (ofMonth < openDays.from || ofMonth > openDays.to)) return 0;
    const at = i / Math.max(1, length - 1);
    const rush = Math.exp(-(((at - 0.55) / 0.22) ** 2)) + 0.7 * Math.exp(-(((at - 0.97) / 0.06) ** 2));
    const isSunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
    return (0.12 + rush) * (isSunday ? 0.45 : 1) * (0.85 + 0.3 * chance(seed, 11, i));
  });
  const zeal = townships.map((township, t) => township.quota * (0.86 + 0.18 * chance(seed, 7, t)));
  const perTownship = split(plan.payments, zeal);
  const perDay = perTownship.map((payments) => split(payments, weights));
  return days.map((day, i) => ({ day, persons: perDay.map((each) => each[i] as number) }));
}

/**
 * A payment file as text, in pieces of about 64 KB and in the order of days: constant memory from a thousand rows to
 * millions.
 */
export function* paymentsCsv(plan: DemoPlan): Generator<string, void, undefined> {
  const { seed, townships } = plan;
  const villages = townships.map((township) => demoVillages([township]));
  const days = demoDays(plan);
  const paid = townships.map((_, t) => days.reduce((sum, day) => sum + (day.persons[t] as number), 0));
  const firstPerson = townships.map((_, t) => paid.slice(0, t).reduce((sum, each) => sum + each, 0));
  const next = townships.map(() => 0);
  const yuan = ((plan.amountFen ?? 40_000) / 100).toFixed(2);
  let receipt = plan.firstReceipt ?? 1;
  let text = header;
  for (const { day, persons } of days) {
    const left = [...persons];
    let total = left.reduce((sum, each) => sum + each, 0);
    if (plan.writtenSince !== undefined && day < plan.writtenSince) {
      receipt += total;
      persons.forEach((many, t) => {
        next[t] = (next[t] as number) + many;
      });
      continue;
    }
    const receiptHead = `3${demoAreaCode}${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8)}`;
    const tail = `,${yuan},${day},${addDays(day, 1)},${plan.benefitYear}\n`;
    while (total > 0) {
      // Townships report side by side: the next row is of one of them, by how much it has left.
      let pick = mix(seed, receipt, 3) % total;
      let t = 0;
      while (pick >= (left[t] as number)) pick -= left[t++] as number;
      left[t] = (left[t] as number) - 1;
      total--;
      const person = (plan.firstPerson ?? 0) + (firstPerson[t] as number) + (next[t] as number);
      next[t] = (next[t] as number) + 1;
      const village = (villages[t] as DemoVillage[])[
        mix(seed, person, 5) % (villages[t] as DemoVillage[]).length
      ];
      text += `${receiptHead}${String(receipt).padStart(8, '0')},${demoName(seed, person)},${demoIdNumber(seed, person)},${
        (townships[t] as DemoTownship).name
      },${village?.name},${demoCategory(seed, person)}${tail}`;
      receipt++;
      if (text.length >= chunkLength) {
        yield text;
        text = '';
      }
    }
  }
  if (text !== '') yield text;
}

/** 乡镇每日汇总 of the same campaign by category, for counties without person-level files. */
export function* dailyTotalsCsv(plan: DemoPlan): Generator<string, void, undefined> {
  let text = '日期,乡镇（街道）,当日缴费人数,当日缴费金额（元）,人员类别\n';
  const fen = plan.amountFen ?? 40_000;
  let row = 0;
  for (const { day, persons } of demoDays(plan)) {
    for (let t = 0; t < persons.length; t++) {
      for (const [category, many] of byCategory(plan.seed, row++, persons[t] as number)) {
        text += `${day},${plan.townships[t]?.name},${many},${((many * fen) / 100).toFixed(2)},${category}\n`;
      }
    }
    if (text.length >= chunkLength) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

/**
 * An ID number in form alone: area code 999999, a birth date of the last hundred years, a valid check digit.
 * Different persons below 36 million have different numbers.
 */
export function demoIdNumber(seed: number, person: number): string {
  // 7,368,787 shares no factor with the 36,159,750 pairs of birth day and serial, so no pair comes twice.
  const pair = (person * 7_368_787 + (seed % 9973)) % (birthDays * serialsADay);
  const born = addDaysFast(Math.floor(pair / serialsADay));
  const serial = pair % serialsADay;
  const first17 = `${demoAreaCode}${born}${String(Math.floor(serial / 99) * 100 + 1 + (serial % 99)).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

export function demoName(seed: number, person: number): string {
  const at = mix(seed, person, 1);
  return `示例${surnames[at % 12]}${given[(at >>> 8) % 12]}${given[(at >>> 16) % 12]}`;
}

/** The category a person pays in; empty for none. */
export function demoCategory(seed: number, person: number): string {
  let at = mix(seed, person, 2) % 10_000;
  for (const { name, share } of categories) {
    if (at < share) return name;
    at -= share;
  }
  return '';
}

/** So many persons split into the categories and the rest, without empty parts. */
function byCategory(seed: number, row: number, persons: number): [string, number][] {
  const parts = categories.map(({ name, share }, at): [string, number] => {
    // What is left of a share makes one more person in as many of ten thousand rows.
    const whole = persons * share;
    return [name, Math.floor(whole / 10_000) + (mix(seed, row, 10 + at) % 10_000 < whole % 10_000 ? 1 : 0)];
  });
  const rest = persons - parts.reduce((sum, [, many]) => sum + many, 0);
  if (rest < 0) return [['', persons]];
  return [...parts, ['', rest] as [string, number]].filter(([, many]) => many > 0);
}

const births: string[] = [];
function addDaysFast(day: number): string {
  births[day] ??= addDays('1924-01-01', day).replaceAll('-', '');
  return births[day] as string;
}
