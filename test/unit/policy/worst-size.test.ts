import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { noticeParameters } from '../../../server/policy/parameters.ts';
import { divisionQuotas } from '../../../server/policy/quota.ts';
import { projectNotice } from './notice-samples.ts';

const luoshan = projectNotice('luoshan-2025');
const townships = 1000;
const documents = 30;

/** 1,000 townships with a row of quotas each; `written` is how the rows name them. */
function large(written: (index: number) => string, aliases: number): unknown {
  const [division] = luoshan.divisions;
  const [row] = luoshan.quotas?.rows ?? [];
  return {
    ...luoshan,
    divisions: Array.from({ length: townships }, (_, index) => ({
      ...division,
      code: `D${index}`,
      name: `示例乡镇${index}`,
      aliases: Array.from({ length: aliases }, (_, alias) => `别名${index}之${alias}`),
    })),
    quotas: {
      ...luoshan.quotas,
      rows: Array.from({ length: townships }, (_, index) => ({ ...row, division: written(index) })),
    },
  };
}

/** 30 later documents that each give 20 townships another quota. */
function revised(notice: unknown): unknown {
  return {
    ...(notice as Notice),
    revisions: Array.from({ length: documents }, (_, document) => ({
      document: {
        number: `示例〔2024〕${document}号`,
        title: '示例',
        issuer: '示例',
        issuedOn: '2024-12-01',
      },
      from: `2024-12-${String(document + 1).padStart(2, '0')}`,
      changes: Array.from({ length: 20 }, (_, change) => ({
        path: `quotas.rows[${document * 20 + change}].values[0]`,
        becomes: document,
      })),
    })),
  };
}

/** A slow machine may take ten times as long as the sentence of the test says. */
function timed<Value>(work: () => Value): Value {
  const began = performance.now();
  const value = work();
  expect(performance.now() - began).toBeLessThan(6000);
  return value;
}

describe('a notice as long as the format allows', () => {
  const named = (index: number) => `示例乡镇${index}`;

  it('with 1,000 townships and 30 later documents is checked in about half a second', () => {
    expect(timed(() => checkNotice(revised(large(named, 1))))).toMatchObject({ kind: 'ok' });
  });

  it('with 1,000 rows for unknown townships, each of 1,000 with 20 aliases, in about a tenth', () => {
    const check = timed(() => checkNotice(large((index) => `样例乡镇${index}号`, 20)));
    const unknown = check.kind === 'problems' ? check.problems : [];
    expect(unknown.filter(({ code }) => code === 'NOTICE_UNKNOWN_DIVISION')).toHaveLength(1000);
  });

  it('gives its 1,000 quotas and its parameters at once', () => {
    const check = checkNotice(large(named, 1));
    if (check.kind !== 'ok') throw new Error('a large notice is good');
    expect(timed(() => divisionQuotas(check.notice)).map(({ divisionCode }) => divisionCode)).toEqual(
      Array.from({ length: townships }, (_, index) => `D${index}`),
    );
    expect(timed(() => noticeParameters(check.notice)).length).toBeGreaterThan(townships);
  });

  it('lists what may be chosen only as far as anybody reads: 300 clauses of 900 characters are not', () => {
    const clauses = Array.from({ length: 300 }, (_, index) => ({
      id: `条${index}`.padEnd(900, '款'),
      title: '示例',
      text: '示例',
    }));
    const check = checkNotice({ ...luoshan, clauses });
    const unknown = check.kind === 'problems' ? check.problems : [];
    expect(unknown.length).toBeGreaterThan(20);
    for (const { expected } of unknown) expect(expected?.length ?? 0).toBeLessThan(400);
  });
});
