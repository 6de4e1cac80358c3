import { isToken, peekToken } from '../../../schema/values/sheet-token.ts';
import { createSheetIdentities } from '../../../server/services/breakdowns/sheet-identity.ts';

const facts = {
  campaignId: '990101-2025',
  divisionCode: '990101001',
  villageCode: null,
  edition: 2,
  version: 37,
};
const token = createSheetIdentities(new Uint8Array(32).fill(7)).sign(facts);

describe('peekToken', () => {
  it('reads edition 2 and version 37 of what the service signed', () => {
    expect(isToken(token)).toBe(true);
    expect(peekToken(` ${token} `)).toEqual(facts);
  });

  it('reads the village of a file for one village', () => {
    const village = { ...facts, villageCode: '990101001002' };
    const signed = createSheetIdentities(new Uint8Array(32).fill(7)).sign(village);
    expect(peekToken(signed)).toEqual(village);
  });

  it('does not look at the signature: it only says what the text says', () => {
    expect(peekToken(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toEqual(facts);
  });

  it('answers nothing for other text', () => {
    const payload = Buffer.from(JSON.stringify(['990101-2025', '990101001', '', 2, '37'])).toString(
      'base64url',
    );
    const texts = ['', 'ZJ1', token.slice(3), `ZJ1.${'_'.repeat(24)}.${'A'.repeat(22)}`];
    for (const text of [...texts, `ZJ1.${payload}.${'A'.repeat(22)}`]) expect(peekToken(text)).toBeNull();
  });
});
