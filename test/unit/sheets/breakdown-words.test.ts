import { isOurStatus, statusWord } from '../../../schema/sheets/breakdown-words.ts';

describe('statusWord', () => {
  const columns = [{ isFilled: true }, { isFilled: true }, { isFilled: false }];
  const village = (values: (number | null)[], findings: string[] = []) => ({ values, findings });

  it('tells 0, 1 and 2 of 2 columns apart; one that is only shown does not count', () => {
    const words = [
      [null, null, 5],
      [0, null, 5],
      [0, 12, null],
    ].map((values) => statusWord(village(values), columns, 'DRAFT'));
    expect(words).toEqual(['未填', '未填完', '已填']);
    expect(words.every(isOurStatus)).toBe(true);
  });

  it('says 退回 where a cell was sent back, and 通过 of all that was accepted', () => {
    expect(statusWord(village([1, 2, 3], ['', '请核对']), columns, 'RETURNED')).toBe('退回');
    expect(statusWord(village([1, null, 3]), columns, 'LOCKED')).toBe('通过');
  });
});
