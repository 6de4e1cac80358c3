import { policyHeaders } from '../../../schema/sheets/policy-parameter.ts';
import { isInside, rowForPath } from '../../../schema/sheets/policy-place.ts';
import { type PolicyRead, readPolicy } from '../../../schema/sheets/policy-read-back.ts';
import { linyiParameters, linyiView, PolicyGrid } from './policy-samples.ts';

function read(grid: PolicyGrid): Extract<PolicyRead, { kind: 'read' }> {
  const answer = readPolicy(grid.snapshot(), linyiParameters);
  if (answer.kind !== 'read') throw new Error(`unreadable: ${answer.problems[0]?.code}`);
  return answer;
}

const codes = (grid: PolicyGrid) =>
  read(grid).problems.map(({ code, place }) => [code, place.address ?? place.sheet]);

describe('readPolicy', () => {
  it('finds no edit on a sheet nobody has touched', () => {
    expect(read(new PolicyGrid())).toMatchObject({ edits: [], problems: [] });
  });

  it('turns 80 → 90 into one edit, and an emptied value into an empty text', () => {
    const grid = new PolicyGrid().type('subsidies[1].personPaysFen', ' 90 ').type('document.number', '');
    expect(read(grid).edits).toEqual([
      { path: 'document.number', text: '' },
      { path: 'subsidies[1].personPaysFen', text: '90' },
    ]);
  });

  it('finds the same edit after sorting, with 2 columns and 3 rows more, and anywhere on the sheet', () => {
    const grid = new PolicyGrid(linyiView(), { row: 6, column: 2 }).type('subsidies[1].personPaysFen', '90');
    const header = grid.headerRow();
    const body = grid.cells.splice(header + 1).reverse();
    const blank = grid.cells[0]?.map(() => ({ text: '', number: null })) ?? [];
    grid.cells.push(blank, blank, ...body, blank);
    grid.cells = grid.cells.map((line) => {
      const [first, ...others] = line;
      return [
        first ?? { text: '', number: null },
        { text: '我的备注', number: null },
        ...others,
        { text: '8', number: 8 },
      ];
    });
    const { edits, problems, layout } = read(grid);
    expect({ edits, problems }).toEqual({
      edits: [{ path: 'subsidies[1].personPaysFen', text: '90' }],
      problems: [],
    });
    expect(layout.rowOf.get('subsidies[1].personPaysFen')).toBe(6 + grid.rowOf('subsidies[1].personPaysFen'));
    expect(layout.columns.get('value')).toBe(2 + 4);
  });

  it.each([
    ['45536', 45_536],
    ['2024/9/1', null],
    ['2024年9月1日', null],
    ['２０２４-０９-０１', null],
  ])('takes %s for the day that stands there already', (text, number) => {
    expect(read(new PolicyGrid().type('windows[0].opensOn', text, 'value', number)).edits).toEqual([]);
  });

  it('turns the serial 45626 into 2024-11-30 in a row of days, and into nothing else elsewhere', () => {
    const days = new PolicyGrid().type('windows[0].opensOn', '45626', 'value', 45_626);
    expect(read(days).edits).toEqual([{ path: 'windows[0].opensOn', text: '2024-11-30' }]);
    const yuan = new PolicyGrid().type('standard.individualFen', '45626', 'value', 45_626);
    expect(read(yuan).edits).toEqual([{ path: 'standard.individualFen', text: '45626' }]);
  });

  it('leaves a pasted 42643 a number beside a hint that mentions a day', () => {
    const parameters = linyiParameters.map((parameter) =>
      parameter.path === 'standard.individualFen'
        ? { ...parameter, hint: '自 2024-12-01 起改为 410（示例〔2024〕1号）；金额，单位元' }
        : parameter,
    );
    const grid = new PolicyGrid(linyiView({ parameters }));
    grid.type('standard.individualFen', '42643', 'value', 42_643);
    const answer = readPolicy(grid.snapshot(), parameters);
    expect(answer).toMatchObject({
      edits: [{ path: 'standard.individualFen', text: '42643' }],
      problems: [],
    });
  });

  it('removes an item once, however many of its rows say 删除', () => {
    const grid = new PolicyGrid()
      .type('subsidies[0].kind', '删除', 'operation')
      .type('subsidies[0].personPaysFen', '删除', 'operation');
    expect(read(grid)).toMatchObject({ edits: [{ path: 'subsidies[0]', text: '删除' }], problems: [] });
  });

  it('refuses an item both removed and changed, and 删除 where there is no item', () => {
    const grid = new PolicyGrid()
      .type('subsidies[0].kind', '删除', 'operation')
      .type('subsidies[0].personPaysFen', '50')
      .type('standard.individualFen', '删除', 'operation')
      .type('subsidies[1].kind', '取消', 'operation');
    expect(codes(grid)).toEqual([
      ['POLICY_NOT_REMOVABLE', "'政策参数'!G13"],
      ['POLICY_OPERATION_UNKNOWN', "'政策参数'!G20"],
      ['POLICY_REMOVED_AND_CHANGED', "'政策参数'!D19"],
    ]);
  });

  it('says so in the cell when a row of somebody’s own has a value', () => {
    const grid = new PolicyGrid();
    grid.cells.push(grid.cells[0]?.map(() => ({ text: '', number: null })) ?? []);
    const last = grid.cells.length - 1;
    grid.typeAt(last, '120');
    expect(codes(grid)).toEqual([['POLICY_VALUE_WITHOUT_KEY', `'政策参数'!D${last + 1}`]]);
  });

  it('refuses a copied row that says something else, in both rows, and takes a plain copy for one', () => {
    const grid = new PolicyGrid();
    const row = grid.rowOf('subsidies[1].personPaysFen');
    grid.cells.push([...(grid.cells[row] ?? [])]);
    expect(read(grid)).toMatchObject({ edits: [], problems: [] });
    grid.typeAt(grid.cells.length - 1, '90');
    expect(read(grid).edits).toEqual([]);
    expect(read(grid).problems).toMatchObject([
      { code: 'POLICY_ROW_COPIED', values: { row: grid.cells.length } },
      { code: 'POLICY_ROW_COPIED', values: { row: row + 1 } },
    ]);
  });

  it('refuses a change of what only the file states, and says what stood there', () => {
    const grid = new PolicyGrid().type('benefitYear', '2026');
    expect(read(grid).edits).toEqual([]);
    expect(read(grid).problems).toMatchObject([{ code: 'POLICY_NOT_EDITABLE', expected: '2025' }]);
  });

  it('ignores a renamed label with a word, and keeps the edit beside it', () => {
    const grid = new PolicyGrid()
      .type('subsidies[1].personPaysFen', '个人交', 'label')
      .type('subsidies[1].personPaysFen', '90');
    expect(read(grid)).toMatchObject({
      edits: [{ path: 'subsidies[1].personPaysFen', text: '90' }],
      problems: [{ code: 'POLICY_LABEL_EDITED', severity: 'WARNING', expected: '个人缴纳' }],
    });
  });

  it('takes a deleted row for no edit, and says that 2 parameters keep their values', () => {
    const grid = new PolicyGrid();
    grid.cells.splice(grid.rowOf('subsidies[1].kind'), 2);
    expect(read(grid)).toMatchObject({
      edits: [],
      problems: [
        {
          code: 'POLICY_ROWS_MISSING',
          severity: 'WARNING',
          values: { rows: 2, label: '分类资助 第 2 条 方式' },
        },
      ],
    });
  });

  it('refuses an error value and a key of no version', () => {
    const grid = new PolicyGrid()
      .type('subsidies[0].personPaysFen', '#N/A')
      .type('standard.individualFen', 'standard.other', 'path');
    expect(read(grid).problems.map(({ code }) => code)).toEqual([
      'POLICY_KEY_UNKNOWN',
      'POLICY_CELL_ERROR',
      'POLICY_ROWS_MISSING',
    ]);
  });

  it.each(['path', 'value'] as const)('reads nothing without the column %s', (column) => {
    const grid = new PolicyGrid();
    grid.typeAt(grid.headerRow(), '', column);
    expect(readPolicy(grid.snapshot(), linyiParameters)).toMatchObject({
      kind: 'unreadable',
      problems: [{ code: 'POLICY_COLUMN_MISSING', expected: policyHeaders[column] }],
    });
  });

  it('goes on without 问题 and 操作, with a word for each', () => {
    const grid = new PolicyGrid();
    grid.typeAt(grid.headerRow(), '', 'problem').typeAt(grid.headerRow(), '', 'operation');
    expect(codes(grid)).toEqual([
      ['POLICY_COLUMN_GONE', '政策参数'],
      ['POLICY_COLUMN_GONE', '政策参数'],
    ]);
  });
});

describe('rowForPath', () => {
  const grid = new PolicyGrid();
  const { layout } = read(grid);

  it.each([
    ['subsidies[1].personPaysFen', 'subsidies[1].personPaysFen'],
    ['subsidies[1]', 'subsidies[1].kind'],
    ['subsidies[1].assistanceFen', 'subsidies[1].kind'],
    ['subsidies[1].conditions.ageAtLeast', 'subsidies[1].kind'],
    ['subsidies', 'subsidies[0].kind'],
    ['standard.fiscal.fen', 'standard.fiscal.isFloor'],
  ])('places a problem of %s in the row of %s', (path, row) => {
    expect(rowForPath(layout, path)).toBe(grid.rowOf(row));
  });

  it('answers null for what the sheet shows nothing of', () => {
    expect(rowForPath(layout, 'quotas.rows[3]')).toBeNull();
  });
});

describe('isInside', () => {
  it('does not take subsidies[10] for a part of subsidies[1]', () => {
    expect(isInside('subsidies[10]', 'subsidies[1]')).toBe(false);
    expect(isInside('subsidies[1].kind', 'subsidies[1]')).toBe(true);
  });
});
