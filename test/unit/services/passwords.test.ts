import { hashPassword, passwordMatches } from '../../../server/services/passwords.ts';

describe('passwordMatches', () => {
  it('knows the password again, also typed in full width, and no other', async () => {
    const hash = await hashPassword('demo2025');
    expect(hash).toMatch(/^scrypt:/);
    expect(await hashPassword('demo2025')).not.toBe(hash);
    expect(await passwordMatches('demo2025', hash)).toBe(true);
    expect(await passwordMatches('ｄｅｍｏ２０２５', hash)).toBe(true);
    expect(await passwordMatches('demo2024', hash)).toBe(false);
    expect(await passwordMatches('', hash)).toBe(false);
    expect(await passwordMatches('demo2025', 'demo2025')).toBe(false);
  });
});
