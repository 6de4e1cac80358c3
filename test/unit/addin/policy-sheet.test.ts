import { findPolicies } from '../../../addin/excel/find-policy.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { markPolicy, movePolicyOn } from '../../../addin/excel/mark-policy.ts';
import { policyCell, readPolicySheet } from '../../../addin/excel/read-policy.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { policySheet } from '../../../schema/sheets/policy.ts';
import { readPolicy } from '../../../schema/sheets/policy-read-back.ts';
import { linyiParameters, linyiView } from '../sheets/policy-samples.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';

const tab = '临猗县2025政策参数';

async function openSheet(): Promise<ExcelSession> {
  const session = await openExcel();
  await insertSheet(policySheet(linyiView()));
  return session;
}

async function read(sheetName = tab) {
  const snapshot = await readPolicySheet(sheetName);
  const answer = readPolicy(snapshot, linyiParameters);
  if (answer.kind !== 'read') throw new Error('unreadable');
  return { ...answer, snapshot };
}

/** Row number of a parameter as Excel shows it. */
async function rowOf(path: string, sheetName = tab): Promise<number> {
  const row = (await read(sheetName)).layout.rowOf.get(path);
  if (row === undefined) throw new Error(`no row ${path}`);
  return row + 1;
}

describe('a 政策参数 sheet in Excel', () => {
  it('is inserted in 2 round trips: values as text, key column hidden, header frozen, lists in place', async () => {
    const session = await openSheet();
    expect(session.syncs()).toBe(2);
    expect(session.host.unhandled).toEqual([]);
    expect(textsOf(session, tab, 'A1')).toEqual([['临猗县2025年度 政策参数']]);
    const row = await rowOf('subsidies[1].personPaysFen');
    expect(textsOf(session, tab, `B${row}:E${row}`)).toEqual([['分类资助 第 2 条', '个人缴纳', '80', '元']]);
    expect(await readRange(session, tab, `D${row}`, 'numberFormat')).toEqual([['@']]);
    expect(await readRange(session, tab, `D${row}`, 'values')).toEqual([['80']]);
    expect(await readRange(session, tab, 'I1:I30', 'columnHidden')).toBe(true);
    const [sheet] = session.snapshot().sheets.filter(({ name }) => name === tab);
    expect(sheet?.frozen).toEqual({ rows: 4, columns: 0 });
    expect(sheet?.validations).toContainEqual({
      address: `D${row - 1}`,
      rule: { list: { inCellDropDown: true, source: '全额资助,定额资助,比例资助' } },
    });
    expect(sheet?.print).toMatchObject({ orientation: 'Landscape', paperSize: 'A4' });
  });

  it('gives no edits as inserted, and 90 for the 80 typed over', async () => {
    const session = await openSheet();
    expect(await read()).toMatchObject({ edits: [], problems: [] });
    session.workbook.user.edit(tab, `D${await rowOf('subsidies[1].personPaysFen')}`, [['90']]);
    expect((await read()).edits).toEqual([{ path: 'subsidies[1].personPaysFen', text: '90' }]);
  });

  it('reads a pasted date serial 45626 as 2024-11-30', async () => {
    const session = await openSheet();
    session.workbook.user.edit(tab, `D${await rowOf('windows[0].opensOn')}`, [[45_626]]);
    expect((await read()).edits).toEqual([{ path: 'windows[0].opensOn', text: '2024-11-30' }]);
  });

  it('is found renamed and moved, read with a column and 2 rows more and filtered rows, at the same edit', async () => {
    const session = await openSheet();
    const { user } = session.workbook;
    user.edit(tab, `D${await rowOf('subsidies[1].personPaysFen')}`, [['90']]);
    user.insertColumn(tab, 'C');
    user.insert(tab, '2:3');
    user.rename(tab, '我改的方案');
    const row = await rowOf('standard.individualFen', '我改的方案');
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('我改的方案');
      sheet.position = 0;
      sheet.getRange(`${row}:${row + 8}`).rowHidden = true;
      await context.sync();
    });
    expect(await findPolicies()).toEqual([
      {
        campaignId: '140821-2025',
        version: 1,
        name: 'zj_policy_140821_2025_v1_',
        sheetName: '我改的方案',
        isActive: true,
      },
    ]);
    const answer = await read('我改的方案');
    expect(answer.edits).toEqual([{ path: 'subsidies[1].personPaysFen', text: '90' }]);
    expect(answer.problems).toEqual([]);
    expect(answer.layout.columns.get('value')).toBe(4);
  });

  it('knows a copy of the sheet as one of its own', async () => {
    const session = await openSheet();
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(tab).copy('After');
      await context.sync();
    });
    const found = await findPolicies();
    expect(found.map(({ sheetName, version }) => [sheetName, version])).toEqual([
      [tab, 1],
      [`${tab} (2)`, 1],
    ]);
    session.workbook.user.edit(`${tab} (2)`, `D${await rowOf('subsidies[1].personPaysFen')}`, [['90']]);
    expect((await read(tab)).edits).toEqual([]);
    expect((await read(`${tab} (2)`)).edits).toHaveLength(1);
  });
});

