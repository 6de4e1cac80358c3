import { randomUUID } from 'node:crypto';
import { luoshanId, startTestApp, type TestApp } from '../app.ts';
import { freshSqlite } from '../database.ts';
import { Line } from './line.ts';

/** The two smallest townships of Luoshan: 6 and 8 invented villages. */
export const townshipA = '411521-01';
export const townshipB = '411521-02';

/** Columns the townships fill; the notice's third, 脱贫户, is only shown. */
export const filledColumns = ['TASK', 'SUBSISTENCE_ALLOWANCE'] as const;

const tables = [
  'breakdown',
  'breakdown_column',
  'breakdown_village',
  'breakdown_cell',
  'breakdown_event',
  'breakdown_change',
  'breakdown_finding',
  'client_mutation',
];

/** What the service has of a township, straight from its tables. */
export interface ServerForm {
  readonly state: string;
  readonly edition: number;
  readonly version: number;
  /** By `village/column`; null: not filled. */
  readonly cells: ReadonlyMap<string, number | null>;
}

/** The real services over SQLite with the county's bureau and two townships, and what the bureau does meanwhile. */
export class County {
  readonly app: TestApp;
  readonly line: Line;
  readonly tokens: { readonly bureau: string; readonly a: string; readonly b: string };

  private constructor(app: TestApp, tokens: County['tokens']) {
    this.app = app;
    this.tokens = tokens;
    this.line = new Line(app.services);
  }

  static async start(): Promise<County> {
    const app = await startTestApp({ databaseUrl: await freshSqlite() });
    for (const [name, divisionCode] of [
      ['fuzz-a', townshipA],
      ['fuzz-b', townshipB],
    ] as const) {
      await app.services.accounts.create({
        countyCode: app.luoshan.county.code,
        name,
        displayName: '示例·经办',
        role: 'TOWNSHIP',
        divisionCode,
        password: 'demo2025',
      });
    }
    const bureau = await app.signIn('luoshan');
    const tokens = { bureau, a: await app.signIn('fuzz-a'), b: await app.signIn('fuzz-b') };
    return new County(app, tokens);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** Nothing was ever dispatched; then both townships have their form. */
  async reset(): Promise<void> {
    this.line.fault = null;
    this.line.isUp = true;
    this.line.meanwhile = null;
    await this.app.services.database.edit(function* () {
      for (const table of tables) yield { sql: `delete from ${table}`, parameters: [] };
    });
    await this.dispatch([townshipA, townshipB]);
  }

  async dispatch(divisionCodes: readonly string[]): Promise<void> {
    const input = {
      campaignId: luoshanId,
      divisionCodes,
      filledColumns,
      deadlineOn: '2025-12-31',
      mutationKey: randomUUID(),
    };
    const { dispatchBreakdowns } = await this.bureau<{
      dispatchBreakdowns: { refusals: { message: string }[] };
    }>(
      `mutation ($input: DispatchBreakdownsInput!) { dispatchBreakdowns(input: $input) { refusals { message } } }`,
      { input },
    );
    const [refusal] = dispatchBreakdowns.refusals;
    if (refusal) throw new Error(refusal.message);
  }

  /** Another person's number for a cell. @returns false when the state does not take it */
  async secondUserWrites(division: string, village: string, column: string, mine: number): Promise<boolean> {
    const { cells, version } = await this.form(division);
    const base = cells.get(`${village}/${column}`) ?? null;
    if (base === mine) return false;
    const { breakdown } = await this.bureau<{ breakdown: { sheetToken: string } }>(
      'query ($id: ID!, $of: ID!) { breakdown(campaignId: $id, divisionCode: $of) { sheetToken } }',
      { id: luoshanId, of: division },
    );
    const input = {
      campaignId: luoshanId,
      sheetToken: breakdown.sheetToken,
      baseVersion: version,
      edits: [{ villageCode: village, columnCode: column, base, mine }],
      mutationKey: randomUUID(),
    };
    const { saveBreakdown } = await this.bureau<{ saveBreakdown: { outcome: string } }>(
      'mutation ($input: BreakdownEditsInput!) { saveBreakdown(input: $input) { outcome } }',
      { input },
    );
    return saveBreakdown.outcome === 'DONE';
  }

  /** Sends a submitted form back, so that it can be filled again; does nothing in another state. */
  async sendBack(division: string): Promise<void> {
    const { state, version } = await this.form(division);
    if (state !== 'SUBMITTED') return;
    const input = {
      campaignId: luoshanId,
      divisionCode: division,
      expectedVersion: version,
      reason: '示例：请再核对',
      mutationKey: randomUUID(),
    };
    const { returnBreakdown } = await this.bureau<{
      returnBreakdown: { outcome: string; problems: { code: string }[] };
    }>(
      `mutation ($input: ReturnBreakdownInput!) { returnBreakdown(input: $input) { outcome problems { code } } }`,
      { input },
    );
    if (returnBreakdown.outcome !== 'DONE') throw new Error(`return: ${JSON.stringify(returnBreakdown)}`);
  }

  /** Recalls and dispatches again: a new edition of the form. @returns false when the state does not allow it */
  async newEdition(division: string): Promise<boolean> {
    const { version } = await this.form(division);
    const input = {
      campaignId: luoshanId,
      items: [{ divisionCode: division, expectedVersion: version }],
      reason: '示例：重新下发',
      mutationKey: randomUUID(),
    };
    const { recallBreakdowns } = await this.bureau<{ recallBreakdowns: { refusals: unknown[] } }>(
      'mutation ($input: BreakdownItemsInput!) { recallBreakdowns(input: $input) { refusals { code } } }',
      { input },
    );
    if (recallBreakdowns.refusals.length > 0) return false;
    await this.dispatch([division]);
    return true;
  }

  async form(division: string): Promise<ServerForm> {
    const { reader } = this.app.services.database;
    const [row] = await reader.all<{ state: string; edition: number; version: number }>(
      'select state, edition, version from breakdown where township_code = ?',
      [division],
    );
    if (!row) throw new Error(`nothing was dispatched to ${division}`);
    const cells = await reader.all<{ village_code: string; column_code: string; persons: number | null }>(
      `select c.village_code, c.column_code, c.persons from breakdown_cell c join breakdown_column k
         on k.county_code = c.county_code and k.benefit_year = c.benefit_year
        and k.township_code = c.township_code and k.column_code = c.column_code
       where c.township_code = ? and k.is_filled = 1`,
      [division],
    );
    return {
      ...row,
      cells: new Map(
        cells.map(({ village_code, column_code, persons }) => [`${village_code}/${column_code}`, persons]),
      ),
    };
  }

  /** Quota of each filled column. */
  async quotas(division: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.app.services.database.reader.all<{ column_code: string; quota_persons: number }>(
      'select column_code, quota_persons from breakdown_column where township_code = ? and is_filled = 1',
      [division],
    );
    return new Map(rows.map(({ column_code, quota_persons }) => [column_code, quota_persons]));
  }

  /** Header of each filled column, as both townships were sent it. */
  async headers(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.app.services.database.reader.all<{ column_code: string; name: string }>(
      'select distinct column_code, name from breakdown_column where is_filled = 1',
      [],
    );
    return new Map(rows.map(({ column_code, name }) => [column_code, name]));
  }

  private bureau<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    return this.line.ask<Data>(query, variables, this.tokens.bureau);
  }
}
