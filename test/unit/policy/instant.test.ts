import fc from 'fast-check';
import { isInstant, localMomentOf } from '../../../server/policy/instant.ts';

describe('localMomentOf', () => {
  it.each([
    ['2024-11-30T23:59:59+08:00', '2024-11-30', '23:59:59'],
    ['2024-11-30T15:59:59.999Z', '2024-11-30', '23:59:59'],
    ['2024-11-30T16:00:00Z', '2024-12-01', '00:00:00'],
    ['2024-12-01T00:00:00+08:00', '2024-12-01', '00:00:00'],
    ['2024-11-30T11:00:00-05:00', '2024-12-01', '00:00:00'],
    ['2024-12-31T16:00:00Z', '2025-01-01', '00:00:00'],
    ['2028-02-28T16:00:00Z', '2028-02-29', '00:00:00'],
    ['2028-02-29T16:00Z', '2028-03-01', '00:00:00'],
    ['1992-01-01T00:00:00+08:00', '1992-01-01', '00:00:00'],
  ])('of %s is %s %s', (instant, date, time) => {
    expect(localMomentOf(instant)).toEqual({ date, time });
  });

  it('knows no summer time: noon UTC is 20:00 in July as in January', () => {
    expect(localMomentOf('2024-07-01T12:00:00Z').time).toBe('20:00:00');
    expect(localMomentOf('2024-01-01T12:00:00Z').time).toBe('20:00:00');
  });

  it('gives back every moment written with +08:00', () => {
    const at = fc.date({
      min: new Date('1992-01-02T00:00:00Z'),
      max: new Date('2199-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(at, (moment) => {
        const [date, time] = [moment.toISOString().slice(0, 10), moment.toISOString().slice(11, 19)];
        expect(localMomentOf(`${date}T${time}+08:00`)).toEqual({ date, time });
      }),
    );
  });
});

describe('isInstant', () => {
  it.each([
    ['2024-11-30T23:59:59', 'has no zone: each server would read it in its own'],
    ['2024-11-30', 'is a day'],
    ['2024-02-30T00:00:00Z', 'is no day of the calendar'],
    ['2024-11-30T24:00:00Z', 'has a 24th hour'],
    ['1991-12-31T15:59:59Z', 'is before 1992 in China'],
    ['Sat Nov 30 2024 23:59:59 GMT+0800', 'is not ISO 8601'],
  ])('is false for %s, which %s', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => localMomentOf(text)).toThrow('not an instant');
  });
});
