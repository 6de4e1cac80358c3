/** Office LTSC 2021, the oldest Excel the add-in supports. */
export const floorRequirements: Readonly<Record<string, string>> = { ExcelApi: '1.14', SharedRuntime: '1.1' };
