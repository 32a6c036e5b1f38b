// V01: every certificate has the shape of the official schema of Open Badges 3.0. ob-schema.mjs SCHEMA FILE…
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { check, Refusal } from './contract.mjs';

await check(async (schema, ...files) => {
  const ajv = new Ajv.default({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  for (const file of files) {
    if (!validate(JSON.parse(readFileSync(file, 'utf8'))))
      throw new Refusal(ajv.errorsText(validate.errors, { dataVar: '' }));
  }
});
