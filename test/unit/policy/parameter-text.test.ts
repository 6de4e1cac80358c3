import fc from 'fast-check';
import { addDays } from '../../../schema/values/local-date.ts';
import type { Path } from '../../../server/policy/notice-check/faults.ts';
import { registriesOf } from '../../../server/policy/parameters/tables.ts';
import { leafText, readText } from '../../../server/policy/parameters/text.ts';
import { type Leaf, partAt } from '../../../server/policy/parameters/walk.ts';
import { fullNotice } from './full-notice.ts';

const notice = fullNotice();
const registries = registriesOf(notice);

function leafAt(...path: Path): Leaf {
  const part = partAt(notice, path);
  if (part?.kind !== 'leaf') throw new Error(`no leaf at ${path.join('.')}`);
  return part.leaf;
}

/** The value that the text of a value is read as. */
function readBack(leaf: Leaf, value: unknown): unknown {
  const reading = readText(leaf, leafText({ ...leaf, value }, registries), registries);
  return reading.kind === 'value' ? reading.value : reading;
}

const days = fc.integer({ min: 0, max: 60_000 }).map((offset) => addDays('2000-01-01', offset));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const words = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text === text.trim() && !/[\r、\n]/.test(text) && text !== '');
const categories = fc.subarray(
  notice.categories.map(({ code }) => code),
  { minLength: 1 },
);

describe('readText', () => {
  it.each<[string, Leaf, fc.Arbitrary<unknown>]>([
    [
      'money up to 1,000,000 yuan',
      leafAt('standard', 'individualFen'),
      fc.integer({ min: 0, max: 100_000_000 }),
    ],
    ['a share in 1/10000', leafAt('subsidies', 1, 'percentage'), fc.integer({ min: 0, max: 1_000_000 })],
    ['persons', leafAt('quotas', 'rows', 0, 'values', 0), fc.integer({ min: 0, max: 2_000_000_000 })],
    ['points in 1/100', leafAt('penalties', 1, 'points'), fc.integer({ min: 0, max: 100_000 })],
    ['a day', leafAt('rewards', 0, 'deadlineOn'), days],
    ['a time', leafAt('reporting', 'bulletin', 'cutOffAt'), times],
    ['yes or no', leafAt('standard', 'fiscal', 'isFloor'), fc.boolean()],
    [
      'a choice',
      leafAt('windows', 0, 'kind'),
      fc.constantFrom('CONCENTRATED', 'EXTENDED', 'LATE', 'NEWBORN'),
    ],
    ['a weekday', leafAt('reporting', 'bulletin', 'weekday'), fc.integer({ min: 1, max: 7 })],
    ['categories by name', leafAt('subsidies', 0, 'categories'), categories],
    ['a metric by name', leafAt('rewards', 0, 'metric'), fc.constantFrom('COVERAGE', 'HARDSHIP_COVERAGE')],
    ['a clause', leafAt('subsidies', 5, 'clause'), fc.constantFrom('一', '二', '三')],
    ['text', leafAt('rewards', 1, 'note'), words],
    ['a list of texts', leafAt('county', 'aliases'), fc.uniqueArray(words, { minLength: 1 })],
  ])('reads %s back as it was written', (_, leaf, values) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(readBack(leaf, value)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps 、 inside an item by writing a line to each item', () => {
    const leaf = leafAt('document', 'cites');
    expect(readBack(leaf, ['甲、乙两部〔2025〕1号', '示例市办〔2025〕3号'])).toEqual([
      '甲、乙两部〔2025〕1号',
      '示例市办〔2025〕3号',
    ]);
  });

  it('takes an English comma inside a text for part of it, and between codes for a mark', () => {
    expect(readText(leafAt('county', 'aliases'), '甲,乙、丙', registries)).toEqual({
      kind: 'value',
      value: ['甲,乙', '丙'],
    });
    expect(readText(leafAt('subsidies', 0, 'categories'), '特困, 低保', registries)).toEqual({
      kind: 'value',
      value: ['POOREST', 'LOW'],
    });
  });

  it('says that there is nothing to refer to where a notice has no tiers', () => {
    const bare = { ...registries, tiers: [] };
    expect(readText(leafAt('subsidies', 0, 'tiers'), '一档', bare)).toEqual({
      kind: 'fault',
      code: 'PARAMETER_NOTHING_NAMED',
      found: '一档',
    });
  });

  it('asks for capitals in a code of its own: sample-1 is SAMPLE_1', () => {
    expect(readText(leafAt('categories', 4, 'code'), 'sample-1', registries)).toEqual({
      kind: 'fault',
      code: 'PARAMETER_NOT_CODE',
      found: 'sample-1',
      expected: 'SAMPLE_1',
    });
  });
});
