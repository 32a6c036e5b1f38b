// V22: the AsyncAPI parser reads the operators' contract, which has one message per payload schema.
// asyncapi.mjs FILE [CONTRACT]: FILE is read as if it stood in place of CONTRACT.
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { check, Refusal } from './contract.mjs';
import { eventType, payloadSchemas } from './partner-contract.mjs';

await check(async (file, contract = file) => {
  const { document, diagnostics } = await new Parser().parse(readFileSync(file, 'utf8'), { source: contract });
  const errors = diagnostics.filter(({ severity }) => severity === 0);
  if (!document || errors.length)
    throw new Refusal(errors.map(({ message, path }) => `${path.join('.')}: ${message}`).join('\n'));

  const described = document.allMessages().all().map((message) => message.name()).sort().join();
  const types = payloadSchemas(contract).map(eventType).sort().join();
  if (described !== types)
    throw new Refusal(`described messages are ${described}, contract types are ${types}`);
});
