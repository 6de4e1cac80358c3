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

  it('asks as much of a guess as the hash says: 16,384 unless it names another', async () => {
    const cheap = await hashPassword('demo2025', 2);
    expect(cheap).toMatch(/^scrypt:[^:]+:[^:]+:2$/);
    expect(await passwordMatches('demo2025', cheap)).toBe(true);
    expect(await passwordMatches('demo2025', cheap.slice(0, -2))).toBe(false);
    const usual = await hashPassword('demo2025');
    expect(usual).toMatch(/^scrypt:[^:]+:[^:]+$/);
    expect(await passwordMatches('demo2025', `${usual}:16384`)).toBe(true);
  });
});
