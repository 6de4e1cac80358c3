import { breakdownFormSheet } from '../../../schema/sheets/breakdown-form.ts';
import {
  type BreakdownSnapshot,
  type BreakdownSnapshotCell,
  type ReadBreakdown,
  readBreakdown,
} from '../../../schema/sheets/breakdown-read-back.ts';
import { checkBreakdown } from '../../../schema/values/breakdown-check.ts';
import {
  sampleColumns,
  sampleForm,
  sampleToken,
  sampleVillage,
  snapshotOfModel,
  villageCode,
} from './breakdown-samples.ts';

type Cells = BreakdownSnapshotCell[][];

const filled = sampleForm({
  villages: [
    sampleVillage(0, { values: [400, 40, 30] }),
    sampleVillage(1, { values: [350, 35, 30] }),
    sampleVillage(2, { values: [250, 25, 20] }),
  ],
});

/** The filled form after `change`; rows and columns are 0-based, the first village in row 7. */
function snapshotAfter(change: (cells: Cells) => void = () => {}): BreakdownSnapshot {
  const snapshot = snapshotOfModel(breakdownFormSheet(filled));
  const cells: Cells = snapshot.cells.map((line) => [...line]);
  change(cells);
  return { ...snapshot, cells };
}

function readAfter(change?: (cells: Cells) => void): ReadBreakdown {
  const read = readBreakdown(snapshotAfter(change), sampleColumns);
  if (read.kind === 'unreadable') throw new Error(JSON.stringify(read.problems));
  return read;
}

const cell = (value: string | number | boolean, formula: string | null = null) => ({ value, formula });
const numbers = new Map([
  [villageCode(0), [400, 40, 30]],
  [villageCode(1), [350, 35, 30]],
  [villageCode(2), [250, 25, 20]],
]);

/** What a check would say of the sheet before it is sent. */
function codes({ rows, layout }: ReadBreakdown): string[] {
  const form = {
    columns: sampleColumns,
    villages: filled.villages.map(({ code, name }) => ({ code, name, isAbolished: false })),
  };
  const totals = sampleColumns.map(({ code }) => layout.remainderOf.get(code) ?? null);
  return checkBreakdown(form, rows, { totals }, 'complete').map(({ code }) => code);
}

