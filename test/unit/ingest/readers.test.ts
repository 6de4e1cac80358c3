import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CsvScanner } from '../../../server/ingest/readers/csv.ts';
import { readAddress } from '../../../server/ingest/readers/matrix.ts';
import { cellAddress, type UnreadableFile } from '../../../server/ingest/row.ts';
import { sniffFile } from '../../../server/ingest/sniff.ts';

function scan(...pieces: string[]): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  const scanner = new CsvScanner({
    row: (cells, line) => rows.push({ line, cells: [...cells] }),
    drain: async () => true,
  });
  for (const [i, piece] of pieces.entries()) scanner.push(piece, i === pieces.length - 1);
  return rows;
}

describe('CsvScanner', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"1,200.00","say ""hi"""\n',
      [
        ['a', 'b'],
        ['1,200.00', 'say "hi"'],
      ],
    ],
    [
      'a,b\n="0123",2\n',
      [
        ['a', 'b'],
        ['0123', '2'],
      ],
    ],
    [
      'a,b\n,,\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,5" pipe\n',
      [
        ['a', 'b'],
        ['1', '5" pipe'],
      ],
    ],
  ])('reads %j', (text, rows) => {
    expect(scan(text).map(({ cells }) => cells)).toEqual(rows);
  });

  it('counts lines through blank lines and a cell of two lines: the last row is on line 5', () => {
    expect(scan('a,b\n\n"x\ny",1\nz,2')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', '1'] },
      { line: 5, cells: ['z', '2'] },
    ]);
  });

  it('gives the same rows wherever the text is cut', () => {
    const text = 'h1,h2,h3\r\n"a ""q"" b",2,\r\n中文,"x\r\ny",3\r\n\r\n="01",5,6\r\n';
    const whole = scan(text);
    for (let cut = 0; cut <= text.length; cut++)
      expect(scan(text.slice(0, cut), text.slice(cut))).toEqual(whole);
  });

  it('reads back any cells written with quotes', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', ',', '"', '\n', '中', ' ', '1') })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const text = rows
            .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          expect(
            scan(`h,i\n${text}`)
              .slice(1)
              .map(({ cells }) => cells),
          ).toEqual(rows);
        },
      ),
    );
  });

  it('refuses a quote left open and names the line where it opens', () => {
    expect(() => scan('a,b\n1,2\n"3,4\n5,6\n')).toThrow(
      expect.objectContaining({ code: 'CSV_QUOTE_OPEN', line: 3 }) as UnreadableFile,
    );
  });
});

describe('sniffFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-sniff-'));
  const write = (content: Uint8Array | string) => {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return path;
  };
  // 收据号,乡镇 in GB18030.
  const gb = Buffer.from('cad5bedda1a22cd7e0d5f2'.replace('a1a2', 'bac5'), 'hex');

  it('takes UTF-8 with and without a BOM for UTF-8, and GBK bytes for GB18030', async () => {
    expect((await sniffFile(write('收据号,乡镇\n'))).sort).toEqual({ format: 'csv', encoding: 'utf-8' });
    expect((await sniffFile(write('\ufeff收据号,乡镇\n'))).sort).toEqual({
      format: 'csv',
      encoding: 'utf-8',
    });
    expect((await sniffFile(write(gb))).sort).toEqual({ format: 'csv', encoding: 'gb18030' });
    expect((await sniffFile(write(Buffer.from('\ufeff收据号', 'utf16le')))).sort).toEqual({
      format: 'csv',
      encoding: 'utf-16le',
    });
  });

  it('decides by the whole file: 3 MB of digits, then GB18030', async () => {
    const digits = Buffer.from('1,2,3,4,5,6\n'.repeat(250_000));
    expect((await sniffFile(write(Buffer.concat([digits, gb])))).sort).toEqual({
      format: 'csv',
      encoding: 'gb18030',
    });
  });

  it('takes GB18030 for it though its first line, 目录, is good UTF-8 of another script', async () => {
    const contents = Buffer.from('c4bfc2bc0a', 'hex');
    expect((await sniffFile(write(Buffer.concat([contents, gb])))).sort).toEqual({
      format: 'csv',
      encoding: 'gb18030',
    });
  });

  it('finds a UTF-8 character cut by the end of a read whole', async () => {
    const text = `${'a'.repeat(1024 * 1024 - 1)}中文\n`;
    expect((await sniffFile(write(text))).sort).toEqual({ format: 'csv', encoding: 'utf-8' });
  });

  it.each([
    ['', 'FILE_EMPTY'],
    ['<html><table></table></html>', 'FILE_IS_HTML'],
    ['%PDF-1.7', 'FILE_NOT_TABLE'],
    [Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'FILE_IS_OLD_XLS'],
    [Buffer.from([1, 0, 2, 0, 3]), 'FILE_NOT_TABLE'],
    [Buffer.concat([Buffer.from('收据号,乡镇\n1,2\n'), Buffer.from([0xff, 0xff])]), 'ENCODING_BROKEN'],
  ])('refuses %j with %s', async (content, code) => {
    await expect(sniffFile(write(content))).rejects.toMatchObject({ code });
  });
});

describe('readAddress', () => {
  it.each([
    ['Sheet1!A1:F200', { sheet: 'Sheet1', topLeft: { row: 1, column: 1 } }],
    ["'十月 ''明细'''!$AB$12", { sheet: "十月 '明细'", topLeft: { row: 12, column: 28 } }],
    ['C5:D6', { topLeft: { row: 5, column: 3 } }],
    ['Sheet1!C:F', { sheet: 'Sheet1', topLeft: { row: 1, column: 3 } }],
  ])('reads %s', (address, expected) => expect(readAddress(address)).toEqual(expected));
});

describe('cellAddress', () => {
  it.each([
    [1, 1, 'A1'],
    [3, 26, 'Z3'],
    [3, 28, 'AB3'],
    [9, 16_384, 'XFD9'],
  ])('row %d, column %d is %s', (row, column, address) => expect(cellAddress(row, column)).toBe(address));
});
