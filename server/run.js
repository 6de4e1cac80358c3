// The entry of every command: checks the Node version, then hands over to TypeScript.
import './guard.js';

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
