import { readXlsx } from 'hucre/xlsx';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { FormFile } from '../support/breakdown-file.ts';
import { freshSqlite } from '../support/database.ts';
import { findLibreOffice, LibreOffice, type TypedCells } from '../support/libre-office.ts';
import { type FileDesk, fileDeskOf } from './breakdown-files-fixture.ts';
import { type Desk, deskOf, parts, zhoudang } from './breakdowns-fixture.ts';

const quotas = [42_643, 3207, 3893];
const program = findLibreOffice();

// Debian's libreoffice-calc where the machine has it; else the summary counts these as skipped, with the reason.
const describeHere = program === null ? describe.skip : describe;
const reason = program === null ? '（没有运行：这台机器上找不到 LibreOffice 的 soffice）' : '';

describeHere(`forms edited and saved by LibreOffice${reason}`, () => {
  let app: TestApp;
  let office: LibreOffice;
  let township: Desk;
  let files: FileDesk;
  let headers: string[];
  beforeAll(async () => {
    office = new LibreOffice(program ?? '');
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    const token = await app.signIn('zhoudang');
    township = deskOf(app, token);
    files = fileDeskOf(app, token);
    await deskOf(app, await app.signIn('luoshan')).several('dispatchBreakdowns', {
      divisionCodes: [zhoudang],
      filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
      deadlineOn: '2025-01-20',
    });
    const actor = await app.services.accounts.actorOf(token);
    const record = actor && (await app.services.breakdowns.find(actor, luoshanId, zhoudang));
    headers = record?.columns.map(({ name }) => name) ?? [];
  }, 60_000);
  afterAll(async () => {
    office.close();
    await app.close();
  });

  const form = async () => FormFile.open(await files.file(`breakdown-form.xlsx?under=${zhoudang}`));
  function fullCells(blank: FormFile): TypedCells {
    const cells = headers.flatMap((header, column) =>
      parts(quotas[column] ?? 0, 19).map(
        (persons, row) => [blank.address(blank.villages[row] ?? '', header), persons] as const,
      ),
    );
    return Object.fromEntries(cells);
  }

  it('saves 57 typed numbers as .xlsx with the identity, the locks and the rules of input still there', async () => {
    const blank = await form();
    const [first = ''] = blank.villages;
    const saved = await FormFile.open(await office.typed(blank.bytes, fullCells(blank)));
    expect(saved.token).toBe(blank.token);
    expect(saved.part('docProps/custom.xml')).toContain(blank.token);
    expect(app.services.sheetIdentities.read(saved.token)).toMatchObject({
      kind: 'genuine',
      facts: { campaignId: luoshanId, divisionCode: zhoudang, edition: 1, version: 1 },
    });

    const { sheets } = await readXlsx(saved.bytes, { readStyles: true });
    const [sheet] = sheets;
    expect(sheet?.protection?.sheet).toBe(true);
    const locked = (header: string) =>
      sheet?.cells?.get(`${saved.row(first)},${saved.column(header)}`)?.style?.protection?.locked ?? true;
    expect(['村（社区）', '区划代码'].map(locked)).toEqual([true, true]);
    expect([...headers, '备注', '状态', '审核意见'].map(locked)).toEqual(Array(6).fill(false));
    const filter = sheet?.autoFilter?.range.replaceAll('$', '') ?? '';
    expect(filter).toMatch(new RegExp(`^A${saved.row(first)}:[A-Z]+${saved.row(first) + 19}$`));
    expect(sheet?.dataValidations?.filter(({ type }) => type === 'whole')).toHaveLength(3);
    expect(sheet?.columns?.[saved.column('区划代码')]?.hidden).toBe(true);

    const answer = await files.bring(saved.bytes, '周党镇.xlsx', { dryRun: true, submit: true });
    expect(answer.files).toMatchObject([{ outcome: 'DONE', changedCells: 57, problems: [] }]);
  }, 120_000);

  it('recalculates 剩余 to 0 and counts a formula by its value', async () => {
    const blank = await form();
    const [first = ''] = blank.villages;
    const address = blank.address(first, headers[0] ?? '');
    const [persons = 0] = parts(quotas[0] ?? 0, 19);
    const typed = await office.typed(blank.bytes, { ...fullCells(blank), [address]: `=${persons - 1}+1` });
    const saved = await FormFile.open(typed);
    const { sheets } = await readXlsx(typed);
    const remainder = sheets[0]?.rows.find((row) => row[0] === '剩余');
    expect(headers.map((header) => remainder?.[saved.column(header)])).toEqual([0, 0, 0]);
    const answer = await files.bring(typed, '周党镇.xlsx', { dryRun: true, submit: true });
    expect(answer.files).toMatchObject([{ outcome: 'DONE', changedCells: 57, problems: [] }]);
  }, 120_000);

  it('reads back after .xlsx → .ods → .xlsx, and after .csv', async () => {
    const blank = await form();
    const ods = await office.typed(blank.bytes, fullCells(blank), 'xlsx', 'ods');
    const back = await FormFile.open(await office.typed(ods, {}, 'ods', 'xlsx'));
    expect(back.token).toBe(blank.token);
    const csv = await office.typed(ods, {}, 'ods', 'csv');
    for (const [bytes, name] of [
      [back.bytes, '周党镇.xlsx'],
      [csv, '周党镇.csv'],
    ] as const) {
      const answer = await files.bring(bytes, name, { dryRun: true, submit: true });
      expect(answer.files).toMatchObject([{ outcome: 'DONE', changedCells: 57, problems: [] }]);
    }
  }, 120_000);

  it('writes findings into the copy LibreOffice saved, which LibreOffice opens again', async () => {
    const blank = await form();
    const [first = '', second = ''] = blank.villages;
    const task = headers[0] ?? '';
    const typed = await office.typed(blank.bytes, {
      [blank.address(first, task)]: 2,
      [blank.address(second, task)]: -3,
    });
    const answer = await files.bring(typed, '周党镇.xlsx');
    expect(answer.files).toMatchObject([
      { outcome: 'HAS_PROBLEMS', problems: [{ code: 'BREAKDOWN_NEGATIVE', found: '-3' }] },
    ]);
    const copy = await FormFile.open(await files.file(answer.returnedCopy ?? ''));
    expect(copy.value(second, '审核意见')).toMatch(/^错误：/);
    const again = await FormFile.open(await office.typed(copy.bytes, { [copy.address(second, task)]: 3 }));
    expect(again.value(second, '审核意见')).toBe(copy.value(second, '审核意见'));
    expect((await files.bring(again.bytes, '周党镇.xlsx')).files).toMatchObject([
      { outcome: 'DONE', changedCells: 2 },
    ]);
    expect((await township.find())?.villages.slice(0, 2).map(({ values }) => values[0])).toEqual([2, 3]);
  }, 120_000);
});
