import { readdirSync, statSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { bearer, csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

describe.each(databases)('HTTP on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    await app.importFile(csvOf(smallPlan(app.luoshan, { payments: 600 })), bureau);
  });
  afterAll(() => app.close());

  describe('/upload', () => {
    const limit = 1_048_576;
    const send = (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
      app.fetch('/upload', {
        method: 'POST',
        headers: { ...bearer(bureau), ...headers },
        body,
        duplex: 'half',
      } as RequestInit);

    it('takes 1,048,576 bytes and refuses 1,048,577 with 413 and a Chinese sentence', async () => {
      expect((await send(new Uint8Array(limit))).status).toBe(200);
      const answer = await send(new Uint8Array(limit + 1));
      expect(answer.status).toBe(413);
      expect(await answer.json()).toEqual({
        code: 'UPLOAD_TOO_LARGE',
        message: '文件有 2 MB，超过上限 1 MB。请按乡镇或按月拆分后分别导入，或请管理员用命令行导入。',
      });
    });

    it('refuses a body without a length at the limit with 413, and keeps nothing of it', async () => {
      const { port } = new URL(app.url);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          const head = `POST /upload HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nauthorization: Bearer ${bureau}`;
          socket.write(`${head}\r\n\r\n`);
          const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000), Buffer.from('\r\n')]);
          // 2 MB and no end.
          for (let n = 0; n < 32; n++) socket.write(piece);
        });
        socket.once('data', (data) => {
          resolve(data.toString());
          socket.destroy();
        });
        socket.once('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
      expect(answer).toContain('UPLOAD_TOO_LARGE');
      const folder = join(app.config.dataFolder, 'uploads', `${process.pid}`);
      const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
      expect(sizes.filter((size) => size > limit)).toEqual([]);
    });

    it('refuses an empty file, and a wrong method is 405 or 404', async () => {
      const answer = await send('');
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        code: 'UPLOAD_EMPTY',
        message: expect.stringContaining('0 字节'),
      });
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const wrong = await app.fetch('/upload', { method, headers: bearer(bureau) });
        expect([404, 405]).toContain(wrong.status);
      }
    });
  });

  describe('/export', () => {
    const open = async (path: string, token = bureau) => {
      const answer = await app.fetch(path, { headers: bearer(token) });
      if (answer.status !== 200) return { status: answer.status, ...((await answer.json()) as object) };
      const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
      return {
        status: 200,
        name: decodeURIComponent(answer.headers.get('content-disposition') ?? ''),
        rows: book.sheets[0]?.rows ?? [],
      };
    };

    it('gives the 进度表 with 20 townships and 600 persons paid', async () => {
      const { rows, name } = (await open(`/export/${luoshanId}/progress.xlsx`)) as Opened;
      expect(name).toContain('罗山县2025-');
      const total = rows.find((row) => row.includes(592_727));
      expect(total).toEqual(expect.arrayContaining([592_727, 600, 592_127]));
      const names = app.luoshan.divisions.map((division) => division.name);
      const found = rows.flatMap((row) => names.filter((each) => row.includes(each)));
      expect(found).toEqual(names);
    });

    it('gives the 目标分解表 with the declared 592,727 and the difference of 2 in words', async () => {
      const { rows } = (await open(`/export/${luoshanId}/breakdown.xlsx`)) as Opened;
      expect(rows.flat()).toEqual(expect.arrayContaining([592_727, 42_643]));
      expect(JSON.stringify(rows)).toMatch(/592,?725/);
    });

    it('gives a township its own row alone', async () => {
      for (const sheet of ['progress', 'breakdown']) {
        const { rows } = (await open(`/export/${luoshanId}/${sheet}.xlsx`, township)) as Opened;
        const text = JSON.stringify(rows);
        expect(text).toContain('周党镇');
        for (const { name } of app.luoshan.divisions) if (name !== '周党镇') expect(text).not.toContain(name);
        expect(text).not.toMatch(/592,?72[57]/);
      }
    });

    it('refuses without signing in, outside the scope, and another county', async () => {
      expect(await open(`/export/${luoshanId}/progress.xlsx`, '')).toMatchObject({
        status: 401,
        code: 'NOT_SIGNED_IN',
      });
      expect(
        await open(`/export/${luoshanId}/progress.xlsx?level=VILLAGE&under=411521-05`, township),
      ).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE', message: '该区划不在当前账号的范围内。' });
      expect(await open('/export/140821-2025/progress.xlsx')).toMatchObject({
        status: 404,
        code: 'CAMPAIGN_NOT_FOUND',
      });
      const linyi = await app.signIn('linyi');
      expect(await open('/export/140821-2025/breakdown.xlsx', linyi)).toMatchObject({
        status: 400,
        code: 'QUOTAS_NOT_ISSUED',
      });
    });
  });

  describe('/graphql', () => {
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
        .fetch(
          '/graphql',
          post(JSON.stringify({ query: `{ viewer { account } } #${'x'.repeat(7_000_000)}` })),
        )
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

  describe('the other paths', () => {
    it('fills this server’s address into the manifest', async () => {
      const answer = await app.fetch('/manifest.xml');
      const text = await answer.text();
      expect(answer.headers.get('content-type')).toContain('xml');
      const { port } = new URL(app.url);
      expect(text).toContain(`https://localhost:${port}/taskpane.html`);
      expect(text).not.toContain('localhost:3000');
      const strange = await app.fetch('/manifest.xml', { headers: { 'x-forwarded-host': '"><script>' } });
      expect(await strange.text()).toBe(text);
    });

    it('answers /healthz, /readyz and /metrics without signing in and without a person', async () => {
      expect(await (await app.fetch('/healthz')).json()).toEqual({ status: 'ok' });
      expect(await (await app.fetch('/readyz')).json()).toEqual({ status: 'ready' });
      expect(await (await app.fetch('/metrics')).text()).toMatch(/^process_resident_memory_bytes \d+$/m);
    });

    it('does not serve the preview when it is off, nor files of the project', async () => {
      for (const path of [
        '/preview',
        '/preview.html',
        '/package.json',
        '/..%2fpackage.json',
        '/assets/..%2f..%2f..%2fpackage.json',
      ]) {
        expect((await app.fetch(path)).status).toBeGreaterThanOrEqual(400);
      }
    });

    it('closes a connection that sends rubbish and goes on', async () => {
      const { port } = new URL(app.url);
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write('RUBBISH\r\n\r\n'));
        socket
          .on('close', () => resolve())
          .on('error', () => {})
          .resume();
      });
      expect((await app.fetch('/healthz')).status).toBe(200);
    });
  });
});

