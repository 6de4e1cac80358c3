import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App } from '../../../server/app.ts';
import { linyiId, luoshanId } from '../../support/app.ts';
import { paid } from '../live-fixture.ts';

/** A chapter of a document. */
export interface Chapter {
  readonly text: string;
  /** Its blocks of code in a language, top to bottom. */
  blocks(language: string): readonly string[];
}

/** @param title the first words of the heading */
export function documentOf(markdown: string, title: string): Chapter {
  const text = markdown.split(/^## /m).find((each) => each.startsWith(title)) ?? '';
  return {
    text,
    blocks: (language) =>
      [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``, 'gm'))].map(
        ([, code]) => code ?? '',
      ),
  };
}

interface Told {
  readonly campaignId: string;
  readonly mark: string;
  readonly townshipCodes: readonly string[];
  readonly days: readonly string[];
  readonly isEverything: boolean;
}

type Follow = (options: {
  readonly base: string;
  readonly token: string;
  readonly ids: readonly string[];
  readonly tell: (changes: readonly Told[]) => void;
  readonly signal: AbortSignal;
  readonly lastEventId?: string | null;
}) => Promise<void>;

const zhoudang = '411521-04';

/** Runs what the chapter prints: the command's request, both programs, the change from asking to following, and refusals. */
export function followTests(
  chapter: Chapter,
  scene: () => { readonly app: App; readonly token: string },
): void {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-follow-'));
  const [module = '', use = ''] = chapter.blocks('js');
  writeFileSync(join(folder, 'follow.mjs'), module);
  writeFileSync(join(folder, 'use.mjs'), use);

  const post = (body: unknown, headers: Readonly<Record<string, string>>) =>
    fetch(`${scene().app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  async function followedBy(streams: number): Promise<void> {
    const counted = async () => (await fetch(`${scene().app.url}/metrics`)).text();
    while (!(await counted()).includes(`live_subscribers ${streams}\n`)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async function changesSince(mark: string): Promise<Told | null> {
    const answer = await post(
      {
        query: `query ($mark: String) { changesSince(campaignId: "${luoshanId}", mark: $mark) {
          campaignId mark townshipCodes days isEverything } }`,
        variables: { mark },
      },
      { authorization: `Bearer ${scene().token}` },
    );
    return ((await answer.json()) as { data: { changesSince: Told | null } }).data.changesSince;
  }

  it('answers the printed curl with the printed fields: an old id says everything', async () => {
    const [command = ''] = chapter.blocks('bash');
    const headers = [...command.matchAll(/-H (['"])([\w-]+): (.*?)\1/g)].map(
      ([, , name = '', value = '']) => [name, value.replace('$TOKEN', scene().token)],
    );
    expect(headers.map(([name]) => name)).toEqual([
      'content-type',
      'accept',
      'authorization',
      'last-event-id',
    ]);
    const response = await post(/-d '([\s\S]*)'$/.exec(command)?.[1] ?? '', Object.fromEntries(headers));
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      if (/^data: .*\n\n/m.test(text)) break;
    }
    const printed = chapter.blocks('text')[0] ?? '';
    const shapeOf = (stream: string) =>
      stream
        .split('\n')
        .filter((line) => /^\w/.test(line))
        .map((line) => line.slice(0, line.indexOf(':')));
    expect(shapeOf(text)).toEqual(shapeOf(printed));
    const changesOf = (stream: string) =>
      (JSON.parse(/^data: (.*)$/m.exec(stream)?.[1] ?? '') as { data: { changes: { changes: Told[] } } }).data
        .changes;
    expect(Object.keys(changesOf(text))).toEqual(Object.keys(changesOf(printed)));
    expect(Object.keys(changesOf(text).changes[0] ?? {})).toEqual(
      Object.keys(changesOf(printed).changes[0] ?? {}),
    );
    expect(changesOf(text).changes[0]).toMatchObject({ campaignId: luoshanId, isEverything: true });
    expect(/^id: (.*)$/m.exec(text)?.[1]).toBe(`${luoshanId}:${changesOf(text).changes[0]?.mark}`);
  });

  it('tells the printed program of one payment in 周党镇, as it happens', async () => {
    const { app, token } = scene();
    await followedBy(0);
    const program = spawn(process.execPath, [join(folder, 'use.mjs')], {
      env: { BASE: app.url, TOKEN: token },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await followedBy(1);
      await paid(app, zhoudang, '2024-11-11');
      let said = '';
      for await (const part of program.stdout) {
        said += String(part);
        if (said.includes(']\n')) break;
      }
      expect(said).toContain(`townshipCodes: [ '${zhoudang}' ]`);
      expect(said).toContain(`days: [ '2024-11-11' ]`);
    } finally {
      program.kill();
    }
  });

  it('goes on from a mark as an id, and from the mark it was told with changesSince', async () => {
    const { app, token } = scene();
    const { follow } = (await import(pathToFileURL(join(folder, 'follow.mjs')).href)) as { follow: Follow };
    const everything = await changesSince('0.0.20240101');
    const mark = everything?.mark ?? '';
    await paid(app, zhoudang, '2024-11-12');
    const asked = await changesSince(mark);
    expect(asked).toMatchObject({
      campaignId: luoshanId,
      townshipCodes: [zhoudang],
      days: ['2024-11-12'],
      isEverything: false,
    });
    const stop = new AbortController();
    const told: Told[] = [];
    await follow({
      base: app.url,
      token,
      ids: [luoshanId],
      lastEventId: `${luoshanId}:${mark}`,
      signal: stop.signal,
      tell(changes) {
        told.push(...changes);
        stop.abort();
      },
    });
    expect(told).toMatchObject([asked]);
    expect(await changesSince(told[0]?.mark ?? '')).toBeNull();
    await expect(
      follow({
        base: app.url,
        token: 'nobody.12345678',
        ids: [luoshanId],
        tell() {},
        signal: AbortSignal.timeout(5000),
      }),
    ).rejects.toThrow('NOT_SIGNED_IN');
  });

  it('refuses with the printed codes and statuses, and says of an empty list what to write', async () => {
    const printed = [...chapter.text.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    const changes = (...ids: readonly string[]) =>
      `subscription { changes(campaignIds: ${JSON.stringify(ids)}) { isCatchUp } }`;
    const authorization = `Bearer ${scene().token}`;
    const asked: readonly (readonly [string, string])[] = [
      [changes(luoshanId), 'Bearer nobody.12345678'],
      [changes(luoshanId, linyiId), authorization],
      [changes(), authorization],
      [changes('a-2021', 'a-2022', 'a-2023', 'a-2024', 'a-2025'), authorization],
      ['{ __typename }', authorization],
    ];
    const answers = await Promise.all(
      asked.map(async ([query, bearer]) => {
        const response = await post({ query }, { accept: 'text/event-stream', authorization: bearer });
        const { errors } = (await response.json()) as {
          errors: { message: string; extensions: { code: string } }[];
        };
        return { told: [errors[0]?.extensions.code, response.status], message: errors[0]?.message };
      }),
    );
    // Full would take thousands of connections; test/unit/server/stream-handler.test.ts makes do with two.
    expect([...answers.map(({ told }) => told), ['LIVE_FULL', 503]]).toEqual(printed);
    expect(answers.slice(2, 4).map(({ message }) => message)).toEqual([
      '没有写要跟随哪项征缴工作：campaignIds 是空的。请写 1 至 4 项的编号，如 411521-2025。',
      '一个连接最多跟随 4 项征缴工作，读到 5 项。请分开连接。',
    ]);
    const ordinary = await post({ query: changes(luoshanId) }, { authorization });
    expect(ordinary.status).toBe(200);
    expect(await ordinary.text()).toContain('LIVE_STREAM_ONLY');
  });
}
