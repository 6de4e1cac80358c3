import { progressSheet } from '../../../schema/sheets/progress.ts';
import { luoshanProgress } from './luoshan.ts';

const lastNote = (changes: object) => {
  const view = luoshanProgress;
  const { rows } = progressSheet({ ...view, total: { ...view.total, ...changes } });
  return String(rows.at(-1)?.cells[0]?.value);
};

describe('what the progress sheet leaves out', () => {
  it('is not mentioned while nothing went back', () => {
    expect(lastNote({ refundedPersons: 0, refundedFen: 0, elsewherePersons: 0 })).toMatch(/^说明：/);
    expect(lastNote({})).toMatch(/^说明：/);
  });

  it('is 2 persons with 1,200 yuan and 1 in another county, of 1,003 who paid', () => {
    expect(
      lastNote({ grossPersons: 1003, refundedPersons: 2, refundedFen: 120_000, elsewherePersons: 1 }),
    ).toMatch(/^扣除：缴过费的共 1,003 人，已扣除全部退费 2 人、退费 1,200.00 元、计在外县 1 人。说明：/);
  });
});