describe('readBreakdown', () => {
  it('reads 3 villages, their remarks and the token of a form just made', () => {
    const read = readAfter();
    expect(read.numbers).toEqual(numbers);
    expect(read.token).toBe(sampleToken);
    expect(read.layout).toMatchObject({ headerRow: 6, tokenCell: { row: 0, column: 12 } });
    expect([...read.layout.remainderOf]).toEqual([
      ['TASK', 'F6'],
      ['SUBSISTENCE_ALLOWANCE', 'G6'],
      ['LIFTED_OUT', 'H6'],
    ]);
    expect(read.problems).toEqual([]);
    expect(codes(read)).toEqual([]);
  });

  it('starts where the used range starts', () => {
    const snapshot = snapshotAfter((cells) => cells.splice(0, 2));
    const read = readBreakdown({ ...snapshot, row: 2, column: 3 }, sampleColumns);
    expect(read).toMatchObject({ numbers, layout: { headerRow: 6 }, token: null });
    expect(read.kind === 'read' && read.rows[0]?.addresses).toEqual(['I8', 'J8', 'K8']);
  });

  it('finds columns by their headers wherever they were moved', () => {
    const moved = readAfter((cells) => {
      for (const line of cells) line.unshift(...line.splice(7, 1));
    });
    expect(moved.numbers).toEqual(numbers);
    expect(moved.layout.columnOf.get('LIFTED_OUT')).toBe(0);
  });

  it('reads headers in full width, with blanks and line breaks', () => {
    const read = readAfter((cells) => {
      const header = cells[6];
      if (header) [header[1], header[6]] = [cell('村 (社区)'), cell(' 城乡\n低保　')];
    });
    expect(read.numbers).toEqual(numbers);
    expect(read.rows[0]?.villageName).toBe('示例1村');
  });

  it('reads sorted rows, and skips blank ones and a header repeated below', () => {
    const read = readAfter((cells) => {
      const blank = cells[0]?.map(() => cell('')) ?? [];
      const header = cells[6] ?? [];
      const [first = [], second = [], third = []] = cells.splice(7, 3);
      cells.splice(7, 0, third, blank, first, header, second);
    });
    expect(read.numbers).toEqual(numbers);
    expect(read.rows.map(({ line }) => line)).toEqual([8, 10, 12]);
    expect(codes(read)).toEqual([]);
  });

  it('takes numbers that another program saved as text: 400, １，234 and " 30 "', () => {
    const read = readAfter((cells) => {
      cells[7]?.splice(5, 3, cell('400'), cell('１，２３４'), cell(' 30 '));
    });
    expect(read.numbers.get(villageCode(0))).toEqual([400, 1234, 30]);
  });

  it('takes a code that became a number', () => {
    const read = readAfter((cells) => cells[7]?.splice(12, 1, cell(Number(villageCode(0)))));
    expect(read.numbers).toEqual(numbers);
  });

  it('counts a formula by its value, and keeps an error and a word as text', () => {
    const read = readAfter((cells) => {
      cells[7]?.splice(5, 3, cell(400, '=C8+100'), cell('#REF!', '=G99'), cell('三十'));
    });
    expect(read.rows[0]?.cells).toEqual([400, { text: '#REF!' }, { text: '三十' }]);
    expect(read.numbers.get(villageCode(0))).toEqual([400, null, null]);
    expect(codes(read)).toContain('BREAKDOWN_NOT_A_NUMBER');
  });

  it('leaves the reader’s sums and notes below alone', () => {
    const read = readAfter((cells) => {
      const note = (name: string, number: BreakdownSnapshotCell) =>
        cells[0]?.map((_, at) => (at === 1 ? cell(name) : at === 5 ? number : cell(''))) ?? [];
      cells.push(note('合计', cell(1000)), note('自己算的', cell(1000, '=SUM(F8:F10)')), note('', cell(77)));
    });
    expect(read.rows).toHaveLength(3);
    expect(codes(read)).toEqual([]);
  });

  it('reports numbers in a row that has lost its code', () => {
    const read = readAfter((cells) => cells[8]?.splice(12, 1, cell('')));
    expect(read.rows[1]).toMatchObject({ villageCode: '', villageName: '示例2村', line: 9 });
    expect(codes(read)).toEqual(
      expect.arrayContaining(['BREAKDOWN_ROW_WITHOUT_CODE', 'BREAKDOWN_VILLAGE_MISSING']),
    );
  });

  it('reports numbers that stand nowhere between two villages', () => {
    const read = readAfter((cells) => {
      cells.splice(8, 0, cells[0]?.map((_, at) => cell(at === 5 ? 12 : '')) ?? []);
    });
    expect(codes(read)).toEqual(['BREAKDOWN_ROW_WITHOUT_CODE']);
  });

  it('has the first of two rows of one village, and both among the rows', () => {
    const read = readAfter((cells) => {
      cells.push((cells[7] ?? []).map((each, at) => (at === 5 ? cell(9) : each)));
    });
    expect(read.numbers.get(villageCode(0))).toEqual([400, 40, 30]);
    expect(read.rows).toHaveLength(4);
    expect(codes(read)).toContain('BREAKDOWN_VILLAGE_TWICE');
  });

  it('reads remarks without blanks around them and 是 in 锁定', () => {
    const read = readAfter((cells) => {
      cells[7]?.splice(8, 2, cell('是'), cell(' 第一行\r\n第二行 '));
      cells[8]?.splice(8, 2, cell('否'), cell(''));
    });
    expect([...read.locked]).toEqual([villageCode(0)]);
    expect(read.remarks.get(villageCode(0))).toBe('第一行\n第二行');
    expect(read.remarks.get(villageCode(1))).toBe('');
  });

  it('names the columns that are gone', () => {
    const snapshot = snapshotAfter((cells) => {
      for (const line of cells) line.splice(6, 2);
    });
    expect(readBreakdown(snapshot, sampleColumns)).toEqual({
      kind: 'unreadable',
      problems: [
        {
          code: 'BREAKDOWN_COLUMNS_MISSING',
          severity: 'ERROR',
          place: { sheet: '周党镇2025目标分解填报' },
          expected: '城乡低保、脱贫户',
        },
      ],
    });
  });

  it('cannot tell rows apart without the hidden column', () => {
    const snapshot = snapshotAfter((cells) => {
      for (const line of cells) line.splice(12, 1);
    });
    const read = readBreakdown(snapshot, sampleColumns);
    expect(read).toMatchObject({ kind: 'unreadable', problems: [{ code: 'BREAKDOWN_CODE_COLUMN_MISSING' }] });
  });

  it('does not guess between two columns of one name', () => {
    const read = readAfter((cells) => {
      cells[6]?.push(cell('任务数'));
      cells[7]?.push(cell(1));
    });
    expect(read.problems).toEqual([
      {
        code: 'BREAKDOWN_COLUMN_TWICE',
        severity: 'ERROR',
        place: { address: "'周党镇2025目标分解填报'!N7" },
        expected: '任务数',
      },
    ]);
    expect(read.numbers).toEqual(numbers);
  });

  it('gives a damaged token as it is, and objects to two different ones', () => {
    const damaged = readAfter((cells) => cells[0]?.splice(12, 1, cell('ZJ1.xyz')));
    expect(damaged.token).toBe('ZJ1.xyz');
    expect(damaged.problems).toEqual([]);
    const pasted = readAfter((cells) => cells[7]?.push(cell(`${sampleToken.slice(0, -1)}B`)));
    expect(pasted.token).toBe(sampleToken);
    expect(pasted.problems).toMatchObject([{ code: 'SHEET_TOKEN_TAMPERED', severity: 'ERROR' }]);
    const twice = readAfter((cells) => cells[7]?.push(cell(sampleToken)));
    expect(twice.problems).toEqual([]);
  });

  it('reads nothing from an empty sheet', () => {
    const read = readBreakdown({ sheetName: '空', row: 0, column: 0, cells: [] }, sampleColumns);
    expect(read).toMatchObject({ kind: 'unreadable', problems: [{ expected: '任务数、城乡低保、脱贫户' }] });
  });
});
