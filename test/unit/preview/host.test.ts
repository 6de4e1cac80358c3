import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import { codeOf } from './support.ts';

describe('Host', () => {
  let session: ExcelSession;
  const sheet = () => session.workbook.sheet('Sheet1');
  const inExcel = (work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void) =>
    session.Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem('Sheet1'), context);
      await context.sync();
    });
  beforeEach(async () => {
    session = await startExcel({ year: 2025 });
  });
  afterEach(() => session.close());

  it('refuses a member of ExcelApi 1.15 with ApiNotFound before anything is sent', async () => {
    expect(await codeOf(inExcel((s) => s.getRange('A1').getDependents()))).toBe('ApiNotFound');
    expect(session.syncs()).toBe(0);
  });

  it('fails on a method nobody plays, and lists it', async () => {
    expect(await codeOf(inExcel((s) => s.getRange('A1').flashFill()))).toBe('NotImplemented');
    expect(session.host.unhandled).toEqual(['Range.FlashFill']);
  });

  it('keeps what came before a failing action and runs nothing after it', async () => {
    const act = inExcel((s) => {
      s.getRange('A1').values = [[1]];
      s.getRange('A2:B2').values = [[1]];
      s.getRange('A3').values = [[3]];
    });
    expect(await codeOf(act)).toBe('InvalidArgument');
    expect(sheet().GetRange('A1:A3').Values).toEqual([[1], [''], ['']]);
  });

  it.each([
    [
      'a sheet that is not there',
      (_s: Excel.Worksheet, c: Excel.RequestContext) => c.workbook.worksheets.getItem('没有').load('name'),
      'ItemNotFound',
    ],
    [
      'a sheet name taken',
      (_s: Excel.Worksheet, c: Excel.RequestContext) => c.workbook.worksheets.add('sheet1'),
      'ItemAlreadyExists',
    ],
    [
      'a sheet name with a colon',
      (_s: Excel.Worksheet, c: Excel.RequestContext) => c.workbook.worksheets.add('a:b'),
      'InvalidArgument',
    ],
    ['the last sheet deleted', (s: Excel.Worksheet) => s.delete(), 'InvalidOperation'],
    ['an address that is none', (s: Excel.Worksheet) => s.getRange('甲1').load('values'), 'InvalidArgument'],
    [
      'a formula that does not parse',
      (s: Excel.Worksheet) => {
        s.getRange('A1').formulas = [['=SUM(']];
      },
      'InvalidArgument',
    ],
    [
      'a property the class does not have',
      (s: Excel.Worksheet) => s.getRange('A1').load('colour'),
      'InvalidArgument',
    ],
  ] as const)('answers %s as Excel does', async (_what, work, code) => {
    expect(await codeOf(inExcel(work))).toBe(code);
  });

  it('plays the faults a test asks for, once each', async () => {
    for (const code of [
      'RequestPayloadSizeLimitExceeded',
      'InvalidOperationInCellEditMode',
      'AccessDenied',
    ] as const) {
      session.host.faults.failNext(code);
      expect(
        await codeOf(
          inExcel((s) => {
            s.getRange('A1').values = [[1]];
          }),
        ),
      ).toBe(code);
      expect(sheet().GetRange('A1').Values).toEqual([['']]);
    }
    await inExcel((s) => {
      s.getRange('A1').values = [[2]];
    });
    expect(sheet().GetRange('A1').Values).toEqual([[2]]);
  });

  it('refuses more than 5 MB in one round trip by itself', async () => {
    const long = Array.from({ length: 200 }, () => ['示'.repeat(10_000)]);
    expect(
      await codeOf(
        inExcel((s) => {
          s.getRange('A1:A200').values = long;
        }),
      ),
    ).toBe('RequestPayloadSizeLimitExceeded');
    expect(sheet().cells.used(sheet().GetRange().rect, true)).toBeNull();
  });

  it('writes 20,000 cells in 1 round trip', async () => {
    await inExcel((s) => {
      s.getRange('A1:J2000').values = Array.from({ length: 2000 }, (_, r) =>
        Array.from({ length: 10 }, (_, c) => r * c),
      );
    });
    expect(session.syncs()).toBe(1);
    expect(sheet().GetRange('J2000').Values).toEqual([[17_991]]);
  });

  it('protects once, denies the second time, and then denies writing to locked cells', async () => {
    await inExcel((s) => {
      s.getRange('B1').format.protection.locked = false;
      s.protection.protect({ allowFormatColumns: true });
    });
    expect(await codeOf(inExcel((s) => s.protection.protect()))).toBe('InvalidOperation');
    expect(
      await codeOf(
        inExcel((s) => {
          s.getRange('A1').values = [[1]];
        }),
      ),
    ).toBe('AccessDenied');
    expect(
      await codeOf(
        inExcel((s) => {
          s.getRange('B1').format.fill.color = '#ff0000';
        }),
      ),
    ).toBe('AccessDenied');
    await inExcel((s) => {
      s.getRange('B1').values = [[1]];
      s.getRange('B1').format.columnWidth = 80;
    });
    expect(sheet().GetRange('B1').Values).toEqual([[1]]);
    await inExcel((s) => s.protection.unprotect());
    await inExcel((s) => {
      s.getRange('A1').values = [[5]];
    });
  });

  it('tells a change with the value before and after, and loses it when events are dropped', async () => {
    const seen: unknown[] = [];
    await inExcel((s) => {
      s.onChanged.add(async (event) => {
        seen.push([event.address, event.triggerSource, event.details.valueBefore, event.details.valueAfter]);
      });
    });
    await inExcel((s) => {
      s.getRange('A1').values = [[1]];
    });
    session.workbook.user.edit('Sheet1', 'A1', [['2']]);
    session.host.faults.dropEvents = true;
    session.workbook.user.edit('Sheet1', 'A1', [['3']]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual([
      ['A1', 'ThisLocalAddin', '', 1],
      ['A1', 'Unknown', 1, 2],
    ]);
  });

  it('tells a selection, a new sheet and its removal', async () => {
    const seen: string[] = [];
    await session.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.onAdded.add(async () => void seen.push('added'));
      sheets.onDeleted.add(async () => void seen.push('deleted'));
      sheets.onSelectionChanged.add(async (event) => void seen.push(event.address));
      await context.sync();
      const added = sheets.add('新表');
      await context.sync();
      added.delete();
      await context.sync();
    });
    session.workbook.user.select('Sheet1', 'B2:C3');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual(['added', 'deleted', 'B2:C3']);
    const selected = await session.Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load('address');
      await context.sync();
      return range.address;
    });
    expect(selected).toBe('Sheet1!B2:C3');
  });
});
