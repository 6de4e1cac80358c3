import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { messages, problemSentence } from '../../../schema/messages.ts';
import { readNoticeFile } from '../../../server/ingest/notice-file.ts';
import { noticeOn, revisionDays } from '../../../server/policy/in-force.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';

type Step = string | number;

/** The example of docs/notice-format.md, which uses every part of the format. */
function example(): unknown {
  const page = readFileSync(new URL('../../../docs/notice-format.md', import.meta.url), 'utf8');
  const file = readNoticeFile(/```yaml\n([\s\S]*?)```/.exec(page)![1]!);
  if (file.kind !== 'ok') throw new Error('the example cannot be read');
  return file.value;
}

/** Every place of a value, the maps and lists before what they hold. */
function places(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    places(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** The value with something else at a place; `undefined` takes the place away. Paths that are gone change nothing. */
function withValue(value: unknown, [step, ...rest]: readonly Step[], put: unknown): unknown {
  if (step === undefined) return put;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    if (rest.length === 0 && put === undefined) return value.filter((_, index) => index !== step);
    return value.map((item: unknown, index) => (index === step ? withValue(item, rest, put) : item));
  }
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    key === step ? withValue(part, rest, put) : part,
  ]);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

const whole = example();
const everyPlace = places(whole).slice(1);

/** Junk, and values that a slip of the hand would put there. */
const slips = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    0,
    -1,
    1,
    0.5,
    true,
    [],
    {},
    40_000,
    '2024-11-30',
    '2025-02-末',
    'TIER_TWO',
  ),
  fc.constantFrom('STUDENT', 'FIXED', 'PERCENTAGE', 'BIRTH', 'COVERAGE', '附件', '9'.repeat(60), 1e12),
  fc.jsonValue({ maxDepth: 2 }),
);

const damaged = fc
  .array(fc.tuple(fc.constantFrom(...everyPlace), slips), { minLength: 1, maxLength: 5 })
  .map((changes) => changes.reduce<unknown>((value, [path, put]) => withValue(value, path, put), whole));

describe('checkNotice, of a notice damaged in one to five places', () => {
  it('always answers, the same each time, in sentences, and leaves what it was given alone', () => {
    fc.assert(
      fc.property(damaged, (raw) => {
        const before = JSON.stringify(raw);
        const check = checkNotice(raw);
        expect(JSON.stringify(raw)).toBe(before);
        expect(checkNotice(raw)).toEqual(check);
        const problems = check.kind === 'ok' ? check.warnings : check.problems;
        for (const problem of problems) {
          expect(messages[problem.code]).toBeDefined();
          expect(problemSentence(problem)).not.toMatch(/\{[a-z]{4,}\}|“undefined”|\[object/);
        }
        const hasError = problems.some(({ severity }) => severity === 'ERROR');
        expect(hasError).toBe(check.kind === 'problems');
      }),
      { numRuns: 120 },
    );
  });

  it('gives a notice that passes again unchanged, and that can be asked for every day of a revision', () => {
    fc.assert(
      fc.property(damaged, (raw) => {
        const check = checkNotice(raw);
        if (check.kind !== 'ok') return;
        const again = checkNotice(JSON.parse(JSON.stringify(check.notice)));
        expect(again.kind === 'ok' && again.notice).toEqual(check.notice);
        for (const day of revisionDays(check.notice)) {
          const standing = checkNotice(noticeOn(check.notice, day));
          expect(standing.kind).toBe('ok');
        }
      }),
      { numRuns: 120 },
    );
  });
});
