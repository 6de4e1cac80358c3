import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { checkBreakdown, filledCell } from '../../../schema/values/breakdown-check.ts';
import { filledForm } from '../../../server/ingest/breakdowns/filled-form.ts';
import { readBreakdownFile } from '../../../server/ingest/breakdowns/read-breakdown-file.ts';

/** Sent by anybody with an account: a few kilobytes that unpack to hours of looking for headers and numbers. */
describe('a form with one text of 300,000 characters in 4,000 cells', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-long-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read within a second, and its texts are named as no numbers', async () => {
    const long = '１'.repeat(300_000);
    const headers = ['村（社区）', '任务数', '状态', '审核意见', '区划代码', '备注', '锁定', 'ZJ1.a.b'];
    const rows = [
      ...Array.from({ length: 20 }, () => Array(100).fill(long)),
      headers,
      ...Array.from({ length: 300 }, (_, at) => [long, long, long, long, `9901${at}`, long, long]),
    ];
    const path = join(folder, 'long.xlsx');
    writeFileSync(path, Buffer.from(await writeXlsx({ sheets: [{ name: '周党镇', rows }] })));
    const columns = [{ code: 'TASK', name: '任务数', isFilled: true, isSubQuota: false, quotaPersons: null }];
    const began = performance.now();
    const { sheets } = await readBreakdownFile(path);
    const form = sheets[0] && filledForm(sheets[0], columns).form;
    const villages = [{ code: '99010', name: '示例村', isAbolished: false }];
    const problems = checkBreakdown({ columns, villages }, form?.rows ?? [], { totals: [] }, 'partial');
    expect(performance.now() - began).toBeLessThan(1000);
    expect(form?.rows).toHaveLength(300);
    expect(problems[0]).toMatchObject({ code: 'BREAKDOWN_NAME_DIFFERS' });
    expect(JSON.stringify(problems).length).toBeLessThan(100_000);
  });

  it('reads 201 characters as text and 200 blanks as nothing', () => {
    expect(filledCell('1'.repeat(201))).toEqual({ text: '1'.repeat(201) });
    expect(filledCell(' '.repeat(200))).toBeNull();
    expect(filledCell(`${' '.repeat(300)}１，２３４`)).toBe(1234);
  });
});
