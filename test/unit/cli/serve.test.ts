import { addressLines } from '../../../server/cli/serve.ts';

const config = { dataFolder: 'nowhere', publicUrl: null } as const;
const said = (tls: 'dev' | 'off', publicUrl: string | null = null) =>
  addressLines(`http${tls === 'off' ? '' : 's'}://localhost:3000`, false, true, {
    ...config,
    tls: { kind: tls },
    publicUrl,
  }).join('\n');

describe('addressLines', () => {
  it('names /preview and the certificate of our own making', () => {
    expect(said('dev')).toContain('https://localhost:3000/preview （模拟 Excel；证书是自签的');
  });

  it('says that nothing of the pane opens over plain HTTP', () => {
    const lines = said('off');
    expect(lines).toContain('http://localhost:3000/graphql');
    expect(lines).toContain('只在 https 下打得开');
    expect(lines).not.toMatch(/preview|taskpane|manifest|自签/);
  });

  it('names the address of the proxy in front of plain HTTP', () => {
    const lines = said('off', 'https://zj.example.cn');
    expect(lines).toContain('https://zj.example.cn/preview （模拟 Excel）');
    expect(lines).not.toContain('自签');
  });
});