describe('findPolicies', () => {
  it('finds a sheet that came as a file, whose name belongs to the workbook', async () => {
    const session = await openExcel();
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      context.workbook.names.add('zj_policy_140821_2025_v3_', sheet.getRange('$A$4:$I$30'));
      const gone = context.workbook.worksheets.add('已删除');
      context.workbook.names.add('zj_policy_140821_2025_v4_', gone.getRange('$A$4:$I$30'));
      await context.sync();
      gone.delete();
      await context.sync();
    });
    expect(await findPolicies()).toMatchObject([{ version: 3, sheetName: 'Sheet1', isActive: true }]);
  });
});

describe('markPolicy', () => {
  const input = () => 'input' as const;

  it('writes problems into their own rows, colours the value, and takes away what no longer holds', async () => {
    const session = await openSheet();
    const row = await rowOf('subsidies[1].personPaysFen');
    session.workbook.user.edit(tab, `D${row}`, [['4oo']]);
    const first = await read();
    await markPolicy(
      first.layout,
      first.snapshot,
      [{ row: row - 1, severity: 'ERROR', text: '读到“4oo”，应为金额。' }],
      input,
    );
    expect(textsOf(session, tab, `D${row}:H${row}`)).toEqual([
      ['4oo', '元', '', '', '错误：读到“4oo”，应为金额。'],
    ]);
    const fill = () => session.workbook.sheet(tab).styles.at(row - 1, 3, 'Fill/Color');
    expect(fill()).toBe('#FDE3E1');

    session.workbook.user.edit(tab, `D${row}`, [['90']]);
    const height = () => session.workbook.sheet(tab).rows.size(row - 1);
    expect(height()).toBe(19);
    const second = await read();
    await markPolicy(second.layout, second.snapshot, [], input);
    expect(textsOf(session, tab, `D${row}:H${row}`)).toEqual([['90', '元', '', '', '']]);
    expect(fill()).toBe('#FFF9E3');
  });

  it('asks Excel nothing when nothing changes, and leaves a note of the reader’s alone', async () => {
    const session = await openSheet();
    const row = await rowOf('subsidies[1].personPaysFen');
    session.workbook.user.edit(tab, `H${row}`, [['问过财政局']]);
    const { layout, snapshot } = await read();
    const syncs = session.syncs();
    await markPolicy(layout, snapshot, [], input);
    expect(session.syncs()).toBe(syncs);
    const taken = await markPolicy(
      layout,
      snapshot,
      [{ row: row - 1, severity: 'ERROR', text: '错' }],
      input,
    );
    expect(taken).toEqual([row - 1]);
    expect(textsOf(session, tab, `H${row}`)).toEqual([['问过财政局']]);
  });

  it('writes a problem that begins with = as text', async () => {
    const session = await openSheet();
    const { layout, snapshot } = await read();
    await markPolicy(layout, snapshot, [{ row: 5, severity: 'WARNING', text: '=1+1' }], input);
    expect(textsOf(session, tab, 'H6')).toEqual([['提醒：=1+1']]);
  });
});

describe('movePolicyOn', () => {
  it('gives the sheet the name, the line and the values of version 2', async () => {
    const session = await openSheet();
    const [found] = await findPolicies();
    const { layout, snapshot } = await read();
    const row = await rowOf('windows[0].opensOn');
    const moved = await movePolicyOn(found!, layout, snapshot, 2, [{ row: row - 1, text: '2024-09-02' }]);
    expect(moved).toMatchObject({ version: 2, name: 'zj_policy_140821_2025_v2_' });
    expect(await findPolicies()).toEqual([moved]);
    expect(textsOf(session, tab, 'D2')).toEqual([['版本：第 2 版']]);
    expect(textsOf(session, tab, `D${row}`)).toEqual([['2024-09-02']]);
    expect(session.workbook.sheet(tab).names.items()).toHaveLength(1);
  });
});

describe('policyCell', () => {
  it.each([
    [0.9, '90%', '0%', '90%'],
    [0.8994, '90%', '0%', '89.94%'],
    [45_626, '2024/11/30', 'yyyy/m/d', '2024-11-30'],
    [400, '400', 'General', '400'],
    [true, 'TRUE', 'General', '是'],
    ['2024-11-30', '2024-11-30', '@', '2024-11-30'],
  ])('reads %p shown as %s under %s as %s', (value, text, format, expected) => {
    expect(policyCell(value, text, format).text).toBe(expected);
  });
});
