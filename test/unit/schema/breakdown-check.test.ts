import fc from 'fast-check';
import { problemSentence } from '../../../schema/messages.ts';
import type { BreakdownForm } from '../../../schema/values/breakdown.ts';
import {
  type CheckPlaces,
  checkBreakdown,
  type FilledCell,
  type FilledRow,
  filledCell,
} from '../../../schema/values/breakdown-check.ts';

const form: BreakdownForm = {
  columns: [
    { code: 'TASK', name: '任务数', isFilled: true, isSubQuota: false, quotaPersons: 1_000 },
    { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保', isFilled: true, isSubQuota: true, quotaPersons: 100 },
  ],
  villages: [
    { code: '990101001001', name: '示例东岗村', isAbolished: false },
    { code: '990101001002', name: '示例西湾村', isAbolished: false },
  ],
};
const places: CheckPlaces = { sheet: '示例镇填报表', totals: ['F6', 'G6'] };

const filled = (index: number, cells: readonly FilledCell[], known: Partial<FilledRow> = {}): FilledRow => ({
  villageCode: form.villages[index]?.code ?? '',
  villageName: form.villages[index]?.name ?? '',
  cells,
  line: 8 + index,
  addresses: [`F${8 + index}`, `G${8 + index}`],
  ...known,
});
const right = [filled(0, [600, 60]), filled(1, [400, 40])];

const found = (rows: readonly FilledRow[], mode: 'complete' | 'partial' = 'complete', of = form) =>
  checkBreakdown(of, rows, places, mode).map(({ code, place }) => `${code} ${place.address ?? ''}`.trim());

describe('checkBreakdown', () => {
  it('has nothing to say of 600 and 400 for a task of 1,000', () => {
    expect(found(right)).toEqual([]);
  });

  it.each<[FilledCell, string]>([
    [{ text: '四百' }, 'BREAKDOWN_NOT_A_NUMBER'],
    [{ text: '#REF!' }, 'BREAKDOWN_NOT_A_NUMBER'],
    [-1, 'BREAKDOWN_NEGATIVE'],
    [400.5, 'BREAKDOWN_NOT_WHOLE'],
    [10_000_001, 'BREAKDOWN_TOO_LARGE'],
  ])('names %j as %s at its own cell, in a draft too', (cell, code) => {
    const rows = [filled(0, [600, 60]), filled(1, [cell, 40])];
    expect(found(rows, 'partial')).toEqual([`${code} '示例镇填报表'!F9`]);
    expect(found(rows)).toContain(`${code} '示例镇填报表'!F9`);
  });

  it('takes 10,000,000 and 0 for numbers', () => {
    expect(found([filled(0, [10_000_000, 0])], 'partial')).toEqual([]);
  });

  it('wants every cell filled for submitting, and none for a draft', () => {
    const rows = [filled(0, [600, null]), filled(1, [null, 40])];
    expect(found(rows, 'partial')).toEqual([]);
    expect(found(rows)).toEqual([
      "BREAKDOWN_CELL_EMPTY '示例镇填报表'!G8",
      "BREAKDOWN_CELL_EMPTY '示例镇填报表'!F9",
    ]);
  });

  it('says in a sentence that 998 is 2 short of 1,000, at the remainder cell', () => {
    const [problem, ...others] = checkBreakdown(
      form,
      [filled(0, [598, 60]), filled(1, [400, 40])],
      places,
      'complete',
    );
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'BREAKDOWN_SUM_DIFFERS',
      severity: 'ERROR',
      found: '998',
      expected: '1000',
      values: { by: 2 },
    });
    expect(problem && problemSentence(problem)).toBe(
      "'示例镇填报表'!F6“任务数”：各村合计 998 人，任务数 1000 人，少 2 人。请调整各村的数，使“剩余”为 0。",
    );
  });

  it('says that 1,001 is 1 over though a cell is empty, for that cannot become right', () => {
    expect(found([filled(0, [1_001, 60]), filled(1, [null, 40])])).toEqual([
      "BREAKDOWN_CELL_EMPTY '示例镇填报表'!F9",
      "BREAKDOWN_SUM_DIFFERS '示例镇填报表'!F6",
    ]);
  });

  it.each<FilledCell>([{ text: '四百' }, -1, 400.5, 10_000_001])(
    'says nothing of a sum with %j in its column, and goes on about the other',
    (cell) => {
      const rows = [filled(0, [1_001, 60]), filled(1, [cell, 41])];
      expect(found(rows).filter((line) => line.startsWith('BREAKDOWN_SUM'))).toEqual([
        "BREAKDOWN_SUM_DIFFERS '示例镇填报表'!G6",
      ]);
    },
  );

  it('adds nothing up in a column without a quota', () => {
    const open = { ...form, columns: form.columns.map((column) => ({ ...column, quotaPersons: null })) };
    expect(found([filled(0, [3, 1]), filled(1, [4, 2])], 'complete', open)).toEqual([]);
  });

  it('lets 400 of 400 be on the allowance, and not 401', () => {
    const wide = { ...form, columns: form.columns.map((column) => ({ ...column, quotaPersons: null })) };
    expect(found([filled(0, [600, 60]), filled(1, [400, 400])], 'complete', wide)).toEqual([]);
    expect(found([filled(0, [600, 60]), filled(1, [400, 401])], 'complete', wide)).toEqual([
      "BREAKDOWN_ABOVE_TASK '示例镇填报表'!G9",
    ]);
  });

  it('names a village without a row', () => {
    const [missing] = checkBreakdown(form, [filled(0, [600, 60])], places, 'complete');
    expect(missing).toMatchObject({ code: 'BREAKDOWN_VILLAGE_MISSING', values: { village: '示例西湾村' } });
    expect(found([filled(0, [600, 60])], 'partial')).toEqual([]);
  });

  it('names the second row of a village, also when it is equal', () => {
    expect(found([...right, filled(1, [400, 40], { line: 12, addresses: ['F12', 'G12'] })])).toEqual([
      "BREAKDOWN_VILLAGE_TWICE '示例镇填报表'!F12",
    ]);
  });

  it('names a village of another township', () => {
    const foreign = { villageCode: '990101002001', villageName: '示例南桥村' };
    expect(found([...right, filled(1, [5, 0], foreign)])).toEqual([
      "BREAKDOWN_VILLAGE_FOREIGN '示例镇填报表'!F9",
    ]);
  });

  it('wants an abolished village blank, and does not miss it', () => {
    const [east, west] = form.villages;
    const gone = { ...form, villages: [east!, { ...west!, isAbolished: true }] };
    expect(found([filled(0, [1_000, 100])], 'complete', gone)).toEqual([]);
    expect(found([filled(0, [1_000, 100]), filled(1, [null, null])], 'complete', gone)).toEqual([]);
    expect(found([filled(0, [1_000, 100]), filled(1, [null, 0])], 'complete', gone)).toEqual([
      "BREAKDOWN_VILLAGE_ABOLISHED '示例镇填报表'!G9",
    ]);
  });

  it('names numbers whose row has lost its code, and leaves notes alone', () => {
    const lost = { villageCode: '' };
    expect(found([...right, filled(2, [null, 7], { ...lost, addresses: ['F20', 'G20'] })])).toEqual([
      "BREAKDOWN_ROW_WITHOUT_CODE '示例镇填报表'!G20",
    ]);
    expect(found([...right, filled(2, [{ text: '待核' }, null], lost)])).toEqual([]);
    expect(found([filled(0, [600, 60]), filled(1, [{ text: '四百' }, null], lost)], 'partial')).toEqual([
      "BREAKDOWN_ROW_WITHOUT_CODE '示例镇填报表'!F9",
    ]);
  });

  it('names a row whose name was moved without its code', () => {
    const rows = [
      filled(0, [600, 60], { villageName: '示例西湾村' }),
      filled(1, [400, 40], { villageName: ' 示例　西湾村' }),
    ];
    expect(found(rows)).toEqual(["BREAKDOWN_NAME_DIFFERS '示例镇填报表'!F8"]);
  });

  it('compares a column that is only shown with what the server has', () => {
    const shownTask = {
      ...form,
      columns: form.columns.map((column, at) => ({ ...column, isFilled: at === 1 })),
    };
    const shown = new Map([
      ['990101001001', [600, null]],
      ['990101001002', [400, null]],
    ]);
    expect(checkBreakdown(shownTask, right, places, 'complete', shown)).toEqual([]);
    const changed = [filled(0, [601, 60]), filled(1, [400, 40])];
    expect(checkBreakdown(shownTask, changed, places, 'complete', shown)).toMatchObject([
      { code: 'BREAKDOWN_NOT_YOURS', found: '601', expected: '600' },
    ]);
    expect(checkBreakdown(shownTask, changed, places, 'complete')).toEqual([]);
  });

  it('never repeats a number of 18 digits', () => {
    const [problem] = checkBreakdown(
      form,
      [filled(0, [{ text: '号411521199001011744' }, null])],
      places,
      'partial',
    );
    expect(problem?.found).toBe('号…');
  });
});

