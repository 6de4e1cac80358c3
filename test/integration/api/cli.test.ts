import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { readXlsx } from 'hucre';
import { startTestApp } from '../../support/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-cli-'));

/** Runs a command as `npm run cli` does. */
function cli(args: readonly string[], environment: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '', ...environment } };
    execFile(process.execPath, ['server/run.js', ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

// Each command is a process of its own, and the machine that tests may be slow.
jest.setTimeout(90_000);

describe('the command line', () => {
  const sample = join(folder, '示例', '罗山县缴费明细-示例-20241230至31日.csv');

  it('fills an empty database with 2 campaigns and 400 payments, once', async () => {
    const first = await cli(['demo', '--payments', '400']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('示例缴费 400 笔');
    expect(existsSync(sample)).toBe(true);
    expect(await cli(['demo'])).toMatchObject({ code: 1, err: expect.stringContaining('只装入空数据库') });
  });

  it('imports the sample of 1,200 payments once, and the tallies agree', async () => {
    const first = await cli(['import', '411521-2025', sample]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('已收录。读 1200 行，新收录 1200 笔');
    const again = await cli(['import', '411521-2025', sample]);
    expect(again.out).toBe('没有新内容，什么也没有改变（与第 2 批是同一文件）。\n');
    expect(await cli(['tally', 'check', '411521-2025'])).toMatchObject({
      code: 0,
      out: '汇总数与缴费记录一致。\n',
    });
  });

  it('imports the sample of the bank once, which settles the debit that failed', async () => {
    const bank = join(folder, '示例', '罗山县银行扣款入库明细-示例-20241229.csv');
    const trial = await cli(['statement', 'import', '411521-2025', 'BANK', bank, '--dry-run']);
    expect(trial).toMatchObject({ code: 0, err: '' });
    expect(trial.out).toContain('试运行：只检查，没有收录。');
    const first = await cli(['statement', 'import', '411521-2025', 'BANK', bank]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^已收录。读 \d+ 行，.*新增待核对 0 件，办结 1 件。\n$/);
    expect(first.out.replace('已收录。', '')).toBe(trial.out.replace('试运行：只检查，没有收录。', ''));
    const again = await cli(['statement', 'import', '411521-2025', 'BANK', bank]);
    expect(again.out).toBe('没有新内容，什么也没有改变（与第 3 批是同一文件）。\n');
    expect(await cli(['statement', 'import', '411521-2025', 'CASH', bank])).toMatchObject({ code: 2 });
  });

  it('refuses a campaign or file that is not there in Chinese', async () => {
    expect(await cli(['import', '999999-2025', sample])).toMatchObject({
      code: 1,
      err: '没有这项征缴工作，或当前账号无权查看。请重新选择。\n',
    });
    expect(await cli(['import', '411521-2025', 'nowhere.csv'])).toMatchObject({
      code: 2,
      err: '没有文件 nowhere.csv。\n',
    });
    expect(await cli(['notice', 'check', 'nowhere.yaml'])).toMatchObject({ code: 2 });
  });

  it.each([
    ['coverage', '困难群众参保情况表', ['--by', 'village', '--under', '411521-01']],
    ['chase', '疑似未参保', ['--under', '411521-01']],
    ['reconciliation', '对账表', ['--by', 'DAY']],
    ['reconciliation-items', '待核对', []],
    ['subsidy', '资助测算表', ['--by', 'TOWNSHIP', '--as-of', '2024-12-29']],
    ['review', '待处理事项', []],
    ['policy', '政策参数', []],
  ])('writes %s as .xlsx', async (kind, title, options) => {
    const file = join(folder, `${kind}.xlsx`);
    expect(await cli(['export', kind, '411521-2025', file, ...options])).toEqual({
      code: 0,
      out: `已写入 ${file}\n`,
      err: '',
    });
    const { sheets } = await readXlsx(new Uint8Array(readFileSync(file)));
    expect(String(sheets[0]?.rows[0]?.[0])).toContain(title);
    // Nobody’s number in full; a receipt is longer.
    expect(JSON.stringify(sheets[0]?.rows)).not.toMatch(/(?<!\d)\d{17}[\dX](?!\d)/);
  });

  it.each([
    [['people', '411521-2025', 'x.xlsx']],
    [['coverage', '411521-2025']],
    [['coverage', '411521-2025', 'x.xlsx', '--by', 'DAY']],
    [['chase', '411521-2025', 'x.xlsx', '--as-of', '2024-12-29']],
    [['progress', '411521-2025', 'x.xlsx', '--as-of', '2024-02-30']],
  ])('lists 9 sheets when asked for export %j', async (args) => {
    const { code, err } = await cli(['export', ...args]);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(10);
  });

  it('writes the two sheets as .xlsx with 1,600 persons paid', async () => {
    const file = join(folder, 'progress.xlsx');
    expect(await cli(['export', 'progress', '411521-2025', file])).toMatchObject({ code: 0, err: '' });
    const book = await readXlsx(new Uint8Array(readFileSync(file)));
    expect(book.sheets[0]?.rows.flat()).toEqual(expect.arrayContaining([592_727, 1600]));
    expect(await cli(['export', 'breakdown', '140821-2025', join(folder, 'b.xlsx')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('还没有下达任务数'),
    });
  });

  it('adds an account that can sign in, once, and only in a division that exists', async () => {
    const password = { ACCOUNT_PASSWORD: 'secret-123' };
    const add = (...args: string[]) => cli(['account', 'add', ...args], password);
    expect(await add('411521', 'miaoxian', 'TOWNSHIP', '411521-12')).toMatchObject({
      code: 0,
      out: '已新建账号 miaoxian。\n',
    });
    expect(await add('411521', 'miaoxian', 'TOWNSHIP', '411521-12')).toMatchObject({
      code: 1,
      err: '账号 miaoxian 已经有了。请换一个账号名。\n',
    });
    expect(await add('411521', 'other', 'TOWNSHIP', '411521-99')).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有代码为“411521-99”的区划'),
    });
    expect(await add('999999', 'other', 'BUREAU')).toMatchObject({ code: 1 });
    expect(await add('411521', 'a@b', 'BUREAU')).toMatchObject({
      code: 1,
      err: expect.stringContaining('账号名'),
    });
    expect(await add('411521', 'other', 'TOWNSHIP')).toMatchObject({ code: 2 });
    expect(
      await cli(['account', 'add', '411521', 'x', 'BUREAU'], { ACCOUNT_PASSWORD: 'short' }),
    ).toMatchObject({
      code: 2,
    });
    const app = await startTestApp({
      databaseUrl: `sqlite:${join(folder, 'zhengjiao.db')}`,
      isSecond: true,
    });
    expect(await app.signIn('miaoxian', 'secret-123')).toMatch(/^411521\./);
    await app.close();
  });

  it('checks a notice and names the faults', async () => {
    const good = 'server/policy/notices/luoshan-2025.yaml';
    expect(await cli(['notice', 'check', good])).toMatchObject({
      code: 0,
      out: 'luoshan-2025.yaml：可以装入（罗政办〔2024〕42号）。\n',
    });
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, readFileSync(good, 'utf8').replace('closesOn: 2024-12-31', 'closesOn: 2024-02-31'));
    const checked = await cli(['notice', 'check', bad]);
    expect(checked.code).toBe(1);
    expect(checked.err).toMatch(/^错误 .*行/m);
  });

  it('names a setting that is not usable, and lists the commands', async () => {
    expect(await cli(['tally', 'check', '411521-2025'], { PORT: 'x' })).toMatchObject({
      code: 1,
      err: 'PORT 应为 0 至 65535 的整数，读到“x”。\n',
    });
    const unreachable = { DATABASE_URL: 'postgresql://127.0.0.1:1/none' };
    expect(await cli(['migrate'], unreachable)).toMatchObject({
      code: 1,
      err: expect.stringContaining('连不上数据库'),
    });
    const text = join(folder, 'text.db');
    writeFileSync(text, '这不是数据库。'.repeat(200));
    const notDatabase = { DATABASE_URL: `sqlite:${text}` };
    expect(await cli(['migrate'], notDatabase)).toMatchObject({
      code: 1,
      err: expect.stringContaining('不是 SQLite 数据库'),
    });
    expect((await cli(['help'])).out).toContain('import <县代码-年度>');
  });
});
