// V02: verifier-core, knowing nothing but the address, verifies over TLS against the published DID and status list.
// vc-core.mjs URL [FILE] [TIME]: FILE is what stands in the place of what the address answers, TIME when it is read.
import { readFileSync } from 'node:fs';
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { check, Refusal, travel } from './contract.mjs';

const steps = ['valid_signature', 'revocation_status', 'expiration'];

await check(async (url, file, time) => {
  const { host } = new URL(url);
  travel(time);
  const { fetch } = globalThis;
  globalThis.fetch = (input, ...rest) => {
    const asked = new URL(input.url ?? input);
    if (asked.host !== host)
      throw new Error(`${asked} is not part of this check`);
    return fetch(input, ...rest);
  };
  const headers = { accept: 'application/ld+json, application/json' };
  const credential = file ? JSON.parse(readFileSync(file, 'utf8')) : await (await fetch(url, { headers })).json();
  const { log = [], errors = [] } = await verifyCredential({ credential, knownDIDRegistries: [] });
  const failed = steps.filter((step) => log.find(({ id }) => id === step)?.valid !== true);
  if (errors.length || failed.length)
    throw new Refusal(JSON.stringify({ failed, log, errors: errors.map(({ name, message }) => ({ name, message })) }));
});
