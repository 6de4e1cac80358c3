import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';

/** 周党镇 of 罗山县: 19 invented villages; quotas 42,643, 3,207 and 3,893. */
export const zhoudang = '411521-04';

export interface Village {
  readonly code: string;
  readonly name: string;
  readonly isAbolished: boolean;
  readonly lastYearPersons: number | null;
  readonly population: number | null;
  readonly rosterPersons: readonly (number | null)[];
  readonly values: readonly (number | null)[];
  readonly acceptedValues: readonly (number | null)[];
  readonly findings: readonly (string | null)[];
  readonly remarks: string;
}

type Verdict = { readonly allowed: boolean; readonly reason: string | null };

export interface Breakdown {
  readonly id: string;
  readonly division: { readonly code: string };
  readonly state: string;
  readonly edition: number;
  readonly version: number;
  readonly dispatchNumber: number;
  readonly deadlineOn: string;
  readonly isLate: boolean;
  readonly instructions: string;
  readonly reopenedUntil: string | null;
  readonly returnedReason: string | null;
  readonly openedAt: string | null;
  readonly filledAt: string | null;
  readonly submittedBy: string | null;
  readonly filledCells: number;
  readonly cells: number;
  readonly sheetToken: string;
  readonly columns: readonly {
    readonly code: string;
    readonly isFilled: boolean;
    readonly isSubQuota: boolean;
    readonly quotaPersons: number | null;
    readonly sumPersons: number | null;
  }[];
  readonly villages: readonly Village[];
  readonly may: Readonly<Record<string, Verdict>>;
}

export interface Conflict {
  readonly villageName: string;
  readonly columnName: string;
  readonly base: number | null;
  readonly mine: number | null;
  readonly theirs: number | null;
  readonly by: string;
}

export interface Payload {
  readonly outcome: string;
  readonly breakdown: Breakdown | null;
  readonly problems: readonly {
    readonly code: string;
    readonly found: string | null;
    readonly expected: string | null;
  }[];
  readonly conflicts: readonly Conflict[];
  readonly changedCells: number;
  readonly isReplay: boolean;
}

export interface Batch {
  readonly breakdowns: readonly Breakdown[];
  readonly refusals: readonly { readonly divisionCode: string; readonly code: string }[];
  readonly isReplay: boolean;
}

export interface Edit {
  readonly villageCode: string;
  readonly columnCode: string;
  readonly base?: number | null;
  readonly mine?: number | null;
  readonly baseText?: string;
  readonly mineText?: string;
  readonly reason?: string;
}

const permission = '{ allowed reason }';
export const breakdownFields = `id division { code } state edition version dispatchNumber deadlineOn isLate instructions
  reopenedUntil returnedReason openedAt filledAt submittedBy filledCells cells sheetToken
  columns { code isFilled isSubQuota quotaPersons sumPersons }
  villages { code name isAbolished lastYearPersons population rosterPersons values acceptedValues findings remarks }
  may { open ${permission} save ${permission} submit ${permission} withdraw ${permission} return ${permission}
    accept ${permission} lock ${permission} recall ${permission} reopen ${permission} endReopening ${permission}
    deadline ${permission} }`;
const one = `outcome breakdown { ${breakdownFields} } problems { code found expected }
  conflicts { villageName columnName base mine theirs by } changedCells isReplay`;
const several = `breakdowns { ${breakdownFields} } refusals { divisionCode code } isReplay`;

const inputs: Readonly<Record<string, readonly [type: string, fields: string]>> = {
  dispatchBreakdowns: ['DispatchBreakdownsInput', several],
  saveBreakdown: ['BreakdownEditsInput', one],
  submitBreakdown: ['BreakdownEditsInput', one],
  withdrawBreakdown: ['BreakdownActInput', one],
  returnBreakdown: ['ReturnBreakdownInput', one],
  acceptBreakdowns: ['BreakdownItemsInput', several],
  lockBreakdowns: ['BreakdownItemsInput', several],
  recallBreakdowns: ['BreakdownItemsInput', several],
  reopenBreakdowns: ['ReopenBreakdownsInput', several],
  endReopening: ['BreakdownActInput', one],
  moveBreakdownDeadlines: ['MoveBreakdownDeadlinesInput', several],
};

let keys = 0;
/** A key nobody has used. */
export function newKey(): string {
  keys += 1;
  return `test-key-${keys}`;
}

