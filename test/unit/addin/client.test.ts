import { jest } from '@jest/globals';
import { ApiError } from '../../../addin/client/api-error.ts';
import { type ImportJobPartsFragment, ViewerDocument } from '../../../addin/client/generated/graphql.ts';
import { followJob } from '../../../addin/client/import-jobs.ts';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { readUpload } from '../../../addin/client/upload-answer.ts';

describe('createClient', () => {
  it('sends the document with the bearer token and gives the data', async () => {
    const requests: { url: string; init: RequestInit }[] = [];
    const token = memoryToken('t-1');
    const client = createClient({
      token,
      fetch: async (url, init) => {
        requests.push({ url: String(url), init: init ?? {} });
        return Response.json({ data: { viewer: null } });
      },
    });
    expect(await client.send(ViewerDocument, {})).toEqual({ viewer: null });
    expect(requests[0]?.url).toBe('/graphql');
    expect(new Headers(requests[0]?.init.headers).get('authorization')).toBe('Bearer t-1');
    expect(JSON.parse(String(requests[0]?.init.body))).toMatchObject({
      query: expect.stringContaining('query Viewer'),
      variables: {},
    });
  });

  it.each([
    [
      'a lost line',
      async () => Promise.reject(new TypeError('fetch failed')),
      'CONNECTION_LOST',
      /连不上征缴服务器/,
    ],
    [
      'a page of some proxy',
      async () => new Response('<html>请登录</html>'),
      'SERVER_UNREADABLE',
      /不是征缴服务器/,
    ],
    [
      'a server that is down',
      async () => new Response('', { status: 503 }),
      'SERVER_UNAVAILABLE',
      /暂时不能/,
    ],
    [
      'a refusal in the words of the server',
      async () =>
        Response.json({
          errors: [{ message: '该区划不在当前账号的范围内。', extensions: { code: 'OUT_OF_SCOPE' } }],
        }),
      'OUT_OF_SCOPE',
      /^该区划不在当前账号的范围内。$/,
    ],
    [
      'a partial answer',
      async () =>
        Response.json({ data: { viewer: null }, errors: [{ message: '系统内部错误，编号 7F3A。' }] }),
      'SERVER_ERROR',
      /编号 7F3A/,
    ],
  ])('turns %s into an ApiError', async (_, answer, code, message) => {
    const client = createClient({ token: memoryToken(null), fetch: answer });
    const error = await client.send(ViewerDocument, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('gives up after its time and says that the server did not answer', async () => {
    const client = createClient({
      token: memoryToken(null),
      timeoutMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    });
    await expect(client.send(ViewerDocument, {})).rejects.toMatchObject({ code: 'REQUEST_TIMEOUT' });
  });

  it('forgets a token the server no longer accepts, and tells so once', async () => {
    const token = memoryToken('old');
    const onSignedOut = jest.fn();
    const client = createClient({
      token,
      onSignedOut,
      fetch: async () =>
        Response.json({ errors: [{ message: '请重新登录。', extensions: { code: 'NOT_SIGNED_IN' } }] }),
    });
    await Promise.allSettled([client.send(ViewerDocument, {}), client.send(ViewerDocument, {})]);
    expect(token.read()).toBeNull();
    expect(onSignedOut).toHaveBeenCalledTimes(1);
  });
});

describe('tokenStore', () => {
  it('works from memory where session storage throws', () => {
    const refuse = () => {
      throw new Error('SecurityError');
    };
    const store = tokenStore({ getItem: refuse, setItem: refuse, removeItem: refuse });
    store.write('t-2');
    expect(store.read()).toBe('t-2');
  });
});

describe('readUpload', () => {
  it('gives the uploadId', () => {
    expect(readUpload(200, '{"uploadId":"u-1"}')).toBe('u-1');
  });

  it.each([
    [
      413,
      '{"code":"UPLOAD_TOO_LARGE","message":"文件有 200 MB，超过上限 100 MB。"}',
      'UPLOAD_TOO_LARGE',
      /200 MB/,
    ],
    [413, '<html>Request Entity Too Large</html>', 'FILE_TOO_LARGE_TO_SEND', /拆分后分别导入/],
    [401, '', 'NOT_SIGNED_IN', /登录/],
    [502, 'Bad Gateway', 'SERVER_UNAVAILABLE', /暂时不能/],
    [200, 'hello', 'SERVER_UNREADABLE', /不是征缴服务器/],
  ])('turns status %i with %s into %s', (status, text, code, message) => {
    const act = () => readUpload(status, text);
    expect(act).toThrow(message);
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});

describe('followJob', () => {
  it('asks until the job has ended and reports each step', async () => {
    const percents: number[] = [];
    const client = jobClient([job('RUNNING', 40), job('RUNNING', 80), job('SUCCEEDED', 100)]);
    const end = await followJob(client, job('QUEUED', 0), {
      pauseMs: 1,
      onProgress: ({ percent }) => percents.push(percent),
    });
    expect(end.status).toBe('SUCCEEDED');
    expect(percents).toEqual([0, 40, 80, 100]);
  });

  it('cancels at the server when aborted and says how the job really ended', async () => {
    const controller = new AbortController();
    const sent: string[] = [];
    const client = jobClient([job('RUNNING', 40), job('SUCCEEDED', 100)], sent);
    controller.abort();
    const end = await followJob(client, job('RUNNING', 10), { pauseMs: 1, signal: controller.signal });
    expect(sent.filter((name) => name === 'CancelImportJob')).toHaveLength(1);
    expect(end.status).toBe('SUCCEEDED');
  });

  it('outlives 2 lost answers and says each time that the line is lost', async () => {
    const lost = new TypeError('fetch failed');
    const client = jobClient([lost, lost, job('SUCCEEDED', 100)]);
    let times = 0;
    const onLost = () => {
      times += 1;
    };
    expect((await followJob(client, job('RUNNING', 10), { pauseMs: 1, onLost })).status).toBe('SUCCEEDED');
    expect(times).toBe(2);
  });

  it('says that the result is not known after too many, and that importing again is harmless', async () => {
    const lost = new TypeError('fetch failed');
    const client = jobClient([lost, lost, lost]);
    await expect(followJob(client, job('RUNNING', 10), { pauseMs: 1, patience: 2 })).rejects.toMatchObject({
      code: 'JOB_OUT_OF_SIGHT',
      message: expect.stringContaining('已收录的不会重复计数'),
    });
  });

  it('says that a restarted server no longer knows the job', async () => {
    const client = jobClient([null]);
    await expect(followJob(client, job('RUNNING', 10), { pauseMs: 1 })).rejects.toMatchObject({
      code: 'JOB_LOST',
    });
  });
});

function memoryToken(token: string | null) {
  const store = tokenStore(null);
  store.write(token);
  return store;
}

function job(status: ImportJobPartsFragment['status'], percent: number): ImportJobPartsFragment {
  return {
    id: '7',
    status,
    percent,
    rowsRead: percent * 10,
    result: null,
    rosterResult: null,
    statementResult: null,
  };
}

/** Answers questions about the job one after another; the answer to a cancellation is a running job. */
function jobClient(answers: (ImportJobPartsFragment | Error | null)[], sent: string[] = []) {
  return createClient({
    token: memoryToken('t'),
    fetch: async (_, init) => {
      const { query } = JSON.parse(String(init?.body)) as { query: string };
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
      sent.push(name);
      if (name === 'CancelImportJob')
        return Response.json({ data: { cancelImportJob: { job: job('RUNNING', 40) } } });
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return Response.json({ data: { importJob: answer ?? null } });
    },
  });
}
