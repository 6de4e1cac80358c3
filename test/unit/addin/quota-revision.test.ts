import {
  blankForm,
  type QuotaDesk,
  type QuotaForm,
  readForm,
} from '../../../addin/taskpane/acts/quota-revision.ts';
import { readPasted, wholeOf } from '../../../addin/taskpane/acts/quota-typed.ts';

const townships = [
  { code: '411521-04', name: '周党镇', aliases: [] },
  { code: '411521-18', name: '宝城街道办事处', aliases: ['宝城街道'] },
];
const desk: QuotaDesk = {
  campaign: {
    id: '411521-2025',
    benefitYear: 2025,
    quotas: null,
    quotaRevisions: [],
    notice: { categories: [] },
    mayReviseQuotas: { allowed: true, reason: null },
  },
  revision: 1,
  columns: [
    { code: 'TASK', name: '任务数', declaredTotal: 592_727, isInTable: true },
    { code: 'LIFTED_OUT', name: '脱贫户', declaredTotal: null, isInTable: false },
  ],
  townships,
};
const read = (part: Partial<QuotaForm> = {}) => readForm({ ...blankForm(desk), ...part }, desk);

describe('readForm', () => {
  it('asks for nothing when nothing was changed, so that no column is reckoned anew', () => {
    expect(read()).toEqual({
      kind: 'read',
      input: { columns: [], figures: [], edits: [], residual: 'LEAVE' },
    });
  });

  it('asks for the column when the residual is to be spread or its total is 592,000', () => {
    const column = { code: 'TASK', method: null };
    expect(read({ residual: 'APPORTION' })).toMatchObject({
      input: { columns: [{ ...column, declaredTotal: 592_727 }], residual: 'APPORTION' },
    });
    expect(read({ declared: '592,000' })).toMatchObject({
      input: { columns: [{ ...column, declaredTotal: 592_000 }] },
    });
    expect(read({ declared: ' ' })).toMatchObject({
      input: { columns: [{ ...column, declaredTotal: null }] },
    });
  });

  it('keeps 1 locked township out of a residual that is spread, and gives out from 2025-01-06', () => {
    const locked = ['411521-04'];
    expect(read({ residual: 'APPORTION', locked, fromOn: '2025-01-06' })).toMatchObject({
      input: { lockedDivisions: locked, fromOn: '2025-01-06' },
    });
    expect(read({ residual: 'LEAVE', locked })).toEqual(read());
  });

  it.each([
    ['102', 10_200],
    ['95.5%', 9550],
    ['１０２．５', 10_250],
    ['95.57', 9557],
  ])('reads a factor of %s as %d basis points', (percent, factorBasisPoints) => {
    expect(read({ method: 'PRIOR_YEAR_TIMES_FACTOR', percent })).toMatchObject({
      input: { columns: [{ method: { kind: 'PRIOR_YEAR_TIMES_FACTOR', factorBasisPoints } }] },
    });
  });

  it.each(['', '0', '1.005', '百分之九十', '-3'])('does not take “%s” for a percentage', (percent) => {
    expect(read({ method: 'POPULATION_RATE', percent })).toMatchObject({
      kind: 'faults',
      faults: { percent: expect.any(String) },
    });
  });

  it('sends three years of each township, the earliest first, and leaves a blank one out', () => {
    const pasted = '周党镇\t42,600\t42,640\t42,689\n宝城街道\t28,500\t\t２８６００\n';
    expect(read({ method: 'MEAN_OF_PRIOR_YEARS', pasted })).toEqual({
      kind: 'read',
      input: {
        columns: [
          {
            code: 'TASK',
            method: { kind: 'MEAN_OF_PRIOR_YEARS', years: 3, skipMissingYears: false },
            declaredTotal: 592_727,
          },
        ],
        figures: [
          { divisionCode: '411521-04', columnCode: 'TASK', year: 2022, persons: 42_600 },
          { divisionCode: '411521-04', columnCode: 'TASK', year: 2023, persons: 42_640 },
          { divisionCode: '411521-04', columnCode: 'TASK', year: 2024, persons: 42_689 },
          { divisionCode: '411521-18', columnCode: 'TASK', year: 2022, persons: 28_500 },
          { divisionCode: '411521-18', columnCode: 'TASK', year: 2024, persons: 28_600 },
        ],
        edits: [],
        residual: 'LEAVE',
      },
    });
  });

  it('names the lines it could not read, and sends nothing then', () => {
    const pasted = '乡镇 数\n周党镇 四百\n周党镇 42600\n周党镇 42601\n合计 592727';
    expect(read({ method: 'GIVEN', pasted })).toEqual({
      kind: 'faults',
      faults: { pasted: '第 1、2、4、5 行不对。一行一个：乡镇名，后面 1 个数，没有数的空着。' },
    });
  });

  it('does not leave out the 42,000 that was typed and not added', () => {
    const draft = { divisionCode: '411521-04', persons: '42,000', reason: '' };
    expect(read({ draft })).toEqual({
      kind: 'faults',
      faults: { draft: '这一处还没有加上。点“加上”，或者清空。' },
    });
  });

  it('forgets what was pasted for a method that is no longer chosen', () => {
    expect(read({ method: 'KEEP', pasted: '周党镇 1', residual: 'APPORTION' })).toMatchObject({
      input: { figures: [] },
    });
  });

  it('asks for a new column when one of its numbers is set', () => {
    const edits = [{ divisionCode: '411521-04', columnCode: 'LIFTED_OUT', persons: 3_893, reason: '示例' }];
    expect(read({ columnCode: 'LIFTED_OUT', declared: '', edits })).toMatchObject({
      input: { columns: [{ code: 'LIFTED_OUT', method: null, declaredTotal: null }], edits },
    });
  });
});

describe('readPasted', () => {
  it('reads a township by its name, alias or code, and skips blank lines', () => {
    expect(readPasted('周党镇 42,643\r\n\r\n411521-18\t28583\r\n', townships, 1)).toEqual({
      rows: [
        { divisionCode: '411521-04', numbers: [42_643] },
        { divisionCode: '411521-18', numbers: [28_583] },
      ],
      unread: [],
    });
  });
});

describe('wholeOf', () => {
  it.each([
    ['42,643', 42_643],
    ['０', 0],
    ['1.5', null],
    ['-1', null],
    ['', null],
    ['四百', null],
  ])('reads “%s” as %j', (text, whole) => {
    expect(wholeOf(text)).toBe(whole);
  });
});
