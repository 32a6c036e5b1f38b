// V20: the CloudEvents SDK reads events of the partner channel. ce.mjs FILE…
import { readFileSync } from 'node:fs';
import { HTTP } from 'cloudevents';
import { check, validating } from './contract.mjs';

const headers = { 'content-type': 'application/cloudevents+json' };
await check(async (...files) => {
  for (const body of files.map((file) => readFileSync(file, 'utf8')))
    await validating(() => HTTP.toEvent({ headers, body }).validate());
});
