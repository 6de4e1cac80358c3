import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../server/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-config-'));
const read = (environment: Record<string, string>) => readConfig({ DATA_DIR: folder, ...environment });

describe('readConfig', () => {
  it('serves port 3000 over TLS of its own with SQLite and 100 MB uploads by default', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      tls: { kind: 'dev' },
      databaseUrl: `sqlite:${join(folder, 'zhengjiao.db')}`,
      isDemo: 'whenEmpty',
      isDevelopment: true,
      adminPassword: null,
      uploadLimitBytes: 104_857_600,
      publicUrl: null,
    });
  });

  it('has no demo in production unless DEMO=on', () => {
    expect(read({ NODE_ENV: 'production' })).toMatchObject({ isDemo: 'off', isDevelopment: false });
    expect(read({ NODE_ENV: 'production', DEMO: 'on' }).isDemo).toBe('on');
    expect(read({ DEMO: 'off' }).isDemo).toBe('off');
  });

  it.each([
    [{ PORT: '70000' }, 'PORT 应为 0 至 65535 的整数，读到“70000”。'],
    [{ PORT: 'x' }, 'PORT 应为'],
    [{ TLS: 'on' }, 'TLS 应为 dev 或 off，读到“on”。'],
    [{ TLS_CERT: 'a.crt' }, 'TLS_CERT 和 TLS_KEY 必须同时设置。'],
    [{ MAX_UPLOAD_MB: '0' }, 'MAX_UPLOAD_MB 应为 1 至 4096 的整数'],
    [{ ID_HASH_KEY: 'short' }, 'ID_HASH_KEY 应为至少 64 位十六进制数字。'],
  ])('refuses %j and names the variable', (environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence);
  });

  it('makes the key once, 32 bytes that only the owner reads', () => {
    const key = read({}).idHashKey;
    expect(key).toHaveLength(32);
    expect(read({}).idHashKey).toEqual(key);
    expect(statSync(join(folder, 'id-hash.key')).mode & 0o777).toBe(0o600);
  });
});
