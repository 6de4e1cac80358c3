import { readXlsx } from 'hucre/xlsx';
import { openZip } from '../../server/export/zip.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { FormFile, zipOf } from '../support/breakdown-file.ts';
import { databases } from '../support/database.ts';
import { type FileDesk, fileDeskOf } from './breakdown-files-fixture.ts';
import { type Breakdown, type Desk, deskOf, newKey, parts, seen, zhoudang } from './breakdowns-fixture.ts';

const dispatch = {
  divisionCodes: [zhoudang],
  filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
  deadlineOn: '2025-01-20',
};
const quotas = [42_643, 3207, 3893];

describe.each(databases)('breakdowns as files on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: Desk;
  let township: Desk;
  let office: FileDesk;
  let files: FileDesk;
  let headers: string[];
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    const tokens = [await app.signIn('luoshan'), await app.signIn('zhoudang')] as const;
    [bureau, township] = [deskOf(app, tokens[0]), deskOf(app, tokens[1])];
    [office, files] = [fileDeskOf(app, tokens[0]), fileDeskOf(app, tokens[1])];
    await bureau.several('dispatchBreakdowns', dispatch);
    const record = await app.services.breakdowns.find(await actor('zhoudang'), luoshanId, zhoudang);
    headers = record?.columns.filter(({ isFilled }) => isFilled).map(({ name }) => name) ?? [];
  }, 30_000);
  afterEach(() => app.close());

  async function actor(account: string) {
    const found = await app.services.accounts.actorOf(await app.signIn(account));
    if (!found) throw new Error('not signed in');
    return found;
  }
  async function now(): Promise<Breakdown> {
    const found = await township.find();
    if (!found) throw new Error('no breakdown');
    return found;
  }
  const form = async (path = `breakdown-form.xlsx?under=${zhoudang}`) =>
    FormFile.open(await files.file(path));
  const full = async (file: FormFile) =>
    file.filled(Object.fromEntries(headers.map((header, at) => [header, parts(quotas[at] ?? 0, 19)])));

  it('gives 周党镇 its form of 19 villages, takes it back filled, and submits 57 cells', async () => {
    const blank = await form();
    expect(blank.villages).toHaveLength(19);
    expect(headers).toHaveLength(3);
    const filled = await full(blank);
    const answer = await files.bring(filled.bytes, '周党镇.xlsx', { submit: true });
    expect(answer.files).toMatchObject([
      { fileName: '周党镇.xlsx', divisionCode: zhoudang, outcome: 'DONE', changedCells: 57, problems: [] },
    ]);
    const after = await now();
    expect([after.state, after.filledCells]).toEqual(['SUBMITTED', 57]);
    expect(after.columns.map(({ sumPersons }) => sumPersons)).toEqual(quotas);
    const [event] = await township.events();
    expect([event?.act, event?.source, event?.changedCells]).toEqual(['SUBMIT', 'FILE', 57]);
  });

  it('changes nothing in a dry run, and answers the same import asked twice from before', async () => {
    const filled = await full(await form());
    const dry = await files.bring(filled.bytes, '周党镇.xlsx', { submit: true, dryRun: true });
    expect([dry.files[0]?.outcome, dry.files[0]?.changedCells, dry.returnedCopy]).toEqual(['DONE', 57, null]);
    expect((await now()).version).toBe(1);
    const uploadId = await app.upload(filled.bytes, '周党镇.xlsx', await app.signIn('zhoudang'));
    const choices = { submit: true, mutationKey: 'import-once-1' };
    const first = await files.bringUploaded(uploadId, choices);
    const again = await files.bringUploaded(uploadId, choices);
    expect([first.isReplay, again.isReplay]).toEqual([false, true]);
    expect(again.files).toEqual(first.files);
    expect((await now()).version).toBe(2);
  });

  it('names the cell of a fault, writes it beside the row of a copy, and takes the mended copy', async () => {
    const filled = await full(await form());
    const [first = '', second = ''] = filled.villages;
    const task = headers[0] ?? '';
    const faulty = await filled.typed({
      [filled.address(first, task)]: '两千',
      [filled.address(second, '备注')]: '示例：并村',
    });
    const answer = await files.bring(faulty.bytes, '周党镇.xlsx', { submit: true });
    const [file] = answer.files;
    expect(file?.outcome).toBe('HAS_PROBLEMS');
    expect(file?.problems).toMatchObject([{ code: 'BREAKDOWN_NOT_A_NUMBER', found: '两千' }]);
    expect(file?.problems[0]?.place.address).toContain(filled.address(first, task));
    expect((await now()).version).toBe(1);

    const copy = await FormFile.open(await files.file(answer.returnedCopy ?? ''));
    expect(copy.value(first, task)).toBe('两千');
    expect(copy.value(first, '状态')).toBe('退回');
    expect(copy.value(first, '审核意见')).toMatch(/^错误：/);
    expect(copy.value(second, '审核意见')).toBeNull();
    expect(copy.value(second, '备注')).toBe('示例：并村');

    const mended = await copy.typed({ [copy.address(first, task)]: parts(42_643, 19)[0] ?? 0 });
    const done = await files.bring(mended.bytes, '周党镇（退回件）.xlsx', { submit: true });
    expect(done.files).toMatchObject([{ outcome: 'DONE', changedCells: 58, problems: [] }]);
    expect((await now()).villages[1]?.remarks).toBe('示例：并村');
    const clean = await FormFile.open(await files.file(done.returnedCopy ?? ''));
    expect(clean.value(first, '审核意见')).toBeNull();
    expect(clean.value(first, '状态')).toBe('已填');
    expect(clean.token).not.toBe(copy.token);
  });

  it('merges a file a week old: what others changed meanwhile is told as base 10, mine 12, theirs 11', async () => {
    const blank = await form();
    const [first = '', second = ''] = blank.villages;
    const task = headers[0] ?? '';
    const at = (file: FormFile, village: string) => file.address(village, task);
    await files.bring(
      (await blank.typed({ [at(blank, first)]: 10, [at(blank, second)]: 20 })).bytes,
      'a.xlsx',
    );
    const mine = await form();
    const theirs = await form();
    await office.bring(
      (await theirs.typed({ [at(theirs, first)]: 11, [at(theirs, second)]: 21 })).bytes,
      'b.xlsx',
    );
    const old = await mine.typed({ [at(mine, first)]: 12 });
    const answer = await files.bring(old.bytes, 'c.xlsx');
    expect(answer.files).toMatchObject([
      { outcome: 'HAS_CONFLICTS', changedCells: 0, conflicts: [{ base: 10, mine: 12, theirs: 11 }] },
    ]);
    const task0 = async () => (await now()).villages.slice(0, 2).map(({ values }) => values[0]);
    expect(await task0()).toEqual([11, 21]);
    const kept = await FormFile.open(await files.file(answer.returnedCopy ?? ''));
    // Its 20 is older than the server's 21: a new identity would make an edit of it.
    expect(kept.token).toBe(old.token);
    expect(kept.value(first, '审核意见')).toContain('现在是 11');

    expect((await files.bring(old.bytes, 'c.xlsx', { onConflict: 'THEIRS' })).files[0]?.outcome).toBe(
      'UNCHANGED',
    );
    expect(await task0()).toEqual([11, 21]);
    const chosen = await files.bring(old.bytes, 'c.xlsx', { onConflict: 'MINE' });
    expect(chosen.files).toMatchObject([{ outcome: 'DONE', changedCells: 1 }]);
    expect(await task0()).toEqual([12, 21]);
  });

  it('takes the file’s 12 over 11 in one cell and leaves 21 in the other; over a 31 that nobody saw nothing goes', async () => {
    const [first = '', second = ''] = (await form()).villages;
    const task = headers[0] ?? '';
    const typed = async (file: FormFile, values: readonly number[]) =>
      (
        await file.typed({
          [file.address(first, task)]: values[0] ?? 0,
          [file.address(second, task)]: values[1] ?? 0,
        })
      ).bytes;
    const start = await form();
    await files.bring(await typed(start, [10, 20]), 'a.xlsx', { onConflict: 'MINE' });
    const [mine, theirs] = [await form(), await form()];
    await office.bring(await typed(theirs, [11, 21]), 'b.xlsx');
    const old = await typed(mine, [12, 22]);
    const task0 = async () => (await now()).villages.slice(0, 2).map(({ values }) => values[0]);
    const codes = (await now()).villages.slice(0, 2).map(({ code }) => code);
    const choice = (at: number, side: string, theirs: number) => ({
      divisionCode: zhoudang,
      villageCode: codes[at],
      columnCode: 'TASK',
      side,
      theirs,
    });
    const told = await files.bring(old, 'c.xlsx', { dryRun: true });
    expect(told.files[0]?.conflicts).toMatchObject([
      { base: 10, mine: 12, theirs: 11 },
      { base: 20, mine: 22, theirs: 21 },
    ]);
    const one = await files.bring(old, 'c.xlsx', { choices: [choice(0, 'MINE', 11)] });
    expect(one.files).toMatchObject([
      { outcome: 'HAS_CONFLICTS', changedCells: 0, conflicts: [{ base: 20, mine: 22, theirs: 21 }] },
    ]);
    await office.bring(await typed(await form(), [31, 21]), 'd.xlsx');
    const stale = { choices: [choice(0, 'MINE', 11), choice(1, 'THEIRS', 21)] };
    expect((await files.bring(old, 'c.xlsx', stale)).files).toMatchObject([
      { outcome: 'HAS_CONFLICTS', changedCells: 0, conflicts: [{ base: 10, mine: 12, theirs: 31 }] },
    ]);
    expect(await task0()).toEqual([31, 21]);

    const choices = [choice(0, 'MINE', 31), choice(1, 'THEIRS', 21)];
    const mutationKey = newKey();
    const done = await files.bring(old, 'c.xlsx', { choices, mutationKey });
    expect(done.files).toMatchObject([{ outcome: 'DONE', changedCells: 1, conflicts: [] }]);
    expect(await task0()).toEqual([12, 21]);
    // The answer was lost: the same again is answered from before.
    expect((await files.bring(old, 'c.xlsx', { choices, mutationKey })).isReplay).toBe(true);
    expect(await task0()).toEqual([12, 21]);
  });

  it('names and refuses an identity that is altered, gone, of another township or of an older edition', async () => {
    const blank = await form();
    const [first = ''] = blank.villages;
    const altered = `${blank.token.slice(0, -1)}${blank.token.endsWith('A') ? 'B' : 'A'}`;
    const codes = async (desk: FileDesk, file: FormFile) =>
      (await desk.bring(file.bytes, 'x.xlsx')).files.map(({ outcome, problems }) => [
        outcome,
        ...problems.map(({ code }) => code),
      ]);
    const typed = await blank.typed({ [blank.address(first, headers[0] ?? '')]: 5 });
    expect(await codes(files, await typed.typed({ [blank.tokenAddress]: altered }))).toEqual([
      ['REFUSED', 'SHEET_TOKEN_TAMPERED'],
    ]);
    const bare = await (await typed.typed({ [blank.tokenAddress]: null })).edited(
      (xml) => xml.replaceAll('ZJ1.', ''),
      'docProps/custom.xml',
    );
    expect(await codes(files, bare)).toEqual([['REFUSED', 'SHEET_TOKEN_TAMPERED']]);

    await bureau.several('dispatchBreakdowns', { ...dispatch, divisionCodes: ['411521-01'] });
    const foreign = await FormFile.open(await office.file('breakdown-form.xlsx?under=411521-01'));
    expect(await codes(files, foreign)).toEqual([['REFUSED', 'OUT_OF_SCOPE']]);
    expect(await codes(office, foreign)).toEqual([['UNCHANGED']]);

    await bureau.several('recallBreakdowns', { items: [seen(await now())], reason: '示例' });
    await bureau.several('dispatchBreakdowns', dispatch);
    const answer = await files.bring(typed.bytes, 'x.xlsx');
    expect(answer.files).toMatchObject([
      { outcome: 'REFUSED', problems: [{ code: 'SHEET_EDITION_OUTDATED', found: '1', expected: '2' }] },
    ]);
    expect((await now()).filledCells).toBe(0);
  });

  it('reads the identity from the file’s properties when the hidden cell was emptied', async () => {
    const blank = await form();
    const [first = ''] = blank.villages;
    const typed = await blank.typed({
      [blank.tokenAddress]: null,
      [blank.address(first, headers[0] ?? '')]: 5,
    });
    expect(typed.token).toBe('');
    expect((await files.bring(typed.bytes, 'x.xlsx')).files).toMatchObject([
      { outcome: 'DONE', changedCells: 1 },
    ]);
  });

  it('splits a township into 19 files and puts the returned ones together', async () => {
    const zip = openZip(await files.file(`breakdown-forms.zip?by=village&under=${zhoudang}`));
    expect(zip.names).toHaveLength(19);
    expect(zip.names[0]).toMatch(/^罗山县2025目标分解表\/周党镇\/示例.+\.xlsx$/);
    const returned = await Promise.all(
      zip.names.map(async (name, at) => {
        const file = await FormFile.open(zip.read(name));
        expect(file.villages).toHaveLength(1);
        const filled = headers.map(
          (header, column) => [header, [parts(quotas[column] ?? 0, 19)[at] ?? 0]] as const,
        );
        return { name, file: await file.filled(Object.fromEntries(filled)) };
      }),
    );
    const entries = returned.map(({ name, file }) => ({ name, bytes: file.bytes }));
    const [one] = returned;
    if (!one) throw new Error('no file');
    const [village = ''] = one.file.villages;
    const other = await one.file.typed({ [one.file.address(village, headers[0] ?? '')]: 1 });
    const contrary = [...entries, { name: '重复.xlsx', bytes: other.bytes }];
    const differ = await files.bring(zipOf(contrary), '全部.zip', { submit: true });
    expect(
      differ.files
        .filter(({ problems }) => problems.some(({ code }) => code === 'BREAKDOWN_FILES_DIFFER'))
        .map(({ fileName }) => fileName),
    ).toEqual([one.name, '重复.xlsx']);
    expect((await now()).version).toBe(1);

    const answer = await files.bring(zipOf(entries), '全部.zip', { submit: true });
    expect(answer.files.map(({ outcome, changedCells }) => [outcome, changedCells])).toEqual(
      Array(19).fill(['DONE', 3]),
    );
    const after = await now();
    expect([after.state, after.version, after.filledCells]).toEqual(['SUBMITTED', 2, 57]);
    const copies = openZip(await files.file(answer.returnedCopy ?? ''));
    expect(copies.names).toEqual(zip.names);
  });

  it('takes the good township of a zip and names the faulty one, and reads a workbook of several sheets', async () => {
    await bureau.several('dispatchBreakdowns', { ...dispatch, divisionCodes: ['411521-01'] });
    const workbook = await office.file('breakdown-forms.xlsx');
    const [a, b] = [await FormFile.open(workbook, 0), await FormFile.open(workbook, 1)];
    expect([a.villages.length, b.villages.length]).toEqual([6, 19]);
    const task = headers[0] ?? '';
    const typed = await a.typed({ [a.address(a.villages[0] ?? '', task)]: 5 });
    const both = await FormFile.open(typed.bytes, 1);
    const faulty = await both.typed({ [both.address(both.villages[0] ?? '', task)]: -1 });
    const answer = await office.bring(faulty.bytes, '全县.xlsx');
    expect(answer.files.map(({ divisionCode, outcome }) => [divisionCode, outcome])).toEqual([
      ['411521-01', 'DONE'],
      [zhoudang, 'HAS_PROBLEMS'],
    ]);
    expect(answer.files[1]?.fileName).toMatch(/^全县\.xlsx（周党镇.*）$/);
    expect(answer.files[1]?.problems[0]?.code).toBe('BREAKDOWN_NEGATIVE');
    expect((await bureau.find('411521-01'))?.filledCells).toBe(1);
    const zip = openZip(await office.file('breakdown-forms.zip?by=township'));
    expect(zip.names).toEqual(['罗山县2025目标分解表/铁铺镇.xlsx', '罗山县2025目标分解表/周党镇.xlsx']);
  });

  it('shows a township’s form and returned copies to nobody else', async () => {
    await bureau.several('dispatchBreakdowns', { ...dispatch, divisionCodes: ['411521-01'] });
    expect((await files.download('breakdown-form.xlsx?under=411521-01')).status).toBe(403);
    expect((await files.download('breakdown-form.xlsx?under=411521-99')).status).toBe(404);
    const zip = openZip(await files.file('breakdown-forms.zip'));
    expect(zip.names).toEqual(['罗山县2025目标分解表/周党镇.xlsx']);
    const answer = await files.bring((await form()).bytes, 'x.xlsx');
    expect((await office.download(answer.returnedCopy ?? '')).status).toBe(404);
    expect((await files.download(answer.returnedCopy ?? '')).status).toBe(200);
  });

  it('submits no half of a township: beside a file of last edition the good one waits', async () => {
    const [first = ''] = (await form()).villages;
    const old = await full(await form());
    await bureau.several('recallBreakdowns', { items: [seen(await now())], reason: '示例' });
    await bureau.several('dispatchBreakdowns', dispatch);
    const good = await full(await form());
    const zip = zipOf([
      { name: '旧.xlsx', bytes: old.bytes },
      { name: '新.xlsx', bytes: good.bytes },
    ]);
    const answer = await files.bring(zip, '全部.zip', { submit: true });
    expect(
      answer.files.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)]),
    ).toEqual([
      ['REFUSED', 'SHEET_EDITION_OUTDATED'],
      ['HAS_PROBLEMS', 'BREAKDOWN_OTHER_FILE_FAULTY'],
    ]);
    const soundFirst = zipOf([
      { name: '新.xlsx', bytes: good.bytes },
      { name: '旧.xlsx', bytes: old.bytes },
    ]);
    const other = await files.bring(soundFirst, '全部.zip', { submit: true });
    expect(other.files.map(({ fileName }) => fileName)).toEqual(['旧.xlsx', '新.xlsx']);
    expect((await now()).filledCells).toBe(0);
    // As drafts the good ones are kept.
    const kept = await files.bring(zip, '全部.zip');
    expect(kept.files.map(({ outcome }) => outcome)).toEqual(['REFUSED', 'DONE']);
    expect((await now()).villages.find(({ code }) => code === first)?.values[0]).toBe(2245);
  });

  it('sums up 19 villages in one table, and lets an analyst read a form but bring none', async () => {
    await files.bring((await full(await form())).bytes, '周党镇.xlsx');
    const { sheets } = await readXlsx(await office.file('breakdown-summary.xlsx'));
    const rows = sheets[0]?.rows ?? [];
    expect(rows.filter((row) => row.includes('填报中'))).toHaveLength(19);
    expect(rows.flat()).toContain(42_643);
    const analyst = fileDeskOf(app, await app.signIn('fenxi'));
    const shown = await FormFile.open(await analyst.file(`breakdown-form.xlsx?under=${zhoudang}`));
    expect([shown.token, shown.value(shown.villages[0] ?? '', headers[0] ?? '')]).toEqual(['', null]);
    const answer = await analyst.bring(shown.bytes, 'x.xlsx');
    expect([answer.files, answer.problems.map(({ code }) => code)]).toEqual([[], ['NOT_ALLOWED']]);
  });
});