/** Breakdowns over GraphQL, as one account. */
export function deskOf(app: TestApp, token: string) {
  async function ask<T>(query: string, variables: Record<string, unknown>): Promise<T> {
    const { data, errors } = await app.graphql<T>(query, variables, token);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
  async function act<T>(name: string, input: object): Promise<T> {
    const [type, fields] = inputs[name] ?? [];
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    const whole = { campaignId: luoshanId, mutationKey: newKey(), ...input };
    return (await ask<Record<string, T>>(query, { input: whole }))[name] as T;
  }

  return {
    ask,
    /** An act on one breakdown. */
    one: (name: string, input: object) => act<Payload>(name, input),
    several: (name: string, input: object) => act<Batch>(name, input),
    async find(divisionCode = zhoudang): Promise<Breakdown | null> {
      const query = `query ($id: ID!, $code: ID!) { breakdown(campaignId: $id, divisionCode: $code) { ${breakdownFields} } }`;
      return (await ask<{ breakdown: Breakdown | null }>(query, { id: luoshanId, code: divisionCode }))
        .breakdown;
    },
    async history(villageCode: string, columnCode: string) {
      const query = `query ($id: ID!, $code: ID!, $village: ID!, $column: ID!) {
        breakdownHistory(campaignId: $id, divisionCode: $code, villageCode: $village, columnCode: $column) {
          villageName columnName before after beforeText afterText reason by version } }`;
      const variables = { id: luoshanId, code: zhoudang, village: villageCode, column: columnCode };
      return (await ask<{ breakdownHistory: Record<string, unknown>[] }>(query, variables)).breakdownHistory;
    },
    async events() {
      const query = `query ($id: ID!, $code: ID!) { breakdown(campaignId: $id, divisionCode: $code) {
        events { act fromState toState edition version reason changedCells by source changes { before after }
        findings { villageCode villageName columnCode columnName reason } } } }`;
      const { breakdown } = await ask<{ breakdown: { events: Record<string, unknown>[] } | null }>(query, {
        id: luoshanId,
        code: zhoudang,
      });
      return breakdown?.events ?? [];
    },
  };
}

export type Desk = ReturnType<typeof deskOf>;

/** Whole numbers that add up to `total`. */
export function parts(total: number, into: number): number[] {
  const each = Math.floor(total / into);
  return Array.from({ length: into }, (_, index) => each + (index < total - each * into ? 1 : 0));
}

/** Edits that fill every column so that it adds up to its quota. */
export function fullEdits({ columns, villages }: Breakdown): Edit[] {
  return columns.flatMap((column, at) => {
    if (!column.isFilled) return [];
    const numbers = parts(column.quotaPersons ?? 0, villages.length);
    return villages.map((village, index) => ({
      villageCode: village.code,
      columnCode: column.code,
      base: village.values[at] ?? null,
      mine: numbers[index] ?? null,
    }));
  });
}

/** What saving or submitting sends. */
export function sent(breakdown: Breakdown, edits: readonly Edit[], more: object = {}) {
  return {
    sheetToken: breakdown.sheetToken,
    baseVersion: breakdown.version,
    edits,
    villageCodes: breakdown.villages.map(({ code }) => code),
    ...more,
  };
}

/** Names a breakdown as it was seen. */
export function seen({ division, version }: Breakdown) {
  return { divisionCode: division.code, expectedVersion: version };
}

/** A dispatch to 周党镇 alone, all three columns its own to fill. */
export const dispatchAll = {
  divisionCodes: [zhoudang],
  filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
  deadlineOn: '2025-01-20',
  instructions: '请于 20 日前填报。',
};

/** What an act showed; it was not refused. */
export function shown({ breakdown, outcome, problems }: Payload): Breakdown {
  if (!breakdown || outcome === 'REFUSED') throw new Error(`${outcome} ${JSON.stringify(problems)}`);
  return breakdown;
}

/** A service of its own for each test, with the bureau and 周党镇 signed in. */
export function breakdownScene(fresh: () => Promise<string>) {
  let app: TestApp;
  let bureau: Desk;
  let township: Desk;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    await signIn();
  }, 30_000);
  afterEach(() => app.close());

  async function signIn(): Promise<void> {
    bureau = deskOf(app, await app.signIn('luoshan'));
    township = deskOf(app, await app.signIn('zhoudang'));
  }

  const scene = {
    get app() {
      return app;
    },
    get bureau() {
      return bureau;
    },
    get township() {
      return township;
    },
    /** Signs in anew: a sign-in does not last for days. */
    async comeBackAt(instant: string): Promise<void> {
      app.clock.now = new Date(instant);
      await signIn();
    },
    /** The breakdown, which must be there. */
    async now(desk: Desk = township): Promise<Breakdown> {
      const found = await desk.find();
      if (!found) throw new Error('no breakdown');
      return found;
    },
    async dispatched(): Promise<Breakdown> {
      await bureau.several('dispatchBreakdowns', dispatchAll);
      return scene.now();
    },
    async submitted(): Promise<Breakdown> {
      const form = await scene.dispatched();
      return shown(await township.one('submitBreakdown', sent(form, fullEdits(form))));
    },
    async accepted(): Promise<Breakdown> {
      const { breakdowns } = await bureau.several('acceptBreakdowns', {
        items: [seen(await scene.submitted())],
      });
      return breakdowns[0] as Breakdown;
    },
  };
  return scene;
}
