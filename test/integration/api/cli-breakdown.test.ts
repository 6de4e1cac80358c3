import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openZip } from '../../../server/export/zip.ts';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { FormFile } from '../../support/breakdown-file.ts';
import { freshSqlite } from '../../support/database.ts';
import { deskOf, zhoudang } from '../breakdowns-fixture.ts';

describe('the command breakdown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-cli-breakdown-'));
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    await deskOf(app, await app.signIn('luoshan')).several('dispatchBreakdowns', {
      divisionCodes: [zhoudang],
      filledColumns: ['TASK'],
      deadlineOn: '2025-01-20',
    });
  }, 30_000);
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command as `npm run cli` does, on the database and with the key of the running service. */
  function cli(...args: readonly string[]) {
    const environment = {
      DATABASE_URL: app.config.databaseUrl,
      ID_HASH_KEY: Buffer.from(app.config.idHashKey).toString('hex'),
      DATA_DIR: folder,
      NODE_OPTIONS: '',
    };
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const options = { env: { ...process.env, ...environment } };
      execFile(process.execPath, ['server/run.js', 'breakdown', ...args], options, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  }

  it('lists 1 township with 0 of 19 cells and the 19 townships without a form', async () => {
    const { code, out, err } = await cli('status', luoshanId);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('周党镇  填报中  已填 0/19  截止 2025-01-20');
    expect(out).toContain('还没有下发 19 个：');
  });

  it('writes the form into a zip, takes it back with 1 cell, and writes a faulty one’s finding into a copy', async () => {
    const zip = join(folder, '全部.zip');
    expect(await cli('export', luoshanId, zip)).toEqual({ code: 0, out: `已写入 ${zip}\n`, err: '' });
    const { names, read } = openZip(readFileSync(zip));
    expect(names).toEqual(['罗山县2025目标分解表/周党镇.xlsx']);
    const blank = await FormFile.open(read(names[0] ?? ''));
    const [first = '', second = ''] = blank.villages;
    const good = join(folder, '周党镇.xlsx');
    const typed = await blank.typed({ [blank.address(first, '任务数')]: 12 });
    writeFileSync(good, typed.bytes);
    const dry = await cli('import', luoshanId, good, '--dry-run');
    expect(dry).toEqual({ code: 0, out: '周党镇.xlsx  周党镇  已收  改 1 格\n', err: '' });
    expect((await cli('status', luoshanId)).out).toContain('已填 0/19');
    expect(await cli('import', luoshanId, good)).toEqual(dry);
    expect((await cli('status', luoshanId)).out).toContain('已填 1/19');

    writeFileSync(good, (await typed.typed({ [blank.address(second, '任务数')]: '两千' })).bytes);
    const copy = join(folder, '退回.xlsx');
    const bad = await cli('import', luoshanId, good, '--submit', '--returned', copy);
    expect([bad.code, bad.out]).toEqual([
      1,
      `周党镇.xlsx  周党镇  有错误，没有收  改 0 格\n退回件（xlsx）已写入 ${copy}\n`,
    ]);
    expect(bad.err).toContain('读到“两千”，应为整数');
    expect((await FormFile.open(readFileSync(copy))).value(second, '审核意见')).toMatch(/^错误：/);
  }, 90_000);

  it.each([
    [[]],
    [['status']],
    [['status', luoshanId, 'x.xlsx']],
    [['export', luoshanId, 'x.xlsx', '--by', 'village']],
    [['import', luoshanId, 'x.xlsx', '--on-conflict', 'both']],
    [['accept', luoshanId]],
  ])('shows its 4 lines of usage when asked for %j', async (args) => {
    const { code, err } = await cli(...args);
    expect([code, err.trim().split('\n').length]).toEqual([2, 4]);
  });
});
