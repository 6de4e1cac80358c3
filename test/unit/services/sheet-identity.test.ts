import { createHmac } from 'node:crypto';
import { createSheetIdentities } from '../../../server/services/breakdowns/sheet-identity.ts';

const key = Buffer.alloc(32, 7);
const identities = createSheetIdentities(key);
const facts = {
  campaignId: '411521-2025',
  divisionCode: '411521103',
  villageCode: null,
  edition: 2,
  version: 17,
};
const token = identities.sign(facts);

describe('createSheetIdentities', () => {
  it('signs ZJ1, a payload and a mark of 22 characters, the same each time', () => {
    expect(token).toMatch(/^ZJ1\.[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{22}$/);
    expect(identities.sign({ ...facts })).toBe(token);
  });

  it('reads what it signed, of a township and of one village', () => {
    expect(identities.read(token)).toEqual({ kind: 'genuine', facts });
    const ofVillage = { ...facts, villageCode: '411521103201' };
    expect(identities.read(identities.sign(ofVillage))).toEqual({ kind: 'genuine', facts: ofVillage });
  });

  it('takes blanks around the token for nobody’s edit', () => {
    expect(identities.read(` ${token}\n`)).toEqual({ kind: 'genuine', facts });
  });

  it.each([null, '', '  '])('answers missing for %j', (text) => {
    expect(identities.read(text)).toEqual({ kind: 'missing' });
  });

  it('refuses every one of the token’s characters when it is another', () => {
    for (let at = 0; at < token.length; at++) {
      for (const other of ['A', 'B', 'Q', 'g', 'w', '0', '-', '.']) {
        if (token[at] === other) continue;
        const text = token.slice(0, at) + other + token.slice(at + 1);
        expect(identities.read(text)).toEqual({ kind: 'tampered' });
      }
    }
  });

  it('refuses a token that is cut short, lengthened or joined from two', () => {
    const other = identities.sign({ ...facts, version: 18 });
    const [, payload] = token.split('.');
    const [, , mark] = other.split('.');
    for (const text of [
      token.slice(0, -1),
      `${token}=`,
      `${token}.`,
      `${token}${other}`,
      `ZJ1.${payload}.${mark}`,
      'ZJ1..',
      'ZJ1',
      '周党镇',
      '411521103',
    ]) {
      expect(identities.read(text)).toEqual({ kind: 'tampered' });
    }
  });

  it('refuses a token of another installation, and one signed with the plain key', () => {
    const foreign = createSheetIdentities(Buffer.alloc(32, 8)).sign(facts);
    expect(identities.read(foreign)).toEqual({ kind: 'tampered' });
    const [, payload = ''] = token.split('.');
    const mark = createHmac('sha256', key).update(`ZJ1.${payload}`).digest().subarray(0, 16);
    expect(identities.read(`ZJ1.${payload}.${mark.toString('base64url')}`)).toEqual({ kind: 'tampered' });
  });
});
