import { readFileSync } from 'node:fs';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { inGb18030 } from '../../support/gb18030.ts';

const problems = 'problems { code message place { line } }';
const checkNotice = `query ($content: String!) {
  checkNotice(campaignId: "${luoshanId}", draft: { content: $content }) { isPublishable ${problems} } }`;
const publishNotice = `mutation ($content: String!) {
  publishNotice(input: { campaignId: "${luoshanId}", expectedVersion: 1, draft: { content: $content } }) {
    state version ${problems} } }`;

describe.each(databases)('the text of a notice on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-11-25T02:00:00Z' });
    bureau = await app.signIn('luoshan');
  });
  afterAll(() => app.close());

  it('is refused when it was read in the wrong encoding, and version 1 stays', async () => {
    const text = readFileSync('server/policy/notices/luoshan-2025.yaml', 'utf8');
    const content = new TextDecoder().decode(inGb18030(text));
    const refused = {
      code: 'NOTICE_CHARACTERS_LOST',
      message: expect.stringContaining('文件是按错误的编码读的'),
      place: { line: 2 },
    };
    const checked = await app.graphql(checkNotice, { content }, bureau);
    expect(checked.data).toEqual({ checkNotice: { isPublishable: false, problems: [refused] } });
    const published = await app.graphql(publishNotice, { content }, bureau);
    expect(published.data).toEqual({
      publishNotice: { state: 'HAS_PROBLEMS', version: 1, problems: [refused] },
    });
  });
});
