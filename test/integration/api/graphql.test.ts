import { bearer, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

describe.each(databases)('/graphql on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
  });
  afterAll(() => app.close());

  const codeOf = async (response: Response) => {
    const body = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
    return { status: response.status, code: body.errors?.[0]?.extensions?.code };
  };

  it('answers 400 to malformed JSON with a Chinese sentence', async () => {
    const answer = await app.fetch('/graphql', post('{"query": '));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.stringContaining('请求不符合'), extensions: { code: 'REQUEST_INVALID' } }],
    });
  });

  it('answers 413 to a body over 6 MB', async () => {
    const answer = await app
      .fetch('/graphql', post(JSON.stringify({ query: `{ viewer { account } } #${'x'.repeat(7_000_000)}` })))
      .catch(() => null);
    if (answer) expect(await codeOf(answer)).toEqual({ status: 413, code: 'REQUEST_TOO_LARGE' });
    expect((await app.graphql('{ viewer { account } }')).data).toEqual({ viewer: null });
  });

  it('follows the GraphQL-over-HTTP rules for a document that does not fit', async () => {
    const wrong = JSON.stringify({ query: '{ noSuchField }' });
    expect(await codeOf(await app.fetch('/graphql', post(wrong)))).toEqual({
      status: 200,
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    const modern = { accept: 'application/graphql-response+json' };
    const answer = await app.fetch('/graphql', post(wrong, modern));
    expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect(await codeOf(answer)).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await codeOf(await app.fetch('/graphql', post('{"query":"{"}', modern)))).toEqual({
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    });
    expect((await app.fetch('/graphql', post('{}'))).status).toBe(400);
    expect((await app.fetch('/graphql', post('[]'))).status).toBe(400);
    expect((await app.fetch('/graphql', post('"text"'))).status).toBe(400);
    expect((await app.fetch('/graphql', { ...post(wrong), method: 'PUT' })).status).toBe(405);
    expect((await app.fetch('/graphql', { method: 'POST', body: wrong })).status).toBe(400);
  });

  it('runs the operation that is named out of two, and answers 400 when none or an unknown one is', async () => {
    const query = 'query A { viewer { account } } query B { viewer { role } }';
    const modern = { ...bearer(bureau), accept: 'application/graphql-response+json' };
    const asked = (operationName?: string) =>
      app.fetch('/graphql', post(JSON.stringify({ query, operationName }), modern));
    expect(await (await asked('B')).json()).toEqual({ data: { viewer: { role: 'BUREAU' } } });
    for (const operationName of [undefined, 'C']) {
      expect(await codeOf(await asked(operationName))).toEqual({
        status: 400,
        code: 'OPERATION_RESOLUTION_FAILURE',
      });
    }
  });

  it('names a wrong variable and answers 400 under the modern type', async () => {
    const query = `query ($on: Date) { campaign(id: "${luoshanId}") { progress(asOf: $on) { asOfOn } } }`;
    for (const on of ['2024-02-30', '2024/12/01', 20_241_201]) {
      const { errors, data } = await app.graphql(query, { on }, bureau);
      expect(data).toBeUndefined();
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining('$on'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('uses the defaults of the schema for what a query leaves out', async () => {
    const { data, errors } = await app.graphql<{ campaign: { progress: { level: string } } }>(
      `query ($level: DivisionLevel! = VILLAGE) { campaign(id: "${luoshanId}") {
          progress(level: $level, under: "411521-04") { level } } }`,
      {},
      bureau,
    );
    expect(errors).toBeUndefined();
    expect(data.campaign.progress.level).toBe('VILLAGE');
    const literal = await app.graphql(
      `mutation { importPayments(input: { campaignId: "${luoshanId}", uploadId: "none" }) { problems { code } } }`,
      {},
      bureau,
    );
    expect(literal.data).toEqual({ importPayments: { problems: [{ code: 'UPLOAD_NOT_FOUND' }] } });
  });

  it('honours @skip and @include with variables', async () => {
    const query = `query ($no: Boolean!, $yes: Boolean!) { viewer { account @skip(if: $yes) role @include(if: $yes)
        ...Name @include(if: $no) } } fragment Name on Viewer { displayName }`;
    const { data } = await app.graphql(query, { no: false, yes: true }, bureau);
    expect(data).toEqual({ viewer: { role: 'BUREAU' } });
    const other = await app.graphql(query, { no: true, yes: false }, bureau);
    expect(other.data).toEqual({ viewer: { account: 'luoshan', displayName: '示例·罗山县医保局经办' } });
  });

  it('refuses 61 aliases, 61 directives, depth 15, 1,501 tokens and a fragment bomb, quickly', async () => {
    const aliases = `{ ${Array.from({ length: 61 }, (_, n) => `a${n}: viewer { account }`).join(' ')} }`;
    const directives = `{ viewer { account ${'@include(if: true) '.repeat(61)} } }`;
    const nested = 'children { '.repeat(13);
    const depth = `{ viewer { division { ${nested} code ${'} '.repeat(13)} } } }`;
    const tokens = `{ viewer { ${'account '.repeat(1500)} } }`;
    const bomb = `{ viewer { ...f0 } } ${Array.from(
      { length: 30 },
      (_, n) => `fragment f${n} on Viewer { ...f${n + 1} ...f${n + 1} ...f${n + 1} }`,
    ).join(' ')} fragment f30 on Viewer { account }`;
    const circle = '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }';
    for (const query of [aliases, directives, depth, tokens, bomb, circle]) {
      const start = performance.now();
      const { errors, data } = await app.graphql(query, {}, bureau);
      expect(performance.now() - start).toBeLessThan(1000);
      expect(data).toBeUndefined();
      expect(errors?.length).toBeGreaterThan(0);
    }
    const { errors } = await app.graphql(aliases, {}, bureau);
    expect(errors?.[0]).toMatchObject({
      message: '查询太大或太复杂，请拆成几次。',
      extensions: { code: 'REQUEST_TOO_LARGE' },
    });
  });

  it('answers 2 simulations, 4 drafts or 20 reward tables at once, and refuses one more, however it is nested', async () => {
    const simulate = (n: number) =>
      `s${n}: simulateNotice(input: { campaignId: "${luoshanId}", right: { version: 1 } }) { total { persons } }`;
    const draft = (n: number) =>
      `d${n}: amountDue(person: {}, draft: { baseVersion: 1, edits: [] }) { outcome }`;
    const rewards = (n: number) => `r${n}: rewards { earnedFen }`;
    const subsidy = (n: number) =>
      `e${n}: subsidyEstimate(campaignId: "${luoshanId}", by: CATEGORY) { total { persons } }`;
    const times = (count: number, field: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => field(n)).join(' ');
    const inCampaign = (fields: string) => `{ campaign(id: "${luoshanId}") { ${fields} } }`;
    const nested = (count: number) =>
      `{ ${times(count, (n) => `c${n}: campaign(id: "${luoshanId}") { ...f }`)} }
       fragment f on Campaign { ...g } fragment g on Campaign { ${times(5, rewards)} }`;
    for (const [within, beyond] of [
      [`{ ${times(2, simulate)} }`, `{ ${times(3, simulate)} }`],
      [inCampaign(times(4, draft)), inCampaign(times(5, draft))],
      [inCampaign(times(20, rewards)), inCampaign(times(21, rewards))],
      [nested(4), nested(5)],
      [`{ ${times(10, subsidy)} }`, `{ ${times(11, subsidy)} }`],
    ] as const) {
      expect((await app.graphql(within, {}, bureau)).errors).toBeUndefined();
      const { errors, data } = await app.graphql(beyond, {}, bureau);
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'REQUEST_TOO_LARGE' } });
      expect(data).toBeUndefined();
    }
  });

  it('answers 30 aliases of the largest table within 2 seconds', async () => {
    const each = `progress(level: VILLAGE) { rows { divisionCode paidPersons } }`;
    const query = `{ campaign(id: "${luoshanId}") { ${Array.from({ length: 30 }, (_, n) => `a${n}: ${each}`).join(' ')} } }`;
    const start = performance.now();
    expect((await app.graphql(query, {}, bureau)).errors).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('sets nosniff and no-store, tells no product, and answers no stranger’s page', async () => {
    const answer = await app.fetch('/graphql', post('{"query":"{ viewer { account } }"}'));
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    // A form of another site can send text/plain and GET: neither runs anything.
    const plain = {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ viewer { account } }"}',
    };
    expect((await app.fetch('/graphql', plain)).status).toBe(400);
    expect((await app.fetch('/graphql?query=%7Bviewer%7Baccount%7D%7D')).status).toBe(400);
  });

  describe('a fault of ours', () => {
    it('is a number to the user and a stack in the log, without anything of the inside', async () => {
      const second = await startTestApp({ databaseUrl: app.config.databaseUrl, isSecond: true });
      const token = await second.signIn('luoshan');
      await second.graphql('{ viewer { account } }', {}, token);
      const { reader } = second.services.database;
      const broken = async () => {
        throw new Error('SQLITE_IOERR: disk I/O error in "select * from insured_person" at /srv/data');
      };
      const all = reader.all;
      Object.assign(reader, { all: broken });
      try {
        for (const query of ['{ campaigns { id } }', `{ campaign(id: "${luoshanId}") { name } }`]) {
          const { errors } = await second.graphql(query, {}, token);
          expect(errors).toHaveLength(1);
          expect(errors?.[0]).toMatchObject({ extensions: { code: 'INTERNAL_ERROR' } });
          const number = /^系统内部错误，编号 ([0-9A-F]{4})。请把编号告诉管理员。$/.exec(
            errors?.[0]?.message ?? '',
          )?.[1];
          expect(second.log.some((line) => line.includes(`${number}`) && line.includes('SQLITE_IOERR'))).toBe(
            true,
          );
        }
        const file = await second.fetch(`/export/${luoshanId}/progress.xlsx`, { headers: bearer(token) });
        expect(file.status).toBe(500);
        expect(await file.text()).toMatch(/系统内部错误，编号 [0-9A-F]{4}/);
        expect((await second.fetch('/readyz')).status).toBe(503);
        expect((await second.fetch('/healthz')).status).toBe(200);
      } finally {
        Object.assign(reader, { all });
        await second.close();
      }
    });
  });
});
