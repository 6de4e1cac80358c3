import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { readBreakdownFileInThread } from '../../../server/ingest/breakdowns/breakdown-file-thread.ts';
import { readBreakdownFile } from '../../../server/ingest/breakdowns/read-breakdown-file.ts';

const cases = new URL('../../cases/breakdowns/', import.meta.url).pathname;

describe('readBreakdownFileInThread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-thread-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(readdirSync(cases))('reads %s as it is read without a thread, faults and all', async (name) => {
    const input = readdirSync(join(cases, name)).find((file) => file.startsWith('input.')) ?? '';
    const path = join(cases, name, input);
    expect(await readBreakdownFileInThread(path)).toEqual(await readBreakdownFile(path));
  });

  it('says what is wrong with a file that is no workbook, and reads the next one', async () => {
    const bad = join(folder, 'bad.xlsx');
    writeFileSync(bad, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]));
    const good = join(folder, 'good.csv');
    writeFileSync(good, '村（社区）,任务数,锁定,备注,状态,审核意见,区划代码\n示例村,12,,,,,99010\n');
    const [first, second] = await Promise.all([bad, good].map(readBreakdownFileInThread));
    expect(first).toEqual(await readBreakdownFile(bad));
    expect(first?.problems).toHaveLength(1);
    expect(second?.sheets[0]?.snapshot.cells[1]?.[1]).toEqual({ value: '12', formula: null });
  });

  it('fails for a path where nothing is', async () => {
    await expect(readBreakdownFileInThread(join(folder, 'none.xlsx'))).rejects.toThrow('ENOENT');
  });

  it('lets other work go on while it reads 2,000 rows of 100 cells', async () => {
    const headers = ['村（社区）', '任务数', '锁定', '备注', '状态', '审核意见', '区划代码', 'ZJ1.a.b'];
    const rows = [
      headers,
      ...Array.from({ length: 2000 }, (_, row) => Array.from({ length: 100 }, (_, at) => row + at)),
    ];
    const path = join(folder, 'large.xlsx');
    writeFileSync(path, Buffer.from(await writeXlsx({ sheets: [{ name: '周党镇', rows }] })));
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 5);
    const { sheets } = await readBreakdownFileInThread(path);
    clearInterval(clock);
    expect(sheets[0]?.snapshot.cells).toHaveLength(2001);
    expect(turns).toBeGreaterThan(10);
  });
});
