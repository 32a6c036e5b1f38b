// V31: Redocly's rules for OpenAPI, all of them errors: with warnings alone it would accept. redocly.mjs FILE
import { check, runTool } from './contract.mjs';

const rules = new URL('../redocly.yaml', import.meta.url).pathname;
await check(async (file) => {
  runTool('@redocly/cli', 'bin/cli.js', ['lint', file, '--config', rules, '--format', 'stylish']);
});
