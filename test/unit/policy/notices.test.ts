import { readFileSync } from 'node:fs';
import { calendarDays, openDays } from '../../../server/policy/calendar.ts';
import { divisionNamed, hasQuotas, type Notice, switchChoice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { divisionQuotas, quotaTotals } from '../../../server/policy/quota.ts';
import { subsidyParts } from '../../../server/policy/subsidy.ts';
import { loadNotice, projectNotice } from './notice-samples.ts';

/** One standard for everybody: no tiers, no groups, no limit from above. */
const undivided = { individualFen: 40_000, tiers: [], groups: [], amounts: [], floors: [] };

/** 罗政办〔2024〕42号 附件, as printed. */
const printedRows: [string, number, number, number][] = [
  ['铁铺镇', 11617, 1130, 1960],
  ['山店乡', 17357, 1930, 2692],
  ['定远乡', 27321, 2410, 3712],
  ['周党镇', 42643, 3207, 3893],
  ['潘新镇', 29063, 2328, 3100],
  ['灵山镇', 19198, 1382, 3168],
  ['彭新镇', 36135, 3453, 3223],
  ['青山镇', 23892, 2388, 3110],
  ['子路镇', 39060, 2718, 3518],
  ['楠杆镇', 35691, 3449, 3790],
  ['莽张镇', 37857, 3389, 3670],
  ['庙仙乡', 30893, 2729, 3690],
  ['竹竿镇', 44481, 3538, 5278],
  ['东铺镇', 38522, 3204, 4215],
  ['尤店乡', 25843, 2379, 4098],
  ['高店镇', 34347, 3245, 5697],
  ['朱堂乡', 21203, 2354, 3576],
  ['宝城街道办事处', 28583, 4206, 606],
  ['龙山街道办事处', 27354, 3557, 974],
  ['丽水街道办事处', 21665, 2477, 687],
];

describe('the notice of Luoshan', () => {
  const notice = projectNotice('luoshan-2025');

  it('cites 罗政办〔2024〕42号 of 2024-10-29 for county 411521 and benefit year 2025', () => {
    expect(notice.document.number).toBe('罗政办〔2024〕42号');
    expect(notice.document.issuedOn).toBe('2024-10-29');
    expect([notice.county.code, notice.county.name, notice.benefitYear]).toEqual(['411521', '罗山县', 2025]);
  });

  it('sets 400 yuan a person and fiscal subsidy of not below 670 yuan', () => {
    expect(notice.standard).toEqual({
      ...undivided,
      fiscal: { fen: 67_000, isFloor: true, sources: [], clause: '一' },
      clause: '一',
    });
  });

  it('keeps the 20 rows of 3 columns as printed, in table order', () => {
    expect(notice.quotas?.rows.map(({ division, values }) => [division, ...values])).toEqual(printedRows);
    expect(divisionQuotas(notice).map(({ divisionCode }) => divisionCode)).toEqual(
      notice.divisions.map(({ code }) => code),
    );
    expect(notice.divisions.map(({ name }) => name)).toEqual(printedRows.map(([name]) => name));
  });

  it('declares 592,727, computes 592,725, and differs by -2 in the task column alone', () => {
    expect(quotaTotals(notice.quotas!)).toEqual([
      { code: 'TASK', name: '任务数', declared: 592_727, computed: 592_725, difference: -2 },
      { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保', declared: 55_473, computed: 55_473, difference: 0 },
      { code: 'LIFTED_OUT', name: '脱贫户', declared: 64_657, computed: 64_657, difference: 0 },
    ]);
  });

  it('loads with one warning that names both totals, 592727 and 592725', () => {
    const text = readFileSync(
      new URL('../../../server/policy/notices/luoshan-2025.yaml', import.meta.url),
      'utf8',
    );
    const { problems } = loadNotice(text);
    expect(problems.map(({ code, severity, found, expected }) => [code, severity, found, expected])).toEqual([
      ['NOTICE_QUOTA_TOTAL_DIFFERS', 'WARNING', '592727', '592725'],
    ]);
  });

  it('states no subsidy amount, and says so', () => {
    expect(notice.subsidies).toEqual([]);
    expect(notice.unlistedCategories.pay).toBe('NOT_STATED');
  });

  it('rewards 2 yuan a person by 30 November and 1 yuan by 31 December', () => {
    const plain = { metric: null, bands: [], base: null, headCount: null, conditions: [], capFen: null };
    expect(notice.rewards).toEqual([
      { ...plain, deadlineOn: '2024-11-30', perPersonFen: 200, clause: '四(四)' },
      { ...plain, deadlineOn: '2024-12-31', perPersonFen: 100, clause: '四(四)' },
    ]);
  });

  it('records a choice with a reason for each of the seven open questions about the reward', () => {
    const choices = notice.switches
      .filter(({ code }) => code.startsWith('REWARD_'))
      .map(({ code, choice }) => [code, choice]);
    expect(choices).toEqual([
      ['REWARD_STAGES', 'EXCLUSIVE'],
      ['REWARD_DEADLINE_DAY', 'INCLUDED'],
      ['REWARD_AS_OF', 'POSTED_ON'],
      ['REWARD_HEAD_COUNT', 'AT_DEADLINE'],
      ['REWARD_FULLY_SUBSIDISED', 'COUNTED'],
      ['REWARD_ABOVE_QUOTA', 'COUNTED'],
      ['REWARD_HARDSHIP_COVERAGE', 'NOT_REQUIRED'],
    ]);
    expect(switchChoice(notice, 'AGE_REFERENCE_DAY')).toBeNull();
  });

  it('opens 92 days from 2024-10-01 to 2024-12-31, all of them for payment', () => {
    expect(notice.windows.map((window) => [calendarDays(window), openDays(window)])).toEqual([[92, 92]]);
  });

  it('ends data correction on 30 December, a day before payment ends', () => {
    expect(notice.deadlines.map(({ closesOn }) => closesOn)).toEqual(['2024-12-30', '2024-12-31']);
  });

  it('knows 宝城街道 and 宝城街道办事处 as one division', () => {
    expect(divisionNamed(notice, '宝城街道')?.name).toBe('宝城街道办事处');
    expect(divisionNamed(notice, ' 宝城 街道办事处')?.code).toBe('411521-18');
    expect(divisionNamed(notice, '411521-18')?.name).toBe('宝城街道办事处');
    expect(divisionNamed(notice, '宝城镇')).toBeNull();
  });
});

describe('the notice of Linyi', () => {
  const notice = projectNotice('linyi-2025');

  it('cites 临政办发〔2024〕22号 of 2024-09-18 for county 140821 and benefit year 2025', () => {
    expect(notice.document.number).toBe('临政办发〔2024〕22号');
    expect(notice.document.issuedOn).toBe('2024-09-18');
    expect([notice.county.code, notice.county.name, notice.benefitYear]).toEqual(['140821', '临猗县', 2025]);
  });

  it('opens 178 calendar days, 150 of them for payment', () => {
    expect(notice.windows.map((window) => [calendarDays(window), openDays(window)])).toEqual([[178, 150]]);
  });

  it('has no quotas: not a table of zeros but none at all', () => {
    expect(hasQuotas(notice)).toBe(false);
    expect(notice.quotas).toBeNull();
    expect(divisionQuotas(notice)).toEqual([]);
    expect(notice.divisions).toEqual([]);
    expect(hasQuotas(projectNotice('luoshan-2025'))).toBe(true);
  });

  it('states no fiscal amount', () => {
    expect(notice.standard).toEqual({ ...undivided, fiscal: null, clause: '三' });
  });

  it('asks disability grade 2 or more severe, and a low-income family of both the elderly and minors', () => {
    const conditions = notice.subsidies
      .slice(4)
      .map(({ categories, conditions }) => [categories[0], conditions]);
    expect(conditions).toEqual([
      ['DISABLED_UNABLE_TO_WORK', { disabilityGradeAtMost: 2 }],
      ['LOW_INCOME_ELDERLY', { lowIncomeFamily: true, ageAtLeast: 60 }],
      ['LOW_INCOME_MINOR', { lowIncomeFamily: true, isMinor: true }],
    ]);
  });
});

describe.each(['luoshan-2025', 'linyi-2025'] as const)('checkNotice of %s', (name) => {
  const notice = projectNotice(name);

  it('gives the same notice again after it was stored as JSON', () => {
    const again = checkNotice(JSON.parse(JSON.stringify(notice)));
    expect(again.kind === 'ok' && again.notice).toEqual(notice);
  });

  it('has every subsidy add up to the standard', () => {
    for (const subsidy of notice.subsidies) {
      const { personPaysFen, assistanceFen } = subsidyParts(subsidy, notice.standard.individualFen);
      expect([subsidy.personPaysFen, subsidy.assistanceFen]).toEqual([personPaysFen, assistanceFen]);
      expect(personPaysFen + assistanceFen).toBe(notice.standard.individualFen);
    }
  });

  it('cites a clause for every part that holds a number', () => {
    expect(uncitedNumbers(notice)).toEqual([]);
  });
});

/** Paths of numbers that stand in no map with a `clause`, at any height. The benefit year and format are the file's own. */
function uncitedNumbers(notice: Notice): string[] {
  const visit = (value: unknown, path: string, isCited: boolean): string[] => {
    if (typeof value === 'number') return isCited ? [] : [path];
    if (typeof value !== 'object' || value === null) return [];
    const cited = isCited || 'clause' in value;
    return Object.entries(value).flatMap(([key, inner]) => visit(inner, `${path}.${key}`, cited));
  };
  const { format: _, benefitYear: __, ...rest } = notice;
  return visit(rest, 'notice', false);
}
