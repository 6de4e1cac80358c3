import { findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import { breakdownSummarySheet } from '../../../schema/sheets/breakdown-summary.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { luoshan } from '../sheets/luoshan.ts';
import { openExcel, textsOf } from './excel-session.ts';

/** 20 townships of 300 villages each, TASK and two parts of it. */
function summary(stateName: string, task: number): SheetModel {
  return breakdownSummarySheet({
    campaign: luoshan,
    identity: {
      kind: 'breakdown',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'VILLAGE',
      asOf: 'latest',
    },
    preparedAt: '2024-11-20T02:00:00Z',
    columns: [
      { code: 'TASK', name: '任务数' },
      { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保' },
      { code: 'LIFTED_OUT', name: '脱贫户' },
    ],
    rows: Array.from({ length: 6000 }, (_, at) => ({
      townshipName: `示例${Math.floor(at / 300) + 1}镇`,
      village: { code: `4115210${String(10_000 + at)}`, name: `示例${at + 1}村` },
      lastYearPersons: 95,
      values: [task, 10, null],
      stateName,
    })),
  });
}

describe('分村目标汇总 in Excel', () => {
  it('redraws 6,000 villages in at most 4 round trips', async () => {
    const session = await openExcel();
    const inserted = await insertSheet(summary('已提交', 100));
    const [found] = await findTables();
    if (!found) throw new Error('no table');
    const before = session.syncs();
    const result = await refreshTable(found, summary('已通过', 101));
    expect(session.syncs() - before).toBeLessThanOrEqual(4);
    expect(result).toMatchObject({ changedRows: 6000, addedRows: 0, problems: [] });
    expect(textsOf(session, inserted.sheetName, 'B6003:H6004')).toEqual([
      ['示例20镇', '示例6000村', '101', '10', '', '95', '已通过'],
      ['合计', '', '606,000', '60,000', '0', '570,000', ''],
    ]);
    expect(session.host.unhandled).toEqual([]);
  });
});
