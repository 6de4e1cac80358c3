import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Path of LibreOffice's program; null where the machine has none. */
export function findLibreOffice(): string | null {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/lib/libreoffice/program',
    '/opt/libreoffice/program',
  ];
  const names = ['soffice', 'libreoffice'];
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  return found ?? null;
}

/** Values by A1 address on the first sheet; null empties a cell. */
export type TypedCells = Readonly<Record<string, string | number | null>>;

export type LibreOfficeFormat = 'xlsx' | 'ods' | 'csv';

const filters: Readonly<Record<LibreOfficeFormat, string>> = {
  xlsx: 'Calc MS Excel 2007 XML',
  ods: 'calc8',
  csv: 'Text - txt - csv (StarCalc)',
};

/** Comma, quotes, UTF-8, from the first line. */
const utf8Csv = '44,34,76,1';

/** LibreOffice without a window, with a profile of its own that goes when it is closed. */
export class LibreOffice {
  readonly #program: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'libre-office-'));
  #files = 0;

  #profile: Promise<string> | null = null;

  constructor(program: string) {
    this.#program = program;
  }

  /** Opens a file, types into cells as a person does, and saves it in a format. */
  async typed(
    bytes: Buffer,
    cells: TypedCells,
    from: LibreOfficeFormat = 'xlsx',
    to: LibreOfficeFormat = 'xlsx',
  ): Promise<Buffer> {
    this.#files += 1;
    const [input, output] = [
      join(this.#folder, `in-${this.#files}.${from}`),
      join(this.#folder, `out-${this.#files}.${to}`),
    ];
    writeFileSync(input, bytes);
    // A file, because a macro's arguments know no commas.
    const orders = join(this.#folder, `orders-${this.#files}.txt`);
    const lines = Object.entries(cells).map(([address, value]) => `${address}\t${value ?? ''}`);
    writeFileSync(orders, lines.join('\n'));
    const urls = [input, output, orders].map((path) => `"${pathToFileURL(path)}"`);
    const command = `macro:///Standard.Module1.TypeAndSave(${urls.join(',')},"${filters[to]}","${to === 'csv' ? utf8Csv : ''}")`;
    await this.#run(await this.#made(), '--nolockcheck', command);
    if (!existsSync(output)) throw new Error('LibreOffice saved nothing');
    return readFileSync(output);
  }

  /** A first start fills the profile, and would write its own empty module over ours. */
  #made(): Promise<string> {
    this.#profile ??= (async () => {
      const folder = join(this.#folder, 'profile');
      const profile = `-env:UserInstallation=${pathToFileURL(folder)}`;
      await this.#run(profile, '--terminate_after_init');
      const basic = join(folder, 'user/basic/Standard');
      mkdirSync(basic, { recursive: true });
      writeFileSync(join(basic, '../script.xlc'), libraries);
      writeFileSync(join(basic, 'script.xlb'), library);
      writeFileSync(join(basic, 'Module1.xba'), macro);
      return profile;
    })();
    return this.#profile;
  }

  async #run(...given: readonly string[]): Promise<void> {
    const options = { timeout: 120_000, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
    await run(this.#program, ['--headless', '--norestore', ...given], options);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const libraries = `${declaration}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>`;

const library = `${declaration}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>`;

const macro = `${declaration}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub TypeAndSave(sSource As String, sTarget As String, sOrders As String, sFilter As String, sOptions As String)
  Dim oDocument As Object, oSheet As Object, oCell As Object
  Dim iFile As Integer, iAt As Integer, sLine As String, sValue As String
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aSaving(1) As New com.sun.star.beans.PropertyValue
  aHidden(0).Name = &quot;Hidden&quot;
  aHidden(0).Value = True
  oDocument = StarDesktop.loadComponentFromURL(sSource, &quot;_blank&quot;, 0, aHidden())
  oSheet = oDocument.Sheets.getByIndex(0)
  iFile = FreeFile
  Open ConvertFromURL(sOrders) For Input As #iFile
  Do While Not Eof(iFile)
    Line Input #iFile, sLine
    iAt = InStr(sLine, Chr(9))
    If iAt &gt; 0 Then
      oCell = oSheet.getCellRangeByName(Left(sLine, iAt - 1))
      sValue = Mid(sLine, iAt + 1)
      If sValue = &quot;&quot; Then
        oCell.setString(&quot;&quot;)
      ElseIf IsNumeric(sValue) Then
        oCell.setValue(CDbl(sValue))
      Else
        oCell.setFormula(sValue)
      End If
    End If
  Loop
  Close #iFile
  aSaving(0).Name = &quot;FilterName&quot;
  aSaving(0).Value = sFilter
  aSaving(1).Name = &quot;FilterOptions&quot;
  aSaving(1).Value = sOptions
  oDocument.storeToURL(sTarget, aSaving())
  oDocument.close(True)
  StarDesktop.terminate()
End Sub
</script:module>`;
