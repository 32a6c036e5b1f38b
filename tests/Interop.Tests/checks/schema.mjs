// V21: events keep the published contract, envelope and payload; needed because the SDK of V20 accepts a wrong time,
// another specversion, an empty id and data beside data_base64. schema.mjs CONTRACT FILE…
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { check, Refusal } from './contract.mjs';
import { messageSchema, payloadSchemas } from './partner-contract.mjs';

await check(async (contract, ...files) => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, schemas: payloadSchemas(contract) });
  addFormats(ajv);
  for (const event of files.map((file) => JSON.parse(readFileSync(file, 'utf8')))) {
    const schema = messageSchema(contract, event.type);
    if (!schema)
      throw new Refusal(`no message of the contract has type ${event.type}`);
    if (!ajv.validate(schema, event))
      throw new Refusal(ajv.errorsText());
  }
});
