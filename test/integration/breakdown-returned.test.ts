import { readXlsx } from 'hucre/xlsx';
import { openZip } from '../../server/export/zip.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { FormFile, zipOf } from '../support/breakdown-file.ts';
import { freshSqlite } from '../support/database.ts';
import { type FileDesk, fileDeskOf } from './breakdown-files-fixture.ts';
import { deskOf, fullEdits, seen, sent, zhoudang } from './breakdowns-fixture.ts';

describe('files that go back with findings', () => {
  let app: TestApp;
  let files: FileDesk;
  let blank: FormFile;
  let first: string;
  let second: string;
  const task = '任务数';
  const tokens = { bureau: '', township: '' };
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    Object.assign(tokens, { bureau: await app.signIn('luoshan'), township: await app.signIn('zhoudang') });
    files = fileDeskOf(app, tokens.township);
    await deskOf(app, tokens.bureau).several('dispatchBreakdowns', {
      divisionCodes: [zhoudang],
      filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE'],
      deadlineOn: '2025-01-20',
    });
    blank = await FormFile.open(await files.file(`breakdown-form.xlsx?under=${zhoudang}`));
    [first = '', second = ''] = blank.villages;
  }, 30_000);
  afterEach(() => app.close());

  /** Brings a file with a fault, nothing of which is taken. @returns what goes back */
  async function returned(bytes: Uint8Array, name = '周党镇.xlsx'): Promise<Buffer> {
    const answer = await files.bring(bytes, name);
    expect(answer.files.map(({ outcome }) => outcome)).not.toContain('DONE');
    return files.file(answer.returnedCopy ?? '');
  }
  const faulty = () => blank.typed({ [blank.address(first, task)]: -1, [blank.address(second, task)]: 40 });

  it('adds 审核意见 at the right when the sender deleted that column, and keeps the form’s own columns', async () => {
    const header = `${blank.address(first, '审核意见').replace(/\d+/, '')}${blank.header + 1}`;
    const without = await (await faulty()).typed({
      [header]: '我的备忘',
      [blank.address(first, '审核意见')]: '我写的',
    });
    const copy = await FormFile.open(await returned(without.bytes));
    expect(copy.column('审核意见')).toBe(blank.column('区划代码') + 1);
    expect(copy.value(first, '审核意见')).toMatch(/^错误：任务数：.*-1/);
    expect(copy.value(first, '我的备忘')).toBe('我写的');
    expect(copy.token).toBe(blank.token);
  });

  it('keeps what the sender wrote into 审核意见 above its own words, and takes back only its own', async () => {
    const noted = await (await faulty()).typed({ [blank.address(first, '审核意见')]: '村里说是 1' });
    const copy = await FormFile.open(await returned(noted.bytes));
    expect(copy.value(first, '审核意见')).toMatch(/^村里说是 1\n错误：/);
    const mended = await copy.typed({ [copy.address(first, task)]: 1 });
    const answer = await files.bring(mended.bytes, '周党镇.xlsx');
    const clean = await FormFile.open(await files.file(answer.returnedCopy ?? ''));
    expect(clean.value(first, '审核意见')).toBe('村里说是 1');
  });

  it('says beside 剩余 what no village’s row can say', async () => {
    const values = blank.villages.flatMap((village) =>
      [task, '城乡低保'].map(
        (header) => [blank.address(village, header), header === task ? 2244 : 168] as const,
      ),
    );
    const filled = await blank.typed(Object.fromEntries(values));
    const answer = await files.bring(filled.bytes, '周党镇.xlsx', { submit: true });
    const { sheets } = await readXlsx(await files.file(answer.returnedCopy ?? ''));
    const remainder = sheets[0]?.rows.find((row) => row[0] === '剩余');
    expect(String(remainder?.[blank.column('审核意见')]).split('\n')).toEqual([
      expect.stringMatching(/^错误：任务数：.*42636.*42643.*少 7 人/),
      expect.stringMatching(/^错误：城乡低保：.*3192.*3207.*少 15 人/),
    ]);
    const draft = await files.bring(await files.file(answer.returnedCopy ?? ''), '周党镇.xlsx');
    expect(draft.files).toMatchObject([{ outcome: 'DONE', changedCells: 38 }]);
    const clean = await readXlsx(await files.file(draft.returnedCopy ?? ''));
    expect(clean.sheets[0]?.rows.flat().join()).not.toContain('错误：');
  });

  it('gives a .csv back as a form of ours with its numbers, and says so', async () => {
    const { sheets } = await readXlsx((await faulty()).bytes);
    const lines = (sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => `"${String(cell ?? '')}"`).join(','),
    );
    const zip = openZip(await returned(Buffer.from(lines.join('\r\n')), '周党镇.csv'));
    expect(zip.names).toEqual(['周党镇.xlsx', '退回说明.txt']);
    const copy = await FormFile.open(zip.read('周党镇.xlsx'));
    expect([copy.value(first, task), copy.value(second, task)]).toEqual([-1, 40]);
    expect(copy.value(first, '审核意见')).toMatch(/^错误：/);
    expect(copy.token).toBe(blank.token);
    expect(zip.read('退回说明.txt').toString()).toContain('已把读到的数写进一张新表');
  });

  it('gives a workbook it cannot write into back as a form of ours', async () => {
    const bare = await (await faulty()).edited((xml) => xml.replaceAll(/<c r="[A-Z]+\d+"/g, '<c'));
    const zip = openZip(await returned(bare.bytes));
    const copy = await FormFile.open(zip.read('周党镇.xlsx'));
    expect([copy.value(first, task), copy.value(second, task)]).toEqual([-1, 40]);
  });

  it('puts the files of a zip back under their names, none outside of it, with a page about the refused one', async () => {
    const token = `${blank.token.slice(0, 12)}${blank.token[12] === 'A' ? 'B' : 'A'}${blank.token.slice(13)}`;
    const altered = await blank.typed({ [blank.tokenAddress]: token });
    const bytes = (await faulty()).bytes;
    const zip = openZip(
      await returned(
        zipOf([
          { name: '周党镇/一.xlsx', bytes },
          { name: '../../二.xlsx', bytes: altered.bytes },
        ]),
        '全部.zip',
      ),
    );
    expect(zip.names).toEqual(['周党镇/一.xlsx', '二.xlsx', '退回说明.txt']);
    expect(zip.read('二.xlsx').equals(altered.bytes)).toBe(true);
    expect(zip.read('退回说明.txt').toString()).toContain('身份标记被改动过');
  });

  it('shows the bureau’s reasons beside the rows of a form that is fetched again', async () => {
    const [bureau, township] = [deskOf(app, tokens.bureau), deskOf(app, tokens.township)];
    const form = await township.find();
    if (!form) throw new Error('no form');
    const { breakdown } = await township.one('submitBreakdown', sent(form, fullEdits(form)));
    if (!breakdown) throw new Error('not submitted');
    const findings = [{ villageCode: first, columnCode: 'TASK', reason: '=比上年少 200 人' }];
    await bureau.one('returnBreakdown', { ...seen(breakdown), reason: '个别村有出入', findings });
    const again = await FormFile.open(await files.file(`breakdown-form.xlsx?under=${zhoudang}`));
    expect(again.value(first, '审核意见')).toBe('退回：任务数：=比上年少 200 人');
    expect([again.value(first, '状态'), again.value(second, '状态')]).toEqual(['退回', '已填']);
    // The file from before the return is of the same edition: it may be mended and sent.
    const more = { [again.address(first, task)]: Number(again.value(first, task)) + 1 };
    const less = { [again.address(second, task)]: Number(again.value(second, task)) - 1 };
    const mended = await again.typed({ ...more, ...less });
    const answer = await files.bring(mended.bytes, '周党镇.xlsx', { submit: true });
    expect(answer.files).toMatchObject([{ outcome: 'DONE', changedCells: 2 }]);
  });

  it('answers a state that takes nothing with its reason, and changes nothing', async () => {
    const township = deskOf(app, tokens.township);
    const form = await township.find();
    if (!form) throw new Error('no form');
    await township.one('submitBreakdown', sent(form, fullEdits(form)));
    const answer = await files.bring(
      (await blank.typed({ [blank.address(first, task)]: 1 })).bytes,
      'x.xlsx',
    );
    expect(answer.files).toMatchObject([{ outcome: 'REFUSED', problems: [{ code: 'BREAKDOWN_SUBMITTED' }] }]);
    expect((await township.find())?.version).toBe(2);
    expect((await files.download(`/export/${luoshanId}/returned/0123`)).status).toBe(404);
  });
});
