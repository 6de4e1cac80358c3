import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { returnedCopy } from '../../../server/export/returned-copy.ts';
import { withTexts } from '../../../server/export/sheet-xml.ts';
import { headsOf } from '../../../server/export/xml-scan.ts';
import { openZip } from '../../../server/export/zip.ts';

async function workbook(): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      { name: '说明 & 备注', rows: [['读者自己的一页']] },
      {
        name: '周党镇',
        rows: [
          ['村（社区）', '任务数', '状态', '审核意见', '区划代码'],
          ['示例东岗村', 120, '已填', null, '990101001201'],
          ['示例西湾村', 80, null, '旧的意见', '990101001202'],
        ],
        cells: new Map([
          ['1,5', { value: null, formula: 'B2*2', formulaResult: 240 }],
          ['1,6', { value: '我的便条', style: { font: { bold: true } } }],
        ]),
        dataValidations: [{ type: 'list', values: ['是'], range: 'C2:C3' }],
      },
    ],
    properties: { custom: { zjSheet: 'ZJ1.old.mark' } },
  });
  return Buffer.from(bytes);
}

describe('returnedCopy', () => {
  it('writes 4 texts and leaves the 2 numbers, the formula, the note and the other sheet as they were', async () => {
    const original = await workbook();
    const copy = await returnedCopy(original, [
      {
        name: '周党镇',
        cells: [
          { row: 1, column: 2, text: '退回' },
          { row: 1, column: 3, text: '任务数：<比名册少> & 请核对\n第二行' },
          { row: 2, column: 3, text: '' },
          { row: 0, column: 7, text: '审核意见（新）', like: { row: 0, column: 3 } },
          { row: 2, column: 7, text: '=1+1' },
          { row: 1, column: 5, text: '写不进公式' },
        ],
      },
    ]);
    const { sheets } = await readXlsx(copy);
    expect(sheets.map(({ name }) => name)).toEqual(['说明 & 备注', '周党镇']);
    expect(sheets[0]!.rows).toEqual([['读者自己的一页']]);
    expect(sheets[1]!.rows.map((row) => row.slice(0, 5))).toEqual([
      ['村（社区）', '任务数', '状态', '审核意见', '区划代码'],
      ['示例东岗村', 120, '退回', '任务数：<比名册少> & 请核对\n第二行', '990101001201'],
      ['示例西湾村', 80, null, null, '990101001202'],
    ]);
    expect(sheets[1]!.cells?.get('1,5')?.formula).toBe('B2*2');
    expect(sheets[1]!.rows[1]![6]).toBe('我的便条');
    expect(sheets[1]!.rows[0]![7]).toBe('审核意见（新）');
    expect(sheets[1]!.rows[2]![7]).toBe("'=1+1");
    expect(sheets[1]!.dataValidations).toHaveLength(1);
  });

  it('touches the one worksheet and the properties alone, byte for byte', async () => {
    const original = await workbook();
    const copy = await returnedCopy(
      original,
      [{ name: '周党镇', cells: [{ row: 1, column: 2, text: '退回' }] }],
      new Map([['ZJ1.old.mark', 'ZJ1.new.mark']]),
    );
    const [before, after] = [openZip(original), openZip(copy)];
    expect(after.names).toEqual(before.names);
    const changed = before.names.filter((name) => !before.read(name).equals(after.read(name)));
    expect(changed.sort()).toEqual(['docProps/custom.xml', 'xl/worksheets/sheet2.xml']);
    expect(after.read('docProps/custom.xml').toString()).toContain('ZJ1.new.mark');
  });

  it('refuses a sheet that is not there', async () => {
    await expect(
      returnedCopy(await workbook(), [{ name: '没有', cells: [{ row: 0, column: 0, text: '甲' }] }]),
    ).rejects.toThrow('no such sheet');
  });
});

