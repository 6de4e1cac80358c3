import fc from 'fast-check';
import { problemSentence } from '../../../schema/messages.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { pathText } from '../../../server/policy/notice-check/faults.ts';
import { noticeShape } from '../../../server/policy/notice-shape.ts';
import { registriesOf, registryAt } from '../../../server/policy/parameters/tables.ts';
import { leafText } from '../../../server/policy/parameters/text.ts';
import { type Leaf, leavesOf } from '../../../server/policy/parameters/walk.ts';
import { noticeDifferences, noticeParameters, withEdits } from '../../../server/policy/parameters.ts';
import { fullNotice } from './full-notice.ts';
import { projectNotice } from './notice-samples.ts';

const notices: readonly Notice[] = [projectNotice('luoshan-2025'), projectNotice('linyi-2025'), fullNotice()];

/** Another value of the same kind, inside the limits of every place of the format. */
function otherValue(leaf: Leaf, notice: Notice): unknown {
  const { kind, value, isList, options } = leaf;
  const registry = registryAt(leaf.pattern);
  const codes =
    registry === null ? Object.keys(options) : registriesOf(notice)[registry].map(({ code }) => code);
  const others = codes.filter((code) => code !== (isList ? (value as string[])[0] : value));
  if (isList) return kind === 'text' ? ['示例改动'] : others.slice(0, 1);
  switch (kind) {
    case 'fen':
    case 'persons':
      return Number(value ?? 0) + 1;
    case 'basisPoints':
      return value === 1234 ? 1235 : 1234;
    case 'hundredths':
      return 75;
    case 'date':
      return '2025-03-03';
    case 'time':
      return '08:08';
    case 'yesNo':
      return value !== true;
    case 'weekday':
      return value === 1 ? 2 : 1;
    case 'whole':
      return /missedYearsFrom$/.test(leaf.pattern) ? 2020 : value === 3 ? 4 : 3;
    case 'choice':
    case 'code':
      return others[0];
    default:
      return '示例改动';
  }
}

function textsOf(notice: Notice): Readonly<Record<string, string>> {
  return Object.fromEntries(noticeParameters(notice).map(({ path, text }) => [path, text]));
}

/** The last editable leaf of every pattern: a table of 20 rows has one kind of number. */
function onePerPlace(notice: Notice): readonly Leaf[] {
  const leaves = leavesOf(notice).filter(({ isEditable, isSpare }) => isEditable && !isSpare);
  return [...new Map(leaves.map((leaf) => [leaf.pattern, leaf])).values()];
}

describe('withEdits and noticeDifferences', () => {
  it('can change a parameter of every kind of place, and the difference shows its new text', () => {
    for (const notice of notices) {
      const registries = registriesOf(notice);
      for (const leaf of onePerPlace(notice)) {
        const value = otherValue(leaf, notice);
        if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
        const path = pathText(leaf.path);
        const text = leafText({ ...leaf, value }, registries);
        const outcome = withEdits(notice, [{ path, text }]);
        if (outcome.kind === 'problems')
          throw new Error(outcome.problems.map((each) => problemSentence(each)).join());
        const becomes = noticeDifferences(notice, noticeShape.parse(outcome.raw)).find(
          (each) => each.path === path,
        );
        expect([path, becomes?.becomes?.split(' ')[0]]).toEqual([path, text.split(' ')[0]]);
      }
    }
  });

  it('never changes more than what was edited: any number of edits leaves every other parameter as it was', () => {
    const notice = fullNotice();
    const registries = registriesOf(notice);
    const numbers = leavesOf(notice).filter(
      ({ kind, isEditable, isSpare }) => kind === 'fen' && isEditable && !isSpare,
    );
    const before = textsOf(notice);
    fc.assert(
      fc.property(fc.subarray([...numbers]), fc.integer({ min: 1, max: 90_000_000 }), (leaves, value) => {
        const edits = leaves.map((leaf) => ({
          path: pathText(leaf.path),
          text: leafText({ ...leaf, value }, registries),
        }));
        const outcome = withEdits(notice, edits);
        if (outcome.kind === 'problems') throw new Error('refused');
        const expected = Object.fromEntries(edits.map(({ path, text }) => [path, text]));
        expect(textsOf(noticeShape.parse(outcome.raw))).toEqual({ ...before, ...expected });
      }),
      { numRuns: 40 },
    );
  });
});
