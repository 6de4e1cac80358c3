/** Office LTSC 2021, the oldest Excel the add-in supports. */
export const floorRequirements: Readonly<Record<string, string>> = { ExcelApi: '1.14', SharedRuntime: '1.1' };

/** The same with custom functions, which Microsoft's pages both grant and deny to that Excel. */
export const functionRequirements: Readonly<Record<string, string>> = {
  ...floorRequirements,
  CustomFunctionsRuntime: '1.3',
  CustomFunctions: '1.4',
};
