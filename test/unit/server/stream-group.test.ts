import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { GraphqlContext } from '../../../server/graphql/context.ts';
import type { Subscription } from '../../../server/graphql/live/operation.ts';
import { createStreamGroup, idOf, marksOf, type Subscriber } from '../../../server/http/stream-group.ts';
import type { Change } from '../../../server/services/live/changes.ts';

/** A connection that takes what it is told to take. */
class Line extends EventEmitter {
  readonly sent: string[] = [];
  takes = true;
  destroyed = false;

  write(bytes: Buffer): boolean {
    this.sent.push(bytes.toString());
    return this.takes;
  }

  /** What was sent last, as the townships it names. */
  townships(): readonly string[] {
    return JSON.parse(/data: (.*)/.exec(this.sent.at(-1) ?? '')?.[1] ?? '[]');
  }
}

function scene() {
  let figures = 1;
  let listener: (change: Change) => void = () => {};
  let runs = 0;
  const mark = () => `${figures}.0.20250110`;
  const subscription: Subscription = {
    key: '',
    campaignIds: ['411521-2025'],
    async run(_, changes) {
      runs += 1;
      return JSON.stringify(changes.flatMap(({ townships }) => townships));
    },
  };
  const open = {
    marks: () => new Map([['411521-2025', mark()]]),
    since: () => [],
    follow(given: (change: Change) => void) {
      listener = given;
      return () => {};
    },
  };
  const group = createStreamGroup(open, subscription, { events: 0 }, () => {});
  return {
    group,
    get runs() {
      return runs;
    },
    join(): Line {
      const line = new Line();
      const subscriber: Subscriber = {
        response: line as unknown as ServerResponse,
        context: {} as GraphqlContext,
        behindSince: null,
        pending: null,
      };
      group.join(subscriber, null);
      return line;
    },
    async changed(township: string) {
      const from = mark();
      figures += 1;
      listener({
        campaignId: '411521-2025',
        mark: mark(),
        from,
        kinds: ['FIGURES'],
        townships: [township],
        villages: [],
        days: ['2024-11-05'],
        isEverything: false,
        at: '2025-01-10T02:00:00.000Z',
      });
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('createStreamGroup', () => {
  it('makes an event once for 3 who follow, after the 3 that each got on joining', async () => {
    const all = scene();
    const lines = [all.join(), all.join(), all.join()];
    await settled();
    await all.changed('a');
    expect(all.runs).toBe(4);
    expect(lines.map(({ sent }) => sent.length)).toEqual([2, 2, 2]);
    expect(lines[2]?.sent[1]).toBe('id: 411521-2025:2.0.20250110\nevent: next\ndata: ["a"]\n\n');
  });

  it('keeps one change for a line that takes nothing, through 1,000 of them, and sends it on drain', async () => {
    const all = scene();
    const slow = all.join();
    const quick = all.join();
    await settled();
    slow.takes = false;
    await all.changed('a');
    expect(slow.sent).toHaveLength(2);
    for (let i = 0; i < 1000; i += 1) await all.changed(i % 2 === 0 ? 'b' : 'c');
    expect(slow.sent).toHaveLength(2);
    expect(quick.sent).toHaveLength(1002);
    slow.takes = true;
    slow.emit('drain');
    await settled();
    expect(slow.sent).toHaveLength(3);
    expect(slow.townships()).toEqual(['b', 'c']);
    expect(slow.sent[2]).toMatch(/^id: 411521-2025:1002\.0\.20250110\n/);
    await all.changed('d');
    expect(slow.townships()).toEqual(['d']);
  });
});

describe('marksOf', () => {
  it('reads what idOf writes, and nothing of what it cannot read', () => {
    const marks = new Map([
      ['411521-2025', '41.318.20250110'],
      ['140821-2025', '1.0.20250110'],
    ]);
    expect(marksOf(idOf(marks))).toEqual(marks);
    expect(marksOf('???; :;a-2025:')).toEqual(new Map());
  });
});
