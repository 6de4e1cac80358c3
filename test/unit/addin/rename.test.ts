import { handOverTabName } from '../../../addin/excel/rename.ts';
import { openExcel } from './excel-session.ts';

const nameFor = (copy: number) => `填报（第1版次，旧）${copy > 1 ? ` (${copy})` : ''}`;

async function twoSheets() {
  const session = await openExcel();
  await session.Excel.run(async (context) => {
    for (const name of ['填报', '填报 (2)']) context.workbook.worksheets.add(name);
    await context.sync();
  });
  const tab = (sheetName: string) => ({ sheetId: session.workbook.sheet(sheetName).id, sheetName });
  const names = () => session.workbook.sheets.items().map(({ Name }) => Name);
  return { session, old: tab('填报'), fresh: tab('填报 (2)'), names };
}

describe('handOverTabName', () => {
  it('calls the old sheet 旧 and gives its name to the new one', async () => {
    const { old, fresh, names } = await twoSheets();
    await handOverTabName(old, fresh, nameFor);
    expect(names()).toEqual(['Sheet1', '填报（第1版次，旧）', '填报']);
  });

  it('leaves both as they are when somebody has renamed one of them', async () => {
    const { session, old, fresh, names } = await twoSheets();
    session.workbook.user.rename('填报', '我的表');
    await handOverTabName(old, fresh, nameFor);
    expect(names()).toEqual(['Sheet1', '我的表', '填报 (2)']);
  });

  it('counts on to (2) where there is an old sheet already', async () => {
    const { session, old, fresh, names } = await twoSheets();
    session.workbook.user.rename('Sheet1', nameFor(1));
    await handOverTabName(old, fresh, nameFor);
    expect(names()).toEqual(['填报（第1版次，旧）', '填报（第1版次，旧） (2)', '填报']);
  });
});
