import type { CustomFunctions, FunctionMetadata } from '../workbook/custom-functions.ts';

/**
 * Learns of the add-in's custom functions where Excel does: the manifest names their prefix and the file that declares
 * them. A manifest without them, or none at all, is no fault.
 */
export async function declareFunctions(functions: CustomFunctions): Promise<void> {
  const manifest = await fetch('/manifest.xml');
  if (!manifest.ok) return;
  const xml = new DOMParser().parseFromString(await manifest.text(), 'application/xml');
  const point = [...xml.getElementsByTagName('ExtensionPoint')].find(
    (element) => element.getAttribute('xsi:type') === 'CustomFunctions',
  );
  const resourceOf = (element: Element | undefined, tag: string) => {
    const resid = element?.getAttribute('resid');
    const resource = [...xml.getElementsByTagName(tag)].find(({ id }) => id === resid);
    return resource?.getAttribute('DefaultValue') ?? null;
  };
  const namespace = resourceOf(point?.getElementsByTagName('Namespace')[0], 'bt:String');
  const metadata = point?.getElementsByTagName('Metadata')[0]?.getElementsByTagName('SourceLocation')[0];
  const address = resourceOf(metadata, 'bt:Url');
  if (namespace === null || address === null) return;
  const json = await fetch(new URL(address).pathname);
  // Our own server's file, in the shape that Excel reads.
  if (json.ok) functions.declare(namespace, (await json.json()) as FunctionMetadata);
}
