import { readFileSync } from 'node:fs';
import { readNotice } from '../../../server/services/notices/notices.ts';
import { noticeByDay, rewardNotice } from '../../../server/services/rewards/in-force.ts';

const file = new URL('../../../server/policy/notices/luoshan-2025.yaml', import.meta.url);

/** Luoshan's notice with one later document. */
function revised(from: string, ...changes: string[]) {
  const text = `${readFileSync(file, 'utf8')}
revisions:
  - document: { number: 示例〔2024〕9号, title: 示例, issuer: 示例, issuedOn: 2024-11-01 }
    from: ${from}
    changes:
${changes.map((change) => `      - { ${change} }\n`).join('')}`;
  const read = readNotice(text);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.notice;
}

const days = (notice: ReturnType<typeof revised>, asOf: string) =>
  rewardNotice(notice, asOf).rewards.map(({ deadlineOn, perPersonFen }) => [deadlineOn, perPersonFen]);

describe('rewardNotice', () => {
  const change = 'path: "rewards[0].perPersonFen", was: 200, becomes: 300';

  it.each([
    ['2024-11-30', 300],
    ['2024-12-01', 200],
  ])('takes a rate revised from %s into the stage of 30 November as %i fen', (from, fen) => {
    expect(days(revised(from, change), '2025-01-10')).toEqual([
      ['2024-11-30', fen],
      ['2024-12-31', 100],
    ]);
  });

  it('has a deadline that a document of 5 December moves to 10 December once', () => {
    const moved = revised('2024-12-05', 'path: "rewards[0].deadlineOn", becomes: 2024-12-10');
    expect(days(moved, '2025-01-10')).toEqual([
      ['2024-12-10', 200],
      ['2024-12-31', 100],
    ]);
  });

  it('keeps a stage that was struck out after its deadline, and drops one struck out before', () => {
    const struck = (from: string) => revised(from, 'path: "rewards[0]", becomes: null');
    expect(days(struck('2024-12-05'), '2025-01-10')).toContainEqual(['2024-11-30', 200]);
    expect(days(struck('2024-11-20'), '2025-01-10')).toEqual([['2024-12-31', 100]]);
  });
});

describe('noticeByDay', () => {
  it('gives one and the same object for all days of a state: 2 states with 1 revision', () => {
    const on = noticeByDay(revised('2024-12-05', 'path: "rewards[0].perPersonFen", becomes: 300'));
    expect(on('2024-12-04')).toBe(on('2024-10-01'));
    expect(on('2024-12-05')).toBe(on('2025-01-10'));
    expect([on('2024-12-04'), on('2024-12-05')].map(({ rewards }) => rewards[0]?.perPersonFen)).toEqual([
      200, 300,
    ]);
  });
});
