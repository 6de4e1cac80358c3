import { progressSheet } from '../../../schema/sheets/progress.ts';
import { sheetToCsv } from '../../../server/export/csv.ts';
import { luoshanProgress, progressOf, progressRow } from '../sheets/luoshan.ts';

describe('sheetToCsv', () => {
  it('writes header, 20 townships and 合计 with plain numbers behind a byte order mark', () => {
    const text = sheetToCsv(progressSheet(luoshanProgress));
    const lines = text.split('\r\n');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(lines).toHaveLength(23);
    expect(lines[1]).toBe('1,铁铺镇,11617,11629,1.001,超额 12 人,-12,1,2,86,4651600,411521001');
    expect(lines[21]).toBe(',合计,592727,310855,0.5244,"差 281,872 人",281872,,62,940,124342000,');
  });

  it('puts an apostrophe before a name that begins like a formula, and leaves unknown figures empty', () => {
    const text = sheetToCsv(progressSheet(progressOf([progressRow('1', '=1+1', null, 5)], null)));
    expect(text.split('\r\n')[1]).toBe("1,'=1+1,,5,,未下达任务数,,,5,5,2000,1");
  });
});
