import { touches } from '../../../addin/taskpane/acts/live-touches.ts';
import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import { changeOf } from './live-line.ts';

const county: SheetIdentity = {
  kind: 'progress',
  campaignId: '411521-2025',
  divisionCode: '411521',
  level: 'TOWNSHIP',
  asOf: 'latest',
};
const villages: SheetIdentity = { ...county, divisionCode: '411521100', level: 'VILLAGE' };
const form: SheetIdentity = { ...villages, kind: 'breakdown' };
const everything = { isEverything: true, townshipCodes: [], days: [], kinds: ['FIGURES'] } as const;

describe('touches', () => {
  it.each([
    ['a county, by a township', county, {}, true],
    ['a township, by itself', villages, {}, true],
    ['a township, by another', villages, { townshipCodes: ['411521101'] }, false],
    ['a county, of another campaign', { ...county, campaignId: '140821-2025' }, {}, false],
    [
      'the row of a township, whose rank another moves',
      { ...villages, level: 'TOWNSHIP' },
      { townshipCodes: ['411521101'] },
      true,
    ],
    ['a township, by everything', villages, everything, true],
    ['a fixed day, by a later one', { ...county, asOf: '2025-02-28' }, {}, false],
    ['a fixed day, by itself', { ...county, asOf: '2025-03-01' }, {}, true],
    ['a fixed day, by days too many to name', { ...county, asOf: '2025-02-28' }, { days: [] }, true],
    ['villages as of a fixed day, by a later one', { ...villages, asOf: '2025-02-28' }, {}, true],
    [
      'categories as of a fixed day, by a later one',
      { ...county, by: 'CATEGORY', asOf: '2025-02-28' },
      {},
      true,
    ],
    ['days up to a fixed one, by a later one', { ...county, by: 'DAY', asOf: '2025-02-28' }, {}, false],
    [
      'people as of a fixed day, by a later one',
      { ...county, kind: 'coverage', asOf: '2025-02-28' },
      {},
      true,
    ],
    ['a county, by nothing of its own', county, { kinds: [], townshipCodes: [] }, false],
    ['townships, by a breakdown', county, { kinds: ['BREAKDOWNS'] }, false],
    ['villages, by a breakdown', villages, { kinds: ['BREAKDOWNS'] }, true],
    ['a summary of breakdowns, by one', form, { kinds: ['BREAKDOWNS'] }, true],
    ['people, by a breakdown', { ...villages, kind: 'coverage' }, { kinds: ['BREAKDOWNS'] }, false],
  ] as const)('%s', (_, identity, change, is) => {
    const {
      townshipCodes = ['411521100'],
      days = ['2025-03-01'],
      kinds = ['FIGURES'],
      ...more
    } = {
      isEverything: false,
      ...change,
    } as Partial<ReturnType<typeof changeOf>>;
    expect(touches(identity, changeOf('41.3', { ...more, townshipCodes, days, kinds }))).toBe(is);
  });
});
