// V04: jsonld canonicalizes every NAME.json of the folder to the bytes of NAME.nq. nquads.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { check, Refusal, validating } from './contract.mjs';
import { loader } from './credentials.mjs';

await check(async (folder) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  if (!names.length)
    throw new Error(`${folder} holds no documents`);
  for (const name of names) {
    const document = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const expected = await validating(() => jsonld.canonize(document, {
      algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, documentLoader: loader(),
    }));
    const ours = readFileSync(join(folder, `${name}.nq`), 'utf8');
    if (ours !== expected)
      throw new Refusal(`${name} differs:\n${JSON.stringify(document)}\n${expected}\n${ours}`);
  }
  console.log(`${names.length} documents`);
});
