import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { noticeSchemaText } from '../../../server/services/notices/words.ts';
import { inGb18030 } from '../../support/gb18030.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-cli-notice-'));
const luoshan = 'server/policy/notices/luoshan-2025.yaml';
const linyi = 'server/policy/notices/linyi-2025.yaml';

/** Runs `notice …` as `npm run cli` does. */
function notice(...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' }, maxBuffer: 10_000_000 };
    execFile(process.execPath, ['server/run.js', 'notice', ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

function written(name: string, text: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

// Each command is a process of its own, and the machine that tests may be slow.
jest.setTimeout(90_000);

describe('notice on the command line', () => {
  it('explains that 低保 and 返贫致贫 together pay 40 yuan in Linyi, and what was not used', async () => {
    const { code, out } = await notice(
      'explain',
      linyi,
      '--category',
      '低保',
      '--category',
      '返贫致贫人口',
      '--on',
      '2024-11-01',
    );
    expect(code).toBe(0);
    expect(out).toContain('个人应缴 40 元：本期标准 400 元，资助 360 元');
    expect(out).toContain('没有采用：低保对象，个人缴 80 元');
    const together = ['--category', '低保、返贫致贫人口', '--on', '2024-11-01'];
    expect(await notice('explain', linyi, ...together)).toMatchObject({ code: 0, out });
  });

  it('refuses a birth after the payment day and a tier that Linyi does not have', async () => {
    const person = ['--born', '2099-01-01', '--tier', 'TIER_TWO', '--on', '2024-11-01'];
    const { code, out, err } = await notice('explain', linyi, ...person);
    expect(code).toBe(1);
    expect(out + err).toContain('出生日期晚于缴费日：读到 2099-01-01，缴费日是 2024-11-01。请核对。');
    expect(out + err).toContain('方案没有分缴费档次，读到“TIER_TWO”。请不写这一项。');
  });

  it('answers for Luoshan’s 低保 that the notice has no rule: neither 0 nor 400 yuan', async () => {
    const { code, out } = await notice('explain', luoshan, '--category', '低保', '--on', '2024-11-01');
    expect(code).toBe(0);
    expect(out).toContain('本通知没有规定城乡低保对象的资助金额');
    expect(out).not.toContain('个人应缴');
  });

  it('prints every clause with what was read out of it', async () => {
    const { code, out } = await notice('explain', linyi);
    expect(code).toBe(0);
    expect(out).toMatch(/^临政办发〔2024〕22号/);
    expect(out).toContain('  · 每月可缴费日期：1日至25日，共 150 天可缴费');
    for (const id of ['一', '二', '三.1', '三.2', '四', '六', '七'])
      expect(out).toMatch(new RegExp(`^${id}  `, 'm'));
  });

  it('ends with 2 for a question asked the wrong way, and says how to ask', async () => {
    expect(await notice('explain', linyi, '--category', '低保')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--on'),
    });
    expect(await notice('explain', linyi, '--on', '2024-02-30', '--grade', '5')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/2024-02-30[\s\S]*1 至 4/),
    });
    expect(await notice('explain', linyi, '--nonsense')).toMatchObject({ code: 2 });
    expect(await notice('judge')).toMatchObject({
      code: 2,
      err: expect.stringContaining('用法：notice check'),
    });
    expect(await notice('diff', luoshan, 'nowhere.yaml')).toMatchObject({ code: 2 });
  });

  it('ends with 1 for a category that nobody defined', async () => {
    expect(await notice('explain', linyi, '--category', '富裕户', '--on', '2024-11-01')).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有“富裕户”这类人员'),
    });
  });

  it('compares two files place by place', async () => {
    const changed = written(
      'changed.yaml',
      readFileSync(luoshan, 'utf8').replace('perPersonFen: 100', 'perPersonFen: 150'),
    );
    const { code, out } = await notice('diff', luoshan, changed);
    expect(code).toBe(0);
    expect(out).toBe('四(四)  以奖代补 第 2 档 每人奖励：1 元 → 1.50 元\n共 1 处不同。\n');
    expect((await notice('diff', luoshan, luoshan)).out).toBe('没有不同。\n');
  });

  it('reads a file saved as GBK like the same file saved as UTF-8, and refuses what is neither', async () => {
    const gbk = written('gbk.yaml', inGb18030(readFileSync(linyi, 'utf8')));
    expect(await notice('diff', linyi, gbk)).toMatchObject({ code: 0, out: '没有不同。\n' });
    expect(await notice('load', gbk)).toMatchObject({ code: 0, out: '已装入，第 1 版。\n' });
    expect(await notice('load', linyi)).toMatchObject({ code: 0, out: '内容与第 1 版相同，没有改变。\n' });
    const cut = written('cut.yaml', Buffer.concat([readFileSync(linyi), Buffer.from([0xe4, 0xb8])]));
    expect(await notice('load', cut)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/既不是 UTF-8，也不是 GB18030[\s\S]*\n共 1 处错误，没有装入。\n$/),
    });
  });

  it('ends with how many faults there are: 12 errors, or 1 for an empty file', async () => {
    const twelve = await notice('check', 'test/cases/notices/twelve-faults-in-one-pass/notice.yaml');
    expect([twelve.code, twelve.err.trimEnd().split('\n').at(-1)]).toEqual([1, '共 12 处错误，没有装入。']);
    expect(twelve.err.split('\n')).toHaveLength(14);
    expect(await notice('check', written('empty.yaml', ''))).toMatchObject({
      code: 1,
      err: '错误  文件是空的，没有写方案。请检查是否选错文件，内容是否已保存。\n共 1 处错误，没有装入。\n',
    });
  });

  it('loads versions, compares them, refuses a lost document, and makes next year’s draft', async () => {
    const text = readFileSync(luoshan, 'utf8');
    const revised = written(
      'revised.yaml',
      `${text}
revisions:
  - document: { number: 示例〔2024〕57号, title: 修改通知（示例）, issuer: 示例, issuedOn: 2024-11-18 }
    from: 2024-11-20
    changes:
      - { path: "rewards[0].deadlineOn", was: 2024-11-30, becomes: 2024-12-10 }
`,
    );
    expect((await notice('load', luoshan)).out).toBe('已装入，第 1 版。\n');
    expect((await notice('load', luoshan)).out).toBe('内容与第 1 版相同，没有改变。\n');
    expect((await notice('load', revised)).out).toBe('已装入，第 2 版。\n');
    expect(await notice('load', luoshan)).toMatchObject({
      code: 1,
      err: expect.stringContaining('修改通知“示例〔2024〕57号”（自 2024-11-20 起）'),
    });
    expect((await notice('diff', '411521-2025', '1', '2')).out).toContain('2024-12-10');
    expect(await notice('diff', '411521-2025', '1', '9')).toMatchObject({
      code: 1,
      err: '没有第 9 版方案。请从版本列表中选择。\n',
    });
    const clone = await notice('clone', '411521-2025');
    expect(clone).toMatchObject({ code: 0, err: expect.stringMatching(/^2026 年度草稿，须逐项核对/) });
    expect(clone.err).toContain('征缴期 第 1 段 截止日：2024-12-31 → 2025-12-31。');
    const draft = written('2026.yaml', clone.out);
    const refused = await notice('check', draft);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/document\.number[\s\S]*document\.issuedOn/),
    });
    const filled = clone.out
      .replace('number: null', 'number: 示例〔2025〕1号')
      .replace('issuedOn: null', 'issuedOn: 2025-10-01');
    expect((await notice('load', written('2026-filled.yaml', filled))).out).toBe('已装入，第 1 版。\n');
    expect(await notice('clone', '411521-2025', '2026')).toMatchObject({
      code: 1,
      err: expect.stringContaining('411521-2026 已经有了'),
    });
  });

  it('prints the JSON Schema of the format', async () => {
    const { code, out } = await notice('schema');
    expect([code, out]).toEqual([0, `${noticeSchemaText()}\n`]);
    expect(JSON.parse(out)).toMatchObject({ type: 'object', title: '通知（方案）文件' });
  });
});
