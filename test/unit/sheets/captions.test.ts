import { planCaptions } from '../../../schema/sheets/captions.ts';
import { progressSheet } from '../../../schema/sheets/progress.ts';
import { luoshanProgress } from './luoshan.ts';

describe('planCaptions', () => {
  const old = progressSheet(luoshanProgress);
  const region = old.rows.slice(0, 2).map((row) => row.cells.map((cell) => cell.value ?? ''));

  it('plans nothing while day and time are the same', () => {
    expect(planCaptions(region, old)).toEqual([]);
  });

  it('rewrites day and time where their labels stand, and nothing the reader wrote', () => {
    const next = progressSheet({
      ...luoshanProgress,
      asOfOn: '2024-12-01',
      calculatedAt: '2024-12-01T01:00:00Z',
    });
    const moved = [['罗山县进度（内部）', '联系人：示例'], ...region.slice(1)];
    expect(planCaptions(moved, next)).toEqual([
      {
        row: 1,
        column: 0,
        label: '截至日期',
        from: '截至日期：2024年11月30日（含当日）',
        value: '截至日期：2024年12月1日（含当日）',
      },
      {
        row: 1,
        column: 7,
        label: '制表时间',
        from: '制表时间：2024年11月30日 18:05',
        value: '制表时间：2024年12月1日 09:00',
      },
    ]);
  });

  it('brings the line 核对 below the table up to date', () => {
    const { total } = luoshanProgress;
    const fine = progressSheet({
      ...luoshanProgress,
      total: { ...total, quota: 592_725, quotaDifference: 0 },
    });
    const below = old.rows.filter((row) => row.role === 'note').map((row) => [row.cells[0]?.value ?? '']);
    expect(planCaptions(below, fine)).toEqual([
      {
        row: 0,
        column: 0,
        label: '核对',
        from: '核对：各乡镇任务数相加 592,725，比下达合计 592,727 少 2。',
        value: '核对：各乡镇任务数相加 592,725，与下达合计一致。',
      },
    ]);
  });
});
