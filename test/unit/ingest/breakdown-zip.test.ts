import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { writeZip } from '../../../server/export/zip.ts';
import { broughtFiles } from '../../../server/ingest/breakdowns/brought-files.ts';
import { readBreakdownFile } from '../../../server/ingest/breakdowns/read-breakdown-file.ts';

const at = new Date('2025-01-10T02:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brought-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function brought(bytes: Uint8Array, name = '全部.zip') {
  const path = join(folder, 'upload');
  writeFileSync(path, bytes);
  const files = await broughtFiles(path, name, join(folder, 'out'));
  return files.map((file) => ({
    name: file.name,
    text: file.path === null ? null : readFileSync(file.path, 'utf8'),
    codes: file.problems.map(({ code }) => code),
  }));
}

const entry = (name: string, text = 'x') => ({ name, bytes: Buffer.from(text) });

describe('broughtFiles', () => {
  it('takes 2 files out of folders, and leaves out folders and what macOS, Windows and WPS add', async () => {
    const zip = writeZip(
      [
        { name: '周党镇/', bytes: Buffer.alloc(0) },
        entry('周党镇/示例东岗村.xlsx', 'one'),
        entry('周党镇.xlsx', 'two'),
        entry('__MACOSX/周党镇/._示例东岗村.xlsx'),
        entry('周党镇/~$示例东岗村.xlsx'),
        entry('周党镇/.~示例东岗村.xlsx'),
        entry('Thumbs.db'),
      ],
      at,
    );
    expect(await brought(zip)).toEqual([
      { name: '周党镇/示例东岗村.xlsx', text: 'one', codes: [] },
      { name: '周党镇.xlsx', text: 'two', codes: [] },
    ]);
  });

  it('reads names that Windows wrote in GB18030', async () => {
    const gbk = Buffer.from([0xd6, 0xdc, 0xb5, 0xb3, 0xd5, 0xf2]); // 周党镇
    const placed = writeZip([entry('ABCDEF.csv')], at);
    // No UTF-8 flag, and the bytes of GB18030, in both headers.
    for (const mark of ['ABCDEF']) {
      for (let found = placed.indexOf(mark); found !== -1; found = placed.indexOf(mark, found + 1)) {
        gbk.copy(placed, found);
      }
    }
    placed.writeUInt16LE(0, 6);
    placed.writeUInt16LE(0, placed.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 8);
    expect((await brought(placed)).map(({ name }) => name)).toEqual(['周党镇.csv']);
  });

  it('names an archive within the archive and takes the other file', async () => {
    const zip = writeZip([entry('里面.zip', 'PK'), entry('里面.rar'), entry('好.csv')], at);
    expect((await brought(zip)).map(({ codes, text }) => [codes, text])).toEqual([
      [['BREAKDOWN_ZIP_NESTED'], null],
      [['BREAKDOWN_ZIP_NESTED'], null],
      [[], 'x'],
    ]);
  });

  it('takes no folder of the name for a place on this machine', async () => {
    const zip = writeZip([entry('../../evil.csv', 'no'), entry('/etc/evil.csv', 'no')], at);
    await brought(zip);
    expect(existsSync(join(folder, '../evil.csv'))).toBe(false);
    expect(existsSync('/etc/evil.csv')).toBe(false);
  });

  it('refuses one of 17 MB, one that packs 2 MB into 2 KB, and one whose size is not the declared one', async () => {
    const big = writeZip([{ name: '大.csv', bytes: Buffer.alloc(17 * 1024 * 1024, 'a') }], at);
    expect((await brought(big))[0]?.codes).toEqual(['XLSX_TOO_LARGE']);
    const { openZip } = await import('../../../server/export/zip.ts');
    const bomb = openZip(writeZip([entry('包.csv')], at)).with(
      new Map([['包.csv', Buffer.alloc(2 * 1024 * 1024, 'a')]]),
    );
    expect(bomb.length).toBeLessThan(4096);
    expect((await brought(bomb))[0]?.codes).toEqual(['XLSX_TOO_LARGE']);
    const lying = Buffer.from(bomb);
    const central = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    lying.writeUInt32LE(100, central + 24);
    expect((await brought(lying))[0]?.codes).toEqual(['BREAKDOWN_ZIP_PART_DAMAGED']);
  });

  it('refuses an archive of 2,001 files, and one cut short', async () => {
    const many = writeZip(
      Array.from({ length: 2001 }, (_, index) => entry(`${index}.csv`)),
      at,
    );
    await expect(brought(many)).rejects.toMatchObject({ code: 'BREAKDOWN_ZIP_TOO_MANY', found: '2001' });
    const cut = writeZip([entry('一.csv'), entry('二.csv')], at).subarray(0, 90);
    await expect(brought(cut)).rejects.toMatchObject({ code: 'BREAKDOWN_ZIP_DAMAGED' });
  });

  it('takes an .xlsx, and what is no archive at all, as it is', async () => {
    const xlsx = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }] }));
    expect((await brought(xlsx, '表.xlsx')).map(({ name }) => name)).toEqual(['表.xlsx']);
    expect((await brought(Buffer.from('a,b\n'), '表.csv')).map(({ name }) => name)).toEqual(['表.csv']);
  });

  it('shows no ID number that stands in the name of a file', async () => {
    const [file] = await brought(writeZip([entry('411521199001011237.csv')], at));
    expect(file?.name).not.toContain('411521199001011237');
  });
});

