import { readFileSync } from 'node:fs';
import { readNoticeFile } from '../../server/ingest/notice-file.ts';
import { type Assessed, createAssessor } from '../../server/policy/assessor.ts';
import type { CategoryMembership, Person } from '../../server/policy/due.ts';
import type { Notice } from '../../server/policy/notice.ts';
import { checkNotice } from '../../server/policy/notice-check.ts';
import { atLeast, type Bench, median } from './bench.ts';

const persons = 600_000;
const paidOn = '2024-11-12';

/** Whether a whole county can be assessed while somebody waits for a simulation. */
export const assess: Bench = {
  name: 'assess',
  async run(report) {
    const notice = linyi();
    const people = county(notice, persons);
    const perSecond: number[] = [];
    const ratios: number[] = [];
    for (let round = 0; round < 7; round++) {
      const bareFrom = performance.now();
      const touched = touch(people);
      const bare = performance.now() - bareFrom;
      const from = performance.now();
      const counted = assessAll(notice, people);
      const took = performance.now() - from;
      if (touched !== persons || counted !== persons) throw new Error('a person was lost');
      perSecond.push((persons / took) * 1000);
      ratios.push(bare / took);
    }
    report(`${persons} persons, ${Math.round(median(perSecond))} a second`);
    return [
      atLeast(
        'assess',
        median(perSecond),
        1_000_000,
        'persons/s',
        `${persons} persons under one notice, one core, no explanations, answers counted; a fresh assessor each time`,
      ),
      atLeast(
        'assess.ratio',
        median(ratios),
        0.04,
        '×',
        'time of a bare loop that reads the same fields of the same persons ÷ time of assessing them',
      ),
    ];
  },
};

function assessAll(notice: Notice, people: readonly Person[]): number {
  const assessor = createAssessor(notice, paidOn);
  const counts = new Map<Assessed, number>();
  for (const person of people) {
    const answer = assessor.assess(person);
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Reads what an assessment reads and decides nothing. */
function touch(people: readonly Person[]): number {
  let read = 0;
  let known = 0;
  for (const person of people) {
    if (person.bornOn !== null && person.bornOn <= paidOn) known++;
    if (person.tier !== null || person.disabilityGrade !== null || person.lowIncomeFamily !== null) known++;
    for (const { code, status, from, to } of person.categories) {
      if (code !== '' && status === 'ACTIVE' && (from === null || from <= paidOn) && to === null) known++;
    }
    read++;
  }
  return known < 0 ? 0 : read;
}

/** Invented people: one in five in some category, a few in two or three, every fact now and then not known. */
function county(notice: Notice, size: number): Person[] {
  let seed = 20_251_001;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((seed / 0x8000_0000) * limit);
  };
  const two = (value: number) => String(value).padStart(2, '0');
  const codes = notice.categories.map(({ code }) => code);
  const membership = (): CategoryMembership => ({
    code: codes[below(codes.length)] ?? '',
    status: below(20) === 0 ? 'RISK_ELIMINATED' : 'ACTIVE',
    from: below(3) === 0 ? `2024-${two(1 + below(12))}-01` : null,
    to: null,
  });
  return Array.from({ length: size }, () => ({
    bornOn: below(200) === 0 ? null : `${1930 + below(94)}-${two(1 + below(12))}-${two(1 + below(28))}`,
    tier: null,
    categories:
      below(5) === 0 ? Array.from({ length: 1 + (below(10) === 0 ? 1 + below(2) : 0) }, membership) : [],
    disabilityGrade: below(12) === 0 ? 1 + below(4) : 0,
    lowIncomeFamily: below(50) === 0 ? null : below(8) === 0,
    student: null,
    ethnicMinority: null,
  }));
}

function linyi(): Notice {
  const path = new URL('../../server/policy/notices/linyi-2025.yaml', import.meta.url);
  const file = readNoticeFile(readFileSync(path, 'utf8'));
  if (file.kind === 'problems') throw new Error('the notice cannot be read');
  const check = checkNotice(file.value);
  if (check.kind === 'problems') throw new Error('the notice is not sound');
  return check.notice;
}
