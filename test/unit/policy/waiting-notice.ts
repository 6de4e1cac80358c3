import type { Notice } from '../../../server/policy/notice.ts';
import { noticeShape } from '../../../server/policy/notice-shape.ts';

/** The usual rule of 国办发〔2024〕38号 as a county would write it down. */
export const usualWaiting = {
  appliesTo: 'LATE_OR_NOT_CONTINUOUS',
  fixedMonths: 3,
  monthsPerMissedYear: 1,
  payUp: { monthsPerYearPaid: 1 },
  longGap: { years: 4, atLeastMonths: 6 },
  exemptCategories: ['EXTREME_POVERTY'],
  clause: '二',
};

const usualNewborn = {
  withinDays: 90,
  inTime: 'BIRTH',
  late: 'AS_OTHERS',
  birthYear: 'STANDARD',
  straddling: 'BOTH_YEARS',
  clause: '三',
};

/** An invented county for 2026: concentrated to 31 December, late from January to September, 400 yuan. */
export function waitingNotice(changes: Readonly<Record<string, unknown>> = {}): Notice {
  return noticeShape.parse({
    format: 1,
    document: {
      number: '示例办〔2025〕9号',
      title: '示例县2026年度方案',
      issuer: '示例县',
      issuedOn: '2025-08-20',
    },
    county: { code: '990101', name: '示例县' },
    benefitYear: 2026,
    clauses: [
      { id: '一', title: '标准和期限', text: '示例' },
      { id: '二', title: '等待期', text: '示例' },
      { id: '三', title: '新生儿', text: '示例' },
    ],
    standard: { individualFen: 40000, fiscal: null, clause: '一' },
    windows: [concentrated(), late()],
    newborn: usualNewborn,
    categories: [
      { code: 'EXTREME_POVERTY', name: '特困人员', clause: '一' },
      { code: 'ORPHAN', name: '孤儿', parent: 'EXTREME_POVERTY', clause: '一' },
    ],
    subsidies: [],
    unlistedCategories: { pay: 'STANDARD', clause: '一' },
    ...changes,
  });
}

export function concentrated(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    kind: 'CONCENTRATED',
    opensOn: '2025-09-01',
    closesOn: '2025-12-31',
    benefit: { start: 'START_OF_YEAR', clause: '一' },
    waiting: usualWaiting,
    clause: '一',
    ...changes,
  };
}

export function late(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    kind: 'LATE',
    opensOn: '2026-01-01',
    closesOn: '2026-09-30',
    benefit: { start: 'NEXT_DAY', clause: '一' },
    waiting: usualWaiting,
    clause: '一',
    ...changes,
  };
}

export const newbornRules = (changes: Readonly<Record<string, unknown>>) => ({
  newborn: { ...usualNewborn, ...changes },
});
