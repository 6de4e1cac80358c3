import { progressSheet } from '../../../schema/sheets/progress.ts';
import { luoshanProgress } from './luoshan.ts';

const takenOffLine = (changes: object) => {
  const view = luoshanProgress;
  const { rows } = progressSheet({ ...view, total: { ...view.total, ...changes } });
  const notes = rows.filter(({ role }) => role === 'note').map(({ cells }) => String(cells[0]?.value));
  return notes.filter((text) => text.startsWith('扣除：'));
};

describe('what the progress sheet leaves out', () => {
  it('has a line of its own while nothing went back, so that a refresh finds it', () => {
    const none = ['扣除：没有退费的和计在外县的。'];
    expect(takenOffLine({ refundedPersons: 0, refundedFen: 0, elsewherePersons: 0 })).toEqual(none);
    expect(takenOffLine({})).toEqual(none);
  });

  it('is 2 persons with 1,200 yuan and 1 in another county, of 1,003 who paid', () => {
    expect(
      takenOffLine({ grossPersons: 1003, refundedPersons: 2, refundedFen: 120_000, elsewherePersons: 1 }),
    ).toEqual(['扣除：缴过费的共 1,003 人，已扣除全部退费 2 人、退费 1,200.00 元、计在外县 1 人。']);
  });
});