describe('checkBreakdown of 500 generated tables', () => {
  const rarely = <T>(one: T, usual: T) =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(one) });
  const cell = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 0, max: 3 }) },
    fc.constantFrom<FilledCell>(null, -1, 0.5, { text: '待核' }),
  );
  const row = (at: number) =>
    fc.record({
      at: rarely(3 - at, at),
      cells: fc.tuple(
        cell.map((value) => (typeof value === 'number' && value >= 0 ? value + 2 : value)),
        cell,
      ),
      isAbolished: rarely(true, false),
    });
  const table = fc
    .record({
      rows: fc.tuple(row(0), row(1), row(2)),
      length: rarely(2, 3),
      off: fc.tuple(rarely(1, 0), rarely(-1, 0)),
      isOpen: fc.boolean(),
    })
    .map(({ rows, length, off, isOpen }) => {
      const some = rows.slice(0, length);
      const sum = (at: 0 | 1) => some.reduce((total, { cells }) => total + Number(cells[at] ?? 0), 0) || 0;
      return { rows: some, quotas: [sum(0) + off[0], isOpen ? null : sum(1) + off[1]] };
    });

  it('passes those, and only those, that a second reckoning finds right', () => {
    let passed = 0;
    fc.assert(
      fc.property(table, ({ rows, quotas }) => {
        const villages = [0, 1, 2].map((at) => ({
          code: `9901010010${at}`,
          name: `示例${at}村`,
          isAbolished: rows.some((row) => row.at === at && row.isAbolished),
        }));
        const columns = form.columns.map((column, at) => ({ ...column, quotaPersons: quotas[at] ?? null }));
        const asFilled = rows.map(({ at, cells }): FilledRow => {
          const village = { villageCode: `9901010010${at}`, villageName: '' };
          return { ...village, cells, line: null, addresses: [] };
        });
        const problems = checkBreakdown({ columns, villages }, asFilled, { totals: [] }, 'complete');

        const isWhole = (value: FilledCell) => Number.isInteger(value) && Number(value) >= 0;
        const living = villages.filter(({ isAbolished }) => !isAbolished).map(({ code }) => code);
        const isRight =
          new Set(rows.map(({ at }) => at)).size === rows.length &&
          rows.every(({ at }) => at < 3) &&
          living.every((code) => asFilled.some(({ villageCode }) => villageCode === code)) &&
          asFilled.every(({ villageCode, cells }) =>
            living.includes(villageCode)
              ? cells.every(isWhole) && Number(cells[1]) <= Number(cells[0])
              : cells.every((value) => value === null),
          ) &&
          quotas.every(
            (quota, at) =>
              quota === null ||
              quota === asFilled.reduce((sum, { cells }) => sum + Number(cells[at] ?? 0), 0),
          );
        expect(problems.length === 0).toBe(isRight);
        passed += isRight ? 1 : 0;
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(passed).toBeGreaterThan(50);
    expect(passed).toBeLessThan(450);
  });
});

describe('filledCell', () => {
  it.each<[string | number | boolean | null, FilledCell]>([
    ['1,234', 1_234],
    ['１２３', 123],
    ['１，２３４', 1_234],
    [' 12 ', 12],
    ['−5', -5],
    ['1.5', 1.5],
    ['０', 0],
    [-0, 0],
    ['', null],
    ['　', null],
    [null, null],
    ['12人', { text: '12人' }],
    ['1,23', { text: '1,23' }],
    ['-', { text: '-' }],
    ['1e3', { text: '1e3' }],
    [true, { text: 'TRUE' }],
    [Number.NaN, { text: 'NaN' }],
  ])('reads %j as %j', (value, cell) => expect(filledCell(value)).toEqual(cell));
});