describe('withTexts', () => {
  const sheet = (rows: string, p = '') =>
    `<${p}worksheet><${p}dimension ref="A1:B2"/><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`;

  it('keeps the style of a cell, the order of the columns and rows without cells', () => {
    const xml = sheet(
      '<row r="1" spans="1:2"/><row r="2" ht="20"><c r="A2" s="4"/><c r="AA2"><v>7</v></c></row>',
    );
    const texts = [
      { row: 0, column: 1, text: '甲' },
      { row: 1, column: 0, text: '乙' },
      { row: 1, column: 25, text: '丙', like: { row: 1, column: 0 } },
    ];
    expect(withTexts(xml, texts)).toBe(
      '<worksheet><sheetData><row r="1"><c r="B1" t="inlineStr"><is><t xml:space="preserve">甲</t></is></c></row>' +
        '<row r="2" ht="20"><c r="A2" s="4" t="inlineStr"><is><t xml:space="preserve">乙</t></is></c>' +
        '<c r="Z2" s="4" t="inlineStr"><is><t xml:space="preserve">丙</t></is></c><c r="AA2"><v>7</v></c></row>' +
        '</sheetData></worksheet>',
    );
  });

  it('makes a row of 20 points as high as the 2 or 3 lines written, and never lower', () => {
    const rows = (height: number) =>
      `<worksheet><cols><col min="1" max="3" width="26"/></cols><sheetData><row r="1" ht="${height}" customHeight="1"><c r="A1"/></row></sheetData></worksheet>`;
    const head = (words: string, height = 20) =>
      /<row [^>]*>/.exec(withTexts(rows(height), [{ row: 0, column: 0, text: words }]))?.[0];
    expect(head('已填')).toBe('<row r="1" ht="20" customHeight="1">');
    expect(head('错误：任务数：读到“两千”，应为整数')).toBe('<row r="1" ht="35" customHeight="1">');
    expect(head('一\n二\n三')).toBe('<row r="1" ht="50" customHeight="1">');
    expect(head('一\n二\n三', 80)).toBe('<row r="1" ht="80" customHeight="1">');
  });

  it('writes under the prefix of another writer', () => {
    const xml = sheet('<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>', 'x:');
    expect(withTexts(xml, [{ row: 0, column: 1, text: '甲' }])).toContain(
      '<x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c>',
    );
  });

  it.each([
    ['a comment of 300,000 rows', `${sheet('<row r="1"/>')}<!--${'<row>'.repeat(300_000)}-->`],
    ['300,000 rows that are not closed', sheet('<row r="1">'.repeat(300_000))],
    ['300,000 cells that are not closed', sheet(`<row r="1">${'<c r="A1">'.repeat(300_000)}</row>`)],
    ['a row of 3,000,000 letters', sheet(`<row r="1" ${'a="" '.repeat(600_000)}>`)],
    ['columns that are not closed', `<cols>${'<col '.repeat(300_000)}${sheet('<row r="1"/>')}`],
    ['a dimension that is not closed', `${'<dimension '.repeat(300_000)}${sheet('<row r="1"/>')}`],
  ])('is done with %s in less than a second', (_, xml) => {
    const before = performance.now();
    try {
      withTexts(xml, [{ row: 0, column: 0, text: '甲', like: { row: 0, column: 1 } }]);
    } catch {
      // Refused is as good as written.
    }
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each([
    ['cells without addresses', sheet('<row r="1"><c><v>1</v></c></row>')],
    ['a row that is not there', sheet('<row r="2"/>')],
    ['no rows at all', '<worksheet/>'],
    ['a comment among the rows', sheet('<!-- --><row r="1"/>')],
    ['a row that is not closed', sheet('<row r="1">')],
    ['something else than cells in a row', sheet('<row r="1"><c r="A1"/><x/></row>')],
  ])('refuses %s', (_, xml) => {
    expect(() => withTexts(xml, [{ row: 0, column: 0, text: '甲' }])).toThrow();
  });
});

describe('headsOf', () => {
  it('gives the heads of a name under any prefix, and of no longer name', () => {
    const xml =
      '<a:sheets><a:sheet name="甲" r:id="1"/><sheet name="乙" r:id="2"></sheet><sheetView x="1"/></a:sheets>';
    expect(headsOf(xml, 'sheet')).toEqual([' name="甲" r:id="1"', ' name="乙" r:id="2"']);
  });

  it('is done with 300,000 tags that are not closed in less than a second', () => {
    const before = performance.now();
    expect(headsOf('<sheet '.repeat(300_000), 'sheet')).toEqual([]);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
