import { createKeptAnswers } from '../../../server/http/kept-answers.ts';

const answer = (text: string) => ({ bytes: Buffer.from(text), contentType: 'application/json' });

describe('createKeptAnswers', () => {
  it('finds an answer until the stamp changes, and not when the old stamp comes back', async () => {
    let state = 'a';
    const kept = createKeptAnswers(async () => state);
    const first = await kept.stamp();
    kept.keep(first, 'progress', answer('592727'));
    expect(kept.find(await kept.stamp(), 'progress')?.bytes.toString()).toBe('592727');
    expect(kept.find(await kept.stamp(), 'other')).toBeNull();
    state = 'b';
    expect(kept.find(await kept.stamp(), 'progress')).toBeNull();
    state = 'a';
    expect(kept.find(await kept.stamp(), 'progress')).toBeNull();
  });

  it('does not keep an answer when the database changed while it was made', async () => {
    let state = 'a';
    const kept = createKeptAnswers(async () => state);
    const before = await kept.stamp();
    state = 'b';
    const after = await kept.stamp();
    kept.keep(before, 'progress', answer('old'));
    expect(kept.find(before, 'progress')).toBeNull();
    expect(kept.find(after, 'progress')).toBeNull();
  });

  it('starts anew at the 1,001st answer and at 32 MB', async () => {
    const kept = createKeptAnswers(async () => 'a');
    const at = await kept.stamp();
    for (let n = 0; n < 1001; n++) kept.keep(at, `${n}`, answer('x'));
    expect(kept.find(at, '0')).toBeNull();
    expect(kept.find(at, '1000')).not.toBeNull();
    for (let n = 0; n < 5; n++) kept.keep(at, `large ${n}`, answer('x'.repeat(8_000_000)));
    expect(kept.find(at, '1000')).toBeNull();
    expect(kept.find(at, 'large 4')).not.toBeNull();
  });
});
