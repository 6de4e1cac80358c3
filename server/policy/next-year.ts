import {
  daysInMonth,
  formatChineseDate,
  isLocalDate,
  type LocalDate,
} from '../../schema/values/local-date.ts';
import { noticeOn, revisionsInOrder } from './in-force.ts';
import { checkOfPlace, emptyParts, wholeOf } from './next-year-checks.ts';
import type { Notice } from './notice.ts';
import { type Path, pathText } from './notice-check/faults.ts';
import { type NoticeParameter, noticeParameters } from './parameters.ts';

/** One place of next year's notice that somebody must look at before it becomes law. */
export interface ReviewItem {
  readonly path: string;
  readonly label: string;
  /** Last year's value as people write it; null when there was none. */
  readonly was: string | null;
  /** What the draft says; null where nothing is carried over. */
  readonly becomes: string | null;
  /** What to check, a Chinese sentence. */
  readonly check: string;
}

export interface NextYear {
  /** For `checkNotice`, which refuses it until the document's number and date are filled in: last year's are no draft of this year's. */
  readonly raw: unknown;
  readonly review: readonly ReviewItem[];
}

/**
 * A notice made from that of an earlier year: the state it ended in, with its days moved by whole years. Amounts,
 * categories, divisions and settings are carried over; the document's number and date, the persons to be reached and
 * the quota table are not. `review` lists every value that may differ in the new year, carried over or not.
 *
 * A moved 29 February becomes the 28th where there is none. What is dated by itself and not by the year (floors set
 * from above, divisions that begin or end) keeps its day.
 *
 * @param benefitYear later than the notice's
 */
export function nextYear(notice: Notice, benefitYear: number): NextYear {
  const ended = { ...noticeOn(notice, lastDay), revisions: [] };
  const years = benefitYear - notice.benefitYear;
  const moved = movedDays(ended, years, []) as Notice;
  const next: Notice = {
    ...moved,
    document: {
      ...moved.document,
      title: moved.document.title.replaceAll(`${notice.benefitYear}年`, `${benefitYear}年`),
      cites: [],
    },
    benefitYear,
    targets: { ...moved.targets, enrollment: null },
    quotas: null,
  };
  return {
    raw: { ...next, document: { ...next.document, number: null, issuedOn: null } },
    review: [
      ...revisionItems(notice),
      ...placeItems(ended, next),
      {
        path: 'windows',
        label: '征缴期',
        was: `${ended.windows.length} 段`,
        becomes: `${ended.windows.length} 段`,
        check: '核对有无增减（延长期、补缴期、新生儿），以及各段的待遇享受期、等待期和缴费金额。',
      },
      ...quotaItems(ended),
      ...emptyParts(ended).map(({ path, label }) => ({
        path,
        label,
        was: null,
        becomes: null,
        check: '上年没有规定。新通知有规定的，请补上。',
      })),
    ],
  };
}

/** After every revision has taken effect. */
const lastDay: LocalDate = '2199-12-31';

function isUndated(path: Path): boolean {
  const text = pathText(path);
  return /^standard\.floors\[\d+\]\.from$|^divisions\[\d+\]\.valid(From|To)$/.test(text);
}

function movedDays(value: unknown, years: number, path: Path): unknown {
  if (Array.isArray(value)) return value.map((item, index) => movedDays(item, years, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, movedDays(inner, years, [...path, key])]),
    );
  }
  return isLocalDate(value) && !isUndated(path) ? movedDay(value, years) : value;
}

/** The same month and day some years later; 28 February where there is no 29th. */
export function movedDay(day: LocalDate, years: number): LocalDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = daysInMonth(year + years, month);
  return `${year + years}${day.slice(4, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

function revisionItems(notice: Notice): ReviewItem[] {
  return revisionsInOrder(notice.revisions).map(({ revision }) => ({
    path: 'revisions',
    label: `修改通知 ${revision.document.number}`,
    was: `自${formatChineseDate(revision.from)}起`,
    becomes: null,
    check: '上年的修改已并入各处，不再单列。逐处核对新年度是否仍照此执行。',
  }));
}

function placeItems(ended: Notice, next: Notice): ReviewItem[] {
  const after = new Map(noticeParameters(next).map((parameter) => [parameter.path, parameter]));
  const wholes = new Map<string, { check: string; places: NoticeParameter[] }>();
  for (const place of noticeParameters(ended)) {
    if (place.isSpare || place.path.startsWith('quotas.')) continue;
    const check = checkOfPlace(place.path, textOf(place));
    if (check === null) continue;
    const whole = wholeOf(place.path);
    const known = wholes.get(whole);
    if (known) known.places.push(place);
    else wholes.set(whole, { check, places: [place] });
  }
  return [...wholes].map(([path, { check, places }]) => {
    const was = placesText(path, places);
    const becomes = isLeftOut(path)
      ? null
      : placesText(
          path,
          places.flatMap((place) => after.get(place.path) ?? []),
        );
    return { path, label: labelOf(path, places), was, becomes, check: `${check}${leapCheck(was, becomes)}` };
  });
}

function isLeftOut(path: string): boolean {
  return /^document\.(number|issuedOn|cites)$|^targets\.enrollment/.test(path);
}

function labelOf(path: string, [first]: readonly NoticeParameter[]): string {
  if (!first) return path;
  if (path === first.path) return `${first.group} ${first.label}`;
  return path.endsWith(']') ? first.group : (first.group.split(' ')[0] ?? path);
}

/** One place as it is written; a row as its places with their names; a list as the names in it. */
function placesText(path: string, places: readonly NoticeParameter[]): string | null {
  const [first] = places;
  if (first?.path === path) return textOf(first);
  const named = (place: NoticeParameter) =>
    path.endsWith(']') ? `${place.label} ${textOf(place)}` : textOf(place);
  return places.length === 0 ? null : places.map(named).join(path.endsWith(']') ? '；' : '、');
}

function textOf(parameter: NoticeParameter | undefined): string | null {
  if (!parameter || parameter.text === '') return null;
  return parameter.unit === null ? parameter.text : `${parameter.text}${parameter.unit}`;
}

/** The last day of February is not the same day in every year. */
function leapCheck(was: string | null, becomes: string | null): string {
  if (was?.endsWith('-02-29') && becomes?.endsWith('-02-28')) {
    return '上年是2月29日，新年度没有这一天，暂改为2月28日。';
  }
  if (!isLocalDate(was) || !isLocalDate(becomes) || !becomes.endsWith('-02-28')) return '';
  const isLeap = daysInMonth(Number(becomes.slice(0, 4)), 2) === 29;
  const wasMonthEnd = daysInMonth(Number(was.slice(0, 4)), 2) === 28;
  return isLeap && wasMonthEnd ? '上年是2月的最后一天，新年度2月有29天。' : '';
}

function quotaItems({ quotas }: Notice): ReviewItem[] {
  if (!quotas) return [];
  const columns = quotas.columns.map(({ name }) => name).join('、');
  return [
    {
      path: 'quotas',
      label: quotas.title ?? '任务数表',
      was: `${columns}，共 ${quotas.rows.length} 行`,
      becomes: null,
      check: '任务数没有带入。新年度的任务下达后照附表填写；没有附表的保持为空。',
    },
  ];
}
