// V30: Spectral's rules for OpenAPI; a warning refuses as well. spectral.mjs FILE
import { check, runTool } from './contract.mjs';

const rules = new URL('../.spectral.yaml', import.meta.url).pathname;
await check(async (file) => {
  runTool('@stoplight/spectral-cli', 'dist/index.js', ['lint', file, '-r', rules, '-F', 'warn', '-f', 'text']);
});
