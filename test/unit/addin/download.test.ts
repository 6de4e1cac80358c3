import { downloadFile, fileNameOf } from '../../../addin/client/download.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { exportPath } from '../../../addin/taskpane/acts/export-path.ts';

const name = '罗山县2025-进度表.xlsx';
const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

function answering(response: () => Response) {
  const token = tokenStore(null);
  token.write('t-1');
  const sent: { path: string; headers: Headers }[] = [];
  const ask = () =>
    downloadFile('/export/x/progress.xlsx', {
      token,
      fetch: async (path, init) => {
        sent.push({ path: String(path), headers: new Headers(init?.headers) });
        return response();
      },
    });
  return { ask, sent };
}

describe('a sheet as a file', () => {
  it('comes with the bearer token, under the name the service gave it', async () => {
    const { ask, sent } = answering(
      () => new Response('12345', { headers: { 'content-disposition': disposition } }),
    );
    const file = await ask();
    expect(file.name).toBe(name);
    expect(file.content.size).toBe(5);
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer t-1');
  });

  it.each([
    [400, '{"code":"NEEDS_PERSON_DETAILS","message":"没有逐笔缴费。"}', 'NEEDS_PERSON_DETAILS'],
    [401, '', 'NOT_SIGNED_IN'],
    [502, 'Bad Gateway', 'SERVER_UNAVAILABLE'],
    [200, '<html>请登录上网</html>', 'SERVER_UNREADABLE'],
  ])('answers %i %s with %s and saves nothing', async (status, text, code) => {
    const { ask } = answering(() => new Response(text, { status }));
    await expect(ask()).rejects.toMatchObject({ code });
  });

  it('says that the line is lost', async () => {
    const { ask } = answering(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(ask()).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  });

  it('has no name where the header has none or a broken one', () => {
    expect(fileNameOf(null)).toBeNull();
    expect(fileNameOf("attachment; filename*=UTF-8''%E4%")).toBeNull();
  });

  it('asks for what is chosen, and leaves out what is not', () => {
    const query = { level: 'VILLAGE', by: null, under: '411521100', asOf: '' };
    expect(exportPath({ noun: 'progress', campaignId: '411521-2025', query })).toBe(
      '/export/411521-2025/progress.xlsx?level=VILLAGE&under=411521100',
    );
    expect(exportPath({ noun: 'breakdown', campaignId: '411521-2025', query: {} })).toBe(
      '/export/411521-2025/breakdown.xlsx',
    );
  });
});
