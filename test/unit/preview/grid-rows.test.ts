import { gridSheets } from '../../../addin/preview/web/grid-data.ts';
import { cutOf } from '../../../addin/preview/web/grid-rows.ts';
import { Workbook } from '../../../addin/preview/workbook/workbook.ts';

function bookOf(rows: number): Workbook {
  const book = new Workbook({ year: 2024 });
  const sheet = book.sheet('Sheet1');
  sheet.rangeFrom(`A1:B${rows}`).Values = Array.from({ length: rows }, (_, row) => [row + 1, '示例']);
  return book;
}

const drawnRows = (book: Workbook) => gridSheets(book).map(({ row }) => row);

describe('gridSheets', () => {
  it('draws all of 2,040 rows, and 2,000 of 5,000', () => {
    expect([drawnRows(bookOf(2040)), cutOf(bookOf(2040))]).toEqual([[2100], null]);
    expect([drawnRows(bookOf(5000)), cutOf(bookOf(5000))]).toEqual([[2000], { drawn: 2000, of: 5000 }]);
  });

  it('draws 2,000 more when row 1,990 is selected, all at row 4,990, and loses none of the 5,000', () => {
    const book = bookOf(5000);
    book.user.select('Sheet1', 'A1990');
    expect(cutOf(book)).toEqual({ drawn: 4000, of: 5000 });
    book.user.select('Sheet1', 'A4990');
    expect(cutOf(book)).toBeNull();
    expect(gridSheets(book)[0]?.data?.[4999]?.[0]?.v).toBe(5000);
  });

  it('draws 100 of 5,000 rows of a sheet that is not in front', () => {
    const book = bookOf(5000);
    book.activate(book.sheets.Add('草稿'));
    expect(drawnRows(book)).toEqual([100, 100]);
  });

  it('does not count 3,000 rows that are filtered away', () => {
    const book = bookOf(5000);
    for (let row = 0; row < 3000; row++) book.sheet('Sheet1').rows.filtered.set(row, true);
    expect(cutOf(book)).toBeNull();
  });
});
