import { cellContents } from '../../../addin/excel/block-writer.ts';
import { blockAt } from '../../../addin/excel/blocks.ts';
import { forTextCell } from '../../../addin/excel/text-cells.ts';
import { asCellValue } from '../../../schema/sheets/guard.ts';

const texts = [
  '',
  '周党镇',
  'a"b\\c',
  '\u0001\n\t',
  '𠮷',
  '\ud800',
  'é',
  "'x",
  '=1+1',
  ' =1',
  '＝1',
  '三月',
  '12',
  '-5',
];

describe('blockAt', () => {
  it.each([...texts, -1.7976931348623157e308, 0.1, 12])('never reckons a row of %j too small', (value) => {
    const row = [value, value];
    const bytes = new TextEncoder().encode(JSON.stringify(row)).length + 1;
    expect(blockAt([row], 0, 1).bytes).toBeGreaterThanOrEqual(bytes);
  });
});

describe('cellContents', () => {
  it.each(texts)('guards %j as a sheet that is written at once does', (text) => {
    const columns = [{ format: '@' }, { format: 'General' }] as const;
    expect(cellContents(columns, [[text, text]])).toEqual([
      [forTextCell(asCellValue(text)), asCellValue(text)],
    ]);
  });
});
