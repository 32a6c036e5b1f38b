// V20: the CloudEvents SDK reads an event of the partner channel. ce.mjs FILE
import { readFileSync } from 'node:fs';
import { HTTP } from 'cloudevents';
import { check, validating } from './contract.mjs';

await check(async (file) => {
  const body = readFileSync(file, 'utf8');
  const headers = { 'content-type': 'application/cloudevents+json' };
  await validating(() => HTTP.toEvent({ headers, body }).validate());
});
