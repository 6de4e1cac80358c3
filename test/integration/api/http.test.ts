import { readdirSync, statSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { bearer, csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

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

    it('lets Excel read /functions.json from an origin of its own', async () => {
      const answer = await app.fetch('/functions.json');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
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
