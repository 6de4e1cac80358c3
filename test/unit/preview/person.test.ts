import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import { codeOf } from './support.ts';

/** A protected form: title, header, three villages; only B3:B5 and the lock column C3:C5 are open. */
async function startWithForm(): Promise<ExcelSession> {
  const session = await startExcel({ year: 2025 });
  await session.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:D5').formulas = [
      ['任务数', 60, '', ''],
      ['村', '任务数', '锁定', '剩余'],
      ['示例丙村', 30, '', '=B1-SUM(B3:B5)'],
      ['示例甲村', 10, '', ''],
      ['示例乙村', 15, '', ''],
    ];
    sheet.getRange('B3:C5').format.protection.locked = false;
    sheet.protection.protect({ allowSort: true, allowAutoFilter: true, allowInsertRows: true });
    await context.sync();
  });
  return session;
}

describe('User', () => {
  let session: ExcelSession;
  const sheet = (name = 'Sheet1') => session.workbook.sheet(name);
  const failure = (act: () => void): string => {
    try {
      act();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'none';
  };
  beforeEach(async () => {
    session = await startWithForm();
  });
  afterEach(() => {
    expect(session.host.unhandled).toEqual([]);
    session.close();
  });

  it('types into an open cell of a protected sheet, and the remainder of 5 becomes 3', () => {
    expect(sheet().GetRange('D3').Values).toEqual([[5]]);
    session.workbook.user.edit('Sheet1', 'B5', [[17]]);
    expect(sheet().GetRange('D3').Values).toEqual([[3]]);
    expect(failure(() => session.workbook.user.edit('Sheet1', 'A5', [['示例丁村']]))).toBe('AccessDenied');
  });

  it('may not sort a protected area with one locked cell, though sorting is allowed, and may once unprotected', async () => {
    const { user } = session.workbook;
    expect(failure(() => user.sortRange('Sheet1', 'A3:C5', 'B'))).toBe('AccessDenied');
    const sort = session.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A3:C5');
      range.sort.apply([{ key: 1, ascending: true }]);
      await context.sync();
    });
    expect(await codeOf(sort)).toBe('AccessDenied');
    user.sortRange('Sheet1', 'B3:C5', 'B');
    expect(sheet().GetRange('A3:B5').Values).toEqual([
      ['示例丙村', 10],
      ['示例甲村', 15],
      ['示例乙村', 30],
    ]);
    user.unprotect('Sheet1');
    user.sortRange('Sheet1', 'A3:C5', 'B', false);
    expect(sheet().GetRange('A3:B5').Values).toEqual([
      ['示例乙村', 30],
      ['示例甲村', 15],
      ['示例丙村', 10],
    ]);
  });

  it('filters 3 rows to 1, whose cells are still read, and shows all again', () => {
    session.workbook.user.filterRows('Sheet1', 'A3:C5', 'A', (text) => text === '示例甲村');
    expect(session.snapshot().sheets[0]?.hiddenRows).toEqual([2, 4]);
    expect(sheet().GetRange('B3:B5').Values).toEqual([[30], [10], [15]]);
    session.workbook.user.filterRows('Sheet1', 'A3:C5', 'A', null);
    expect(session.snapshot().sheets[0]?.hiddenRows).toEqual([]);
  });

  it('copies a sheet with its protection and its own properties, then deletes the first', () => {
    sheet().customProperties.Add('zjSheet', 'k1');
    expect(session.workbook.user.copySheet('Sheet1')).toBe('Sheet1 (2)');
    session.workbook.user.deleteSheet('Sheet1');
    expect(session.snapshot().sheets.map(({ name, isProtected }) => [name, isProtected])).toEqual([
      ['Sheet1 (2)', true],
    ]);
    expect(sheet('Sheet1 (2)').customProperties.plain()).toEqual({ zjSheet: 'k1' });
    expect(failure(() => session.workbook.user.deleteSheet('Sheet1 (2)'))).toBe('InvalidOperation');
  });
});

describe('Faults', () => {
  let session: ExcelSession;
  const write = (address: string, value: unknown) =>
    session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange(address).values = [[value]];
      await context.sync();
    });
  const standing = (address: string) => session.workbook.sheet('Sheet1').GetRange(address).Values[0]?.[0];
  beforeEach(async () => {
    session = await startExcel({ year: 2025 });
  });
  afterEach(() => session.close());

  it('lets a person type between two round trips: the second already finds it', async () => {
    const seen: number[] = [];
    session.host.faults.beforeBatch = (_batch, roundTrip) => {
      seen.push(roundTrip);
      if (roundTrip === 2) session.workbook.user.edit('Sheet1', 'A1', [[7]]);
    };
    const read = await session.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
      cell.values = [[5]];
      await context.sync();
      cell.load('values');
      await context.sync();
      return cell.values[0]?.[0];
    });
    expect([read, seen]).toEqual([7, [1, 2]]);
    expect(session.syncs()).toBe(2);
  });

  it('fails the next batch that does something, not one that only lets a reference go', async () => {
    await session.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1').track();
      await context.sync();
      session.host.faults.failNext('ActivityLimitReached');
      range.untrack();
    });
    expect(await codeOf(write('A1', 1))).toBe('ActivityLimitReached');
    await write('A1', 2);
    expect(standing('A1')).toBe(2);
  });

  it('loses about 30 of 100 events, the same ones for the same seed', async () => {
    const heard = async (seed: number) => {
      const rows: string[] = [];
      session.host.faults.dropRate(0.3, seed);
      const handler = await session.Excel.run(async (context) => {
        const added = context.workbook.worksheets.onChanged.add(async ({ address }) => {
          rows.push(address);
        });
        await context.sync();
        return added;
      });
      for (let row = 1; row <= 100; row++) session.workbook.user.edit('Sheet1', `A${row}`, [[row]]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      session.host.faults.clear();
      await session.Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
      return rows;
    };
    const first = await heard(5);
    expect(first.length).toBeGreaterThan(55);
    expect(first.length).toBeLessThan(85);
    expect(await heard(5)).toEqual(first);
    expect(await heard(6)).not.toEqual(first);
  });
});
