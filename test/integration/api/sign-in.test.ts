import { startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
  token expiresAt viewer { account role division { code name } } problems { code message } } }`;
const viewer = '{ viewer { account displayName role division { code name level } } }';

interface SignedIn {
  readonly signIn: {
    readonly token: string | null;
    readonly expiresAt: string | null;
    readonly viewer: unknown;
    readonly problems: readonly { readonly code: string; readonly message: string }[];
  };
}

describe.each(databases)('signing in on $kind', ({ fresh }) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
  });
  afterAll(() => app.close());

  const attempt = async (account: string, password: string) =>
    (await app.graphql<SignedIn>(signIn, { input: { account, password } })).data.signIn;
  const codes = async (account: string, password: string) =>
    (await attempt(account, password)).problems.map(({ code }) => code);

  it('answers with a token for 12 hours and the account with its division', async () => {
    const answer = await attempt('zhoudang', 'demo2025');
    expect(answer).toMatchObject({
      expiresAt: '2025-01-10T14:00:00.000Z',
      viewer: {
        account: 'zhoudang',
        role: 'TOWNSHIP',
        division: { code: '411521-04', name: '周党镇' },
      },
      problems: [],
    });
    expect(answer.token).toMatch(/^411521\.[\w-]{43}$/);
  });

  it('takes 账号@县代码 and full-width characters, and another county’s code is a wrong account', async () => {
    expect(await codes('luoshan@411521', 'demo2025')).toEqual([]);
    expect(await codes(' ｌｕｏｓｈａｎ＠411521 ', 'demo2025')).toEqual([]);
    expect(await codes('luoshan@140821', 'demo2025')).toEqual(['SIGN_IN_FAILED']);
  });

  it('says the same for a wrong account as for a wrong password', async () => {
    const [wrongAccount, wrongPassword] = await Promise.all([
      attempt('nobody', 'demo2025'),
      attempt('fenxi', 'demo2024'),
    ]);
    expect(wrongAccount.problems).toEqual(wrongPassword.problems);
    expect(wrongAccount).toMatchObject({
      token: null,
      expiresAt: null,
      viewer: null,
      problems: [{ code: 'SIGN_IN_FAILED', message: expect.stringContaining('账号或密码不对') }],
    });
    expect(await codes('fenxi', 'demo2025')).toEqual([]);
  });

  it('asks for the county when 2 counties have the account', async () => {
    const account = { displayName: '示例', role: 'BUREAU' as const, divisionCode: null };
    for (const countyCode of ['411521', '140821']) {
      await app.services.accounts.create({ ...account, countyCode, name: 'both', password: 'demo2025' });
    }
    const { problems } = await attempt('both', 'demo2025');
    expect(problems).toEqual([
      { code: 'ACCOUNT_AMBIGUOUS', message: expect.stringMatching(/both@(411521|140821)/) },
    ]);
    expect(await codes('both@140821', 'demo2025')).toEqual([]);
  });

  it('locks for 15 minutes at the 5th wrong password, and then even the right one does not help', async () => {
    for (let n = 1; n <= 4; n++) expect(await codes('linyi', 'wrong')).toEqual(['SIGN_IN_FAILED']);
    expect(await codes('linyi', 'wrong')).toEqual(['ACCOUNT_LOCKED']);
    const locked = await attempt('linyi', 'demo2025');
    expect(locked.token).toBeNull();
    expect(locked.problems[0]?.message).toContain('15 分钟');
    app.clock.now = new Date(app.clock.now.getTime() + 15 * 60_000 + 1000);
    expect(await codes('linyi', 'demo2025')).toEqual([]);
  });

  it('counts 2 wrong passwords at once as 2', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => codes('admin', 'wrong')));
    expect(answers.flat().sort()).toEqual([
      'ACCOUNT_LOCKED',
      ...Array.from({ length: 4 }, () => 'SIGN_IN_FAILED'),
    ]);
    expect(await codes('admin', 'demo2025')).toEqual(['ACCOUNT_LOCKED']);
  });

  it('stays locked when 12 guesses come at once, and the right one among later ones is refused', async () => {
    app.clock.now = new Date(app.clock.now.getTime() + 16 * 60_000);
    const guesses = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
    const answers = await Promise.all(guesses.map((guess) => codes('zhoudang', guess)));
    expect(answers.flat().filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(4);
    expect(await codes('zhoudang', 'demo2025')).toEqual(['ACCOUNT_LOCKED']);
  });

  it('forgets 4 wrong passwords after a right one', async () => {
    for (let n = 1; n <= 4; n++) await attempt('fenxi', 'wrong');
    expect(await codes('fenxi', 'demo2025')).toEqual([]);
    for (let n = 1; n <= 4; n++) expect(await codes('fenxi', 'wrong')).toEqual(['SIGN_IN_FAILED']);
    expect(await codes('fenxi', 'demo2025')).toEqual([]);
  });

  it('signs out at once, and a second time too', async () => {
    const token = await app.signIn('luoshan');
    const seen = async () => (await app.graphql<{ viewer: unknown }>(viewer, {}, token)).data.viewer;
    expect(await seen()).toMatchObject({ account: 'luoshan', division: { name: '罗山县', level: 'COUNTY' } });
    const signOut = 'mutation { signOut { signedOut } }';
    expect((await app.graphql(signOut, {}, token)).data).toEqual({ signOut: { signedOut: true } });
    expect(await seen()).toBeNull();
    expect((await app.graphql(signOut, {}, token)).data).toEqual({ signOut: { signedOut: true } });
    expect((await app.graphql(signOut)).data).toEqual({ signOut: { signedOut: true } });
  });

  it('knows a token no more after 12 hours', async () => {
    const token = await app.signIn('luoshan');
    const asked = () => app.graphql('{ campaigns { id } }', {}, token);
    expect((await asked()).errors).toBeUndefined();
    app.clock.now = new Date(app.clock.now.getTime() + 12 * 3_600_000 - 1000);
    expect((await asked()).errors).toBeUndefined();
    app.clock.now = new Date(app.clock.now.getTime() + 1000);
    expect((await asked()).errors).toEqual([
      expect.objectContaining({
        message: '尚未登录，或登录已过期。请重新登录。',
        extensions: { code: 'NOT_SIGNED_IN' },
      }),
    ]);
  });

  it('refuses every question but 「who am I」 without a token or with an invented one', async () => {
    const invented = `411521.${'A'.repeat(43)}`;
    for (const token of ['', invented, 'nonsense', `411521.${'=\'" or 1=1'}`]) {
      expect((await app.graphql(viewer, {}, token)).data).toEqual({ viewer: null });
      for (const query of [
        '{ campaigns { id } }',
        '{ campaign(id: "411521-2025") { id } }',
        '{ divisions(campaignId: "411521-2025") { code } }',
        '{ importJob(id: "1") { id } }',
        'mutation { cancelImportJob(id: "1") { job { id } } }',
      ]) {
        const { errors } = await app.graphql(query, {}, token);
        expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['NOT_SIGNED_IN']);
      }
    }
  });

  it('keeps no password and no token in the database or the log', async () => {
    const token = await app.signIn('luoshan');
    const stored = JSON.stringify([
      await app.services.database.reader.all('select * from session'),
      await app.services.database.reader.all('select * from account'),
      await app.services.database.reader.all('select * from audit_entry'),
    ]);
    expect(stored).not.toContain(token.split('.')[1]);
    expect(stored).not.toContain('demo2025');
    expect(app.log).toEqual([]);
  });
});
