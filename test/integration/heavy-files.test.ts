import { closeSync, ftruncateSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { createImportJobs, type ImportJobs } from '../../server/services/imports/jobs.ts';
import { freshSqlite } from '../support/database.ts';
import { csvOf, figures, fileOf, idHashKey, requestFor, seedCampaign } from './import-fixture.ts';

/** An .xlsx whose sheet unpacks to `megabytes` of blanks; `lies` writes a small size into the directory. */
function bomb(megabytes: number, lies = false): Uint8Array {
  const sheet = Buffer.concat([
    Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'),
    Buffer.alloc(megabytes * 1024 * 1024, 0x20),
    Buffer.from('</t></is></c></row></sheetData></worksheet>'),
  ]);
  return zip([
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    [
      'xl/workbook.xml',
      Buffer.from('<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    ],
    ['xl/worksheets/sheet1.xml', sheet, lies ? 1000 : sheet.length],
  ]);
}

function zip(parts: readonly (readonly [name: string, content: Buffer, declared?: number])[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content, declared = content.length] of parts) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const entry = Buffer.alloc(30);
    entry.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(8, 8);
    entry.writeUInt32LE(crc32(content), 14);
    entry.writeUInt32LE(packed.length, 18);
    entry.writeUInt32LE(declared, 22);
    entry.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    entry.copy(central, 6, 4, 28);
    central.writeUInt32LE(offset, 42);
    local.push(entry, name, packed);
    directory.push(central, name);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

describe('heavy files', () => {
  let url = '';
  let jobs: ImportJobs;
  beforeAll(async () => {
    url = await freshSqlite();
    await seedCampaign(url);
    jobs = createImportJobs({ databaseUrl: url, idHashKey });
  });
  afterAll(() => jobs.close());

  /** Imports in the worker and watches how long this thread, the server's, was ever held up. */
  async function refused(path: string): Promise<{ code: string | undefined; longestStall: number }> {
    const before = await figures(url);
    let last = performance.now();
    let longestStall = 0;
    const ticking = setInterval(() => {
      longestStall = Math.max(longestStall, performance.now() - last);
      last = performance.now();
    }, 5);
    const result = await jobs.wait(jobs.start(requestFor(path)).id);
    clearInterval(ticking);
    expect(result.outcome).toBe('REFUSED');
    expect(await figures(url)).toEqual(before);
    return { code: result.problems[0]?.code, longestStall };
  }

  it('answers while a zip bomb of 300 MB in 0.3 MB is refused before it is unpacked', async () => {
    const path = fileOf(bomb(300), 'xlsx');
    expect(statSync(path).size).toBeLessThan(400_000);
    const { code, longestStall } = await refused(path);
    expect(code).toBe('XLSX_TOO_LARGE');
    expect(longestStall).toBeLessThan(500);
  });

  it('refuses a bomb whose directory lies about the size', async () => {
    expect((await refused(fileOf(bomb(64, true), 'xlsx'))).code).toBe('XLSX_DAMAGED');
  });

  it('refuses a cell of 4 MB', async () => {
    expect((await refused(fileOf(bomb(4), 'xlsx'))).code).toBe('XLSX_TOO_LARGE');
  });

  it('refuses 200 MB of one line after a good header', async () => {
    const path = fileOf(csvOf({ payments: 10 }));
    const handle = openSync(path, 'a');
    ftruncateSync(handle, 200 * 1024 * 1024);
    closeSync(handle);
    const { code, longestStall } = await refused(path);
    expect(code).toBe('FILE_NOT_TABLE');
    expect(longestStall).toBeLessThan(500);
  });

  it('reads 200 MB of payments with a wrong township in each to the end, counts them and keeps 200', async () => {
    const lines = csvOf({ payments: 10_000 }).split('\n');
    const body = `${lines
      .slice(1, 10_001)
      .map((line) => line.replace(/周党镇|庙仙乡|宝城街道办事处/, '示例外镇'))
      .join('\n')}\n`;
    const path = fileOf(`${lines[0]}\n`);
    const handle = openSync(path, 'a');
    let bytes = 0;
    let repeats = 0;
    for (; bytes < 200 * 1024 * 1024; repeats++) bytes += writeSync(handle, body);
    closeSync(handle);
    const job = jobs.start(requestFor(path));
    const result = await jobs.wait(job.id);
    expect(result).toMatchObject({
      outcome: 'REFUSED',
      rowsRead: repeats * 10_000,
      rejectedRows: repeats * 10_000,
      problemCount: repeats * 10_000,
    });
    expect(result.problems).toHaveLength(200);
    expect(result.problems[0]).toMatchObject({ code: 'DIVISION_UNKNOWN', place: { line: 2 } });
    expect((await figures(url)).payments).toEqual({ n: 0, fen: 0 });
  }, 120_000);

  it('cancels a long import within two seconds and leaves nothing', async () => {
    const path = fileOf(csvOf({ payments: 150_000 }));
    const before = await figures(url);
    const job = jobs.start(requestFor(path));
    while ((jobs.get(job.id)?.rowsRead ?? 0) < 20_000) await new Promise((resolve) => setTimeout(resolve, 5));
    const start = performance.now();
    jobs.cancel(job.id);
    expect(await jobs.wait(job.id)).toMatchObject({ outcome: 'CANCELLED', newPayments: 0 });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await figures(url)).toEqual(before);
  });

  it('takes 20,000 rows of .xlsx in', async () => {
    const rows = csvOf({ payments: 20_000 })
      .trimEnd()
      .split('\n')
      .map((line, i) => {
        const cells: (string | number)[] = line.split(',');
        if (i > 0) cells[6] = Number(cells[6]);
        return cells;
      });
    const path = fileOf('', 'xlsx');
    writeFileSync(
      path,
      await writeXlsx({
        sheets: [
          { name: '说明', rows: [['示例']] },
          { name: '明细', rows },
        ],
      }),
    );
    const result = await jobs.wait(jobs.start(requestFor(path)).id);
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 20_000,
      newPersons: 20_000,
      amountFen: 800_000_000,
    });
  }, 60_000);
});
