// V34: a client is generated from the document and what a portal writes against it compiles. client.mjs FILE
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, runTool } from './contract.mjs';

const portal = new URL('portal.ts', import.meta.url).pathname;
await check(async (file) => {
  const cwd = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    runTool('openapi-typescript', 'bin/cli.js', [resolve(file), '-o', 'api.d.ts'], { cwd });
    copyFileSync(portal, join(cwd, 'portal.ts'));
    const strictly = ['--noEmit', '--strict', '--target', 'es2022'];
    runTool('typescript', 'bin/tsc', [...strictly, 'api.d.ts', 'portal.ts'], { cwd, refused: [1, 2] });
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
