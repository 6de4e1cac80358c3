import { goTo } from '../../../addin/preview/web/go-to.ts';
import { addressOf, parseAddress } from '../../../addin/preview/workbook/address.ts';
import { Workbook } from '../../../addin/preview/workbook/workbook.ts';

describe('the name box', () => {
  const drawn = { row: 100, column: 14 };

  it('selects what lies within the 14 columns and 100 rows that are drawn', () => {
    const book = new Workbook({ year: 2024 });
    goTo(book, drawn, parseAddress('H1:N100'));
    expect(addressOf(book.selection.rect)).toBe('H1:N100');
  });

  it('goes to row 4,990 of a long sheet of which 2,000 rows are drawn', () => {
    const book = new Workbook({ year: 2024 });
    book.sheet('Sheet1').rangeFrom('A5000').Values = [['示例']];
    goTo(book, { row: 2000, column: 14 }, parseAddress('A4990'));
    expect(addressOf(book.selection.rect)).toBe('A4990');
  });

  it.each(['H1:T100', 'F1:F1200'])(
    'says how far the grid goes at %s, and keeps what was selected',
    (text) => {
      const book = new Workbook({ year: 2024 });
      goTo(book, drawn, parseAddress('B2'));
      expect(() => goTo(book, drawn, parseAddress(text))).toThrow(
        `模拟的表格现在画到 N100，选不到 ${text}。`,
      );
      expect(addressOf(book.selection.rect)).toBe('B2');
    },
  );
});
