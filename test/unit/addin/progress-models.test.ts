import fc from 'fast-check';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { figureModelFor } from '../../../addin/taskpane/acts/figure-sheets.ts';
import { type FigureKept, progressModel, wholeRows } from '../../../addin/taskpane/acts/progress-models.ts';
import type { Viewer } from '../../../addin/taskpane/pane-session.ts';
import { createRemembered } from '../../../server/services/progress/remembered.ts';
import type { FigureTableRecord } from '../../../server/services/progress/table.ts';
import { sampleAnswer } from './progress-samples.ts';

const columns = ['key', 'paidPersons'];
const county = { division: null } as Partial<Viewer> as Viewer; // the rest is not looked at

function tableOf(rows: readonly (readonly [string, number])[]): FigureTableRecord {
  const table: Partial<FigureTableRecord> = {
    columns,
    rows,
    state: JSON.stringify(rows),
    totalCount: rows.length,
    isDifference: false,
    isTruncated: false,
  };
  return table as FigureTableRecord; // the rest is handed through
}

/** What three panes do to one table: it changes, or one of them asks. */
const act = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), row: fc.nat(4), persons: fc.nat(2) }),
  fc.record({ kind: fc.constant('come' as const) }),
  fc.record({ kind: fc.constant('go' as const) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('ask' as const), pane: fc.nat(2) }),
);

describe('wholeRows', () => {
  it('with the server’s differences is always the table as it is, in whatever order three panes ask', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let remembered = createRemembered();
        let rows: (readonly [string, number])[] = [
          ['a', 0],
          ['b', 0],
          ['c', 0],
        ];
        const kept = new Map<number, FigureKept>();
        for (const each of acts) {
          if (each.kind === 'set') {
            rows = rows.map((row, at) => (at === each.row ? [row[0], each.persons] : row));
          } else if (each.kind === 'come') rows = [...rows, [`n${rows.length}`, 0]];
          else if (each.kind === 'go') rows = rows.slice(1);
          else if (each.kind === 'restart') remembered = createRemembered();
          else {
            const now = tableOf(rows);
            remembered.add('table', now);
            const before = kept.get(each.pane) ?? null;
            const answer = before ? remembered.since('table', before.state, now) : now;
            const whole = wholeRows({ ...answer, columns: [...answer.columns] }, before);
            expect(whole).toEqual(rows);
            kept.set(each.pane, { state: answer.state, columns, rows: whole ?? [] });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing when a row is told that was not there, or when too few are: the whole is asked for', () => {
    const kept = { state: 's', columns, rows: [['a', 1] as const] };
    const answer = { isDifference: true, columns, rows: [['b', 2]], totalCount: 1, isTruncated: false };
    expect(wholeRows(answer, kept)).toBeNull();
    expect(wholeRows({ ...answer, rows: [], totalCount: 2 }, kept)).toBeNull();
    expect(wholeRows({ ...answer, columns: ['key'] }, kept)).toBeNull();
    expect(wholeRows(answer, null)).toBeNull();
    expect(wholeRows({ ...answer, rows: [['a', 2]] }, kept)).toEqual([['a', 2]]);
  });
});

describe('progressModel', () => {
  it('asks once more without 「since」 when a difference does not fit what is kept', async () => {
    const asked: unknown[] = [];
    const client = createClient({
      token: tokenStore(null),
      fetch: async (_, init) => {
        const { variables } = JSON.parse(String(init?.body)) as { variables: { since: string | null } };
        asked.push(variables.since);
        const { campaign } = sampleAnswer({ 0: 700 });
        if (variables.since === null) return Response.json({ data: { campaign } });
        const progressTable = { ...campaign.progressTable, rows: [], isDifference: true };
        return Response.json({ data: { campaign: { ...campaign, progressTable } } });
      },
    });
    const { columns } = sampleAnswer().campaign.progressTable;
    const { model, figuresVersion, kept } = await progressModel(
      client,
      { campaignId: '411521-2025', level: 'TOWNSHIP', township: null, asOf: null },
      { state: 'old', columns, rows: [] },
    );
    expect(asked).toEqual(['old', null]);
    expect(model.rows[3]?.cells[3]?.value).toBe(700);
    expect(figuresVersion).toBe(1);
    expect(kept?.rows).toHaveLength(20);
  });

  it('asks one question for a table it knows, with the names when it is one of a township', async () => {
    const asked: { query: string; variables: Record<string, unknown> }[] = [];
    const client = createClient({
      token: tokenStore(null),
      fetch: async (_, init) => {
        asked.push(JSON.parse(String(init?.body)) as { query: string; variables: Record<string, unknown> });
        const divisions = [{ code: '411521-04', name: '示例镇4' }];
        return Response.json({ data: { ...sampleAnswer(), divisions } });
      },
    });
    const identity = {
      kind: 'progress',
      campaignId: '411521-2025',
      level: 'TOWNSHIP',
      asOf: 'latest',
    } as const;
    const { state, columns, rows } = sampleAnswer().campaign.progressTable;
    const kept: FigureKept = { state, columns, rows: rows as FigureKept['rows'] };
    await figureModelFor(client, county, { ...identity, divisionCode: '411521' }, kept);
    expect(asked.map(({ variables }) => [variables.under, variables.withNames])).toEqual([[null, false]]);
    const { model } = await figureModelFor(client, county, { ...identity, divisionCode: '411521-04' }, kept);
    expect(asked.slice(1).map(({ variables }) => [variables.under, variables.withNames])).toEqual([
      ['411521-04', true],
    ]);
    expect(JSON.stringify(model)).toContain('示例镇4');
  });
});
