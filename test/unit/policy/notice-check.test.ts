import { readdirSync, readFileSync } from 'node:fs';
import { messages, problemSentence } from '../../../schema/messages.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { loadNotice, projectNotice } from './notice-samples.ts';

const cases = new URL('../../cases/notices/', import.meta.url);

interface ExpectedProblem {
  readonly code: string;
  readonly severity: string;
  readonly line?: number;
  readonly path?: string;
  readonly found?: string;
  readonly expected?: string;
}

describe('checkNotice', () => {
  it('repeats no ID number that was written as a clause, a category or a choice', () => {
    const number = '11010519491231002X';
    const luoshan = projectNotice('luoshan-2025');
    const check = checkNotice({
      ...luoshan,
      standard: { ...luoshan.standard, clause: number },
      subsidies: [{ categories: [number], kind: number, clause: number }],
      metrics: [{ ...luoshan.metrics[0], numerator: number }],
    });
    const problems = check.kind === 'problems' ? check.problems : [];
    expect(problems.filter(({ found }) => found === '…').length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(problems)).not.toMatch(/\d{15}/);
  });

  it.each(readdirSync(cases).sort())('lists what is wrong with the case %s', (folder) => {
    const text = readFileSync(new URL(`${folder}/notice.yaml`, cases), 'utf8');
    const expected = JSON.parse(
      readFileSync(new URL(`${folder}/problems.json`, cases), 'utf8'),
    ) as ExpectedProblem[];
    const { notice, problems } = loadNotice(text);
    const listed = problems.map(({ code, severity, place, found, expected }) => ({
      code,
      severity,
      line: place.line,
      path: place.path,
      found,
      expected,
    }));
    expect(JSON.parse(JSON.stringify(listed))).toEqual(expected);
    expect(notice !== null).toBe(expected.every(({ severity }) => severity === 'WARNING'));
    for (const problem of problems) {
      expect(messages[problem.code]).toBeDefined();
      expect(problemSentence(problem)).not.toMatch(/[{}]|undefined/);
      expect(problemSentence(problem, 'en')).not.toMatch(/[{}]|undefined/);
    }
  });

  it('lists twelve faults of twelve parts in one pass', () => {
    const text = readFileSync(new URL('twelve-faults-in-one-pass/notice.yaml', cases), 'utf8');
    expect(loadNotice(text).problems).toHaveLength(12);
  });

  it('lists forty faults of twenty parts in one pass, each once and at its own place', () => {
    const text = readFileSync(new URL('forty-faults-in-one-pass/notice.yaml', cases), 'utf8');
    const { notice, problems } = loadNotice(text);
    expect(notice).toBeNull();
    expect(problems).toHaveLength(40);
    expect(new Set(problems.map(({ code, place }) => `${code} ${place.path}`)).size).toBe(40);
    // The file numbers its faults 1 to 40 in comments: every line with a number has a problem, and no other line.
    const numbered = text
      .split('\n')
      .flatMap((line, index) => (/# .*?\d+ ?\S/.test(line) ? [index + 1] : []));
    const told = new Set(problems.map(({ place }) => place.line!));
    expect(told.size).toBeGreaterThan(30);
    expect(numbered.filter((line) => line > 1 && !told.has(line))).toEqual([]);
  });

  it.each([undefined, null, 5, 'text', [], true])('answers %p with one problem at the root', (raw) => {
    const check = checkNotice(raw);
    expect(check.kind === 'problems' && check.problems.map(({ place }) => place.path)).toEqual(['']);
  });

  it('keeps every printed number when it warns', () => {
    const check = checkNotice(structuredClone(projectNotice('luoshan-2025')));
    expect(check.kind).toBe('ok');
    if (check.kind !== 'ok') return;
    expect(check.warnings.map(({ code }) => code)).toEqual(['NOTICE_QUOTA_TOTAL_DIFFERS']);
    expect(check.notice.quotas?.columns[0]?.declaredTotal).toBe(592_727);
  });
});