interface Opened {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
}

describe('HTTPS and HTTP on one port', () => {
  let app: TestApp;
  beforeAll(async () => {
    const sqlite = databases[0];
    app = await startTestApp({
      databaseUrl: await sqlite.fresh(),
      changes: { tls: { kind: 'dev' } },
      withPreview: true,
    });
  });
  afterAll(() => app.close());

  it('answers HTTPS with a certificate of its own for localhost', async () => {
    expect(app.url).toMatch(/^https:\/\/localhost:\d+$/);
    const { status, subject } = await new Promise<{ status: number; subject: string }>((resolve, reject) => {
      const request = httpsRequest(`${app.url}/healthz`, { rejectUnauthorized: false }, (response) => {
        const socket = response.socket as import('node:tls').TLSSocket;
        resolve({
          status: response.statusCode ?? 0,
          subject: socket.getPeerCertificate().subjectaltname ?? '',
        });
        response.resume();
      });
      request.on('error', reject).end();
    });
    expect(status).toBe(200);
    expect(subject).toContain('DNS:localhost');
    expect(subject).toContain('IP Address:127.0.0.1');
  });

  it('sends a browser that came by HTTP on to HTTPS, and answers a program on this machine', async () => {
    const plain = app.url.replace('https:', 'http:');
    const page = await fetch(`${plain}/taskpane.html`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect(page.status).toBe(308);
    expect(page.headers.get('location')).toBe(`${app.url}/taskpane.html`);
    expect(await (await fetch(`${plain}/healthz`)).json()).toEqual({ status: 'ok' });
  });
});
