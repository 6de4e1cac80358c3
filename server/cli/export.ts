import { writeFileSync } from 'node:fs';
import { sheetsToXlsx } from '../export/xlsx.ts';
import { breakdownModel, progressModel } from '../http/export-routes.ts';
import { terminalActor, withServices } from './terminal.ts';

/** `export progress|breakdown <campaign> <file.xlsx>` */
export async function exportCommand([kind, id, file]: readonly string[]): Promise<number> {
  if ((kind !== 'progress' && kind !== 'breakdown') || !id || !file) {
    console.error('用法：export progress|breakdown <县代码-年度> <文件.xlsx>');
    return 2;
  }
  return withServices(async (services) => {
    const campaign = await services.campaigns.get(terminalActor, id);
    const model =
      kind === 'progress'
        ? await progressModel(services, terminalActor, campaign, {
            level: 'TOWNSHIP',
            under: null,
            asOf: null,
          })
        : await breakdownModel(services, terminalActor, campaign);
    const properties = { title: model.tabName, creator: '医保征缴助手', createdAt: services.clock() };
    writeFileSync(file, await sheetsToXlsx([model], properties));
    console.log(`已写入 ${file}`);
    return 0;
  });
}
