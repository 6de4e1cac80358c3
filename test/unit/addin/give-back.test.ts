import { findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { givenBackLines, isTotalApart, keptSentence } from '../../../addin/taskpane/acts/kept-words.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

const tab = '罗山县2025进度表';
const model = sampleProgress(20, { 2: 700 });

async function worked() {
  const session = await openExcel();
  await insertSheet(sampleProgress(20));
  const [found] = await findTables();
  if (!found) throw new Error('the table is not found');
  const { user } = session.workbook;
  user.edit(tab, 'D6', [[999]]);
  user.edit(tab, 'D8', [['']]);
  user.edit(tab, 'D9', [['=500+5']]);
  return { session, found, result: await refreshTable(found, model) };
}

const paid = (session: ExcelSession) => readRange(session, tab, 'D6:D9', 'formulas');

describe('cells of ours that their reader has changed', () => {
  it('are listed with place, row, column, what stands there and what the server says', async () => {
    const { session, result } = await worked();
    expect(result.kept.map(keptSentence)).toEqual([
      'D6 示例镇3 已缴费人数（人）：表里是 999，系统是 700。',
      'D8 示例镇5 已缴费人数（人）：您清空了，系统是 504，合计里仍算着它。',
      'D9 示例镇6 已缴费人数（人）：表里是您的公式 =500+5，系统是 505。',
    ]);
    expect(result.kept.map(({ address }) => address)).toEqual([`'${tab}'!D6`, `'${tab}'!D8`, `'${tab}'!D9`]);
    expect(isTotalApart(result.kept)).toBe(true);
    expect(await paid(session)).toEqual([[999], [503], [''], ['=500+5']]);
    // The total counts what the server says.
    expect(textsOf(session, tab, 'D24')).toEqual([['10,388']]);
  });

  it('are given back one by one in two round trips, and what stood there is named', async () => {
    const { session, found, result } = await worked();
    const first = session.syncs();
    const [typed, emptied] = result.kept;
    const given = await refreshTable(found, model, { giveBack: typed ? [typed] : [] });
    expect(session.syncs() - first).toBe(2);
    expect(await paid(session)).toEqual([[700], [503], [''], ['=500+5']]);
    expect(given.kept.map(({ address }) => address)).toEqual([`'${tab}'!D8`, `'${tab}'!D9`]);
    expect(givenBackLines(given, 1)).toEqual([
      '已恢复 1 处系统数字。被换掉的内容：',
      'D6 示例镇3 已缴费人数（人）：原为999，当时恢复为 700。',
    ]);
    const next = await refreshTable(found, model, { giveBack: emptied ? [emptied] : [] });
    expect(givenBackLines(next, 1)[1]).toBe('D8 示例镇5 已缴费人数（人）：原为空，当时恢复为 504。');
    expect(await paid(session)).toEqual([[700], [503], [504], ['=500+5']]);
  });

  it('are given back all at once, the formula too when asked, and the total is our sum again', async () => {
    const { session, found, result } = await worked();
    const given = await refreshTable(found, model, { giveBack: result.kept });
    expect(given).toMatchObject({ outcome: 'written', kept: [], problems: [] });
    expect(givenBackLines(given, 3)[3]).toBe('D9 示例镇6 已缴费人数（人）：原为=500+5，当时恢复为 505。');
    expect(await paid(session)).toEqual([[700], [503], [504], [505]]);
    expect(await readRange(session, tab, 'D24', 'formulas')).toEqual([['=SUM(D4:D23)']]);
    expect(textsOf(session, tab, 'D24')).toEqual([['10,388']]);
    // They are ours: the next figures come by themselves.
    await refreshTable(found, sampleProgress(20, { 2: 710, 4: 720, 5: 730 }), { needsBase: true });
    expect(await paid(session)).toEqual([[710], [503], [720], [730]]);
  });

  it('stay as they are when something else stands there than the reader saw', async () => {
    const { session, found, result } = await worked();
    session.workbook.user.edit(tab, 'D6', [[1000]]);
    const given = await refreshTable(found, model, { giveBack: result.kept.slice(0, 1) });
    expect(givenBackLines(given, 1)).toEqual(['有 1 处刚又改过，没有动。请看清单后再点一次。']);
    expect(await paid(session)).toEqual([[1000], [503], [''], ['=500+5']]);
  });

  it('stay as they are when somebody types there between read and write', async () => {
    const { session, found, result } = await worked();
    const first = session.syncs();
    session.host.faults.beforeBatch = (_batch, trip) => {
      if (trip === first + 2) session.workbook.user.edit(tab, 'D6', [[1000]]);
    };
    const given = await refreshTable(found, model, { giveBack: result.kept });
    session.host.faults.clear();
    expect(given).toMatchObject({ outcome: 'putBack', givenBack: [] });
    expect(givenBackLines(given, 3)).toEqual(['刚才表里有改动，没有恢复。请再点一次。']);
    expect(await paid(session)).toEqual([[1000], [503], [''], ['=500+5']]);
    expect(session.host.unhandled).toEqual([]);
  });
});