describe('readBreakdownFile', () => {
  const headers = ['序号', '村（社区）', '任务数', '锁定', '备注', '状态', '审核意见', '区划代码'];
  async function read(
    sheets: Parameters<typeof writeXlsx>[0]['sheets'],
    custom: Record<string, string> = {},
  ) {
    const path = join(folder, 'form.xlsx');
    writeFileSync(path, await writeXlsx({ sheets, properties: { custom } }));
    return readBreakdownFile(path);
  }
  const token = 'ZJ1.abc.def';

  it('finds the form among the sender’s own sheets, and a hidden one only where no other is there', async () => {
    const own = {
      name: '我的',
      rows: [
        ['村', '数'],
        ['甲', 1],
      ],
    };
    const form = { name: '表', rows: [[token], headers] };
    const old = { name: '旧', rows: [[token], headers], hidden: true };
    const names = async (...sheets: Parameters<typeof read>[0]) =>
      (await read(sheets)).sheets.map(({ name, tokens }) => [name, ...tokens]);
    expect(await names(own, form, old)).toEqual([['表', token]]);
    expect(await names(own, old)).toEqual([['旧', token]]);
    expect((await read([own])).problems.map(({ code }) => code)).toEqual(['BREAKDOWN_FILE_NO_FORM']);
  });

  it('takes the identity from the properties for one form alone', async () => {
    const form = (name: string) => ({ name, rows: [headers] });
    expect((await read([form('表')], { zjSheet: token })).sheets[0]?.tokens).toEqual([token]);
    const two = await read([form('一'), form('二')], { zjSheet: token });
    expect(two.sheets.map(({ tokens }) => tokens)).toEqual([[], []]);
  });

  it('keeps numbers numbers, gives a formula its value, and one that was never calculated its text', async () => {
    const { sheets } = await read([
      {
        name: '表',
        rows: [[token], headers, [1, '示例村', 12, true]],
        cells: new Map([
          ['3,0', { value: null, formula: 'A3*2', formulaResult: 2 }],
          ['3,1', { value: null, formula: 'A3+A4' }],
        ]),
      },
    ]);
    const [, , row, formulas] = sheets[0]?.snapshot.cells ?? [];
    expect(row?.slice(0, 4).map(({ value }) => value)).toEqual([1, '示例村', 12, true]);
    expect(formulas?.slice(0, 2)).toEqual([
      { value: 2, formula: '=A3*2' },
      { value: '=A3+A4', formula: '=A3+A4' },
    ]);
  });

  it('tells no ID number that stands in the name of a tab', async () => {
    const { sheets } = await read([{ name: '411521199001011237', rows: [[token], headers] }]);
    const [sheet] = sheets;
    expect(sheet?.name).toBe('411521199001011237');
    expect([sheet?.shownName, sheet?.snapshot.sheetName].join()).not.toContain('411521199001011237');
  });
});
