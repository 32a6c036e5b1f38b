// V06: a status list holds enough bits, and exactly those of the registry are set. status.mjs LIST REGISTRY, the registry
// being {issued: [index…] in the order of issue, set: [index…]}.
import { readFileSync } from 'node:fs';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { check, Refusal, validating } from './contract.mjs';

const leastBits = 131_072; // the decoder accepts shorter lists without complaint

await check(async (listFile, registryFile) => {
  const { credentialSubject: subject, type } = JSON.parse(readFileSync(listFile, 'utf8'));
  const { issued, set } = JSON.parse(readFileSync(registryFile, 'utf8'));
  if (!type.includes('BitstringStatusListCredential') || subject.type !== 'BitstringStatusList')
    throw new Refusal('is no list');
  if (!subject.encodedList.startsWith('u'))
    throw new Refusal('is not multibase base64url');
  const list = await validating(() => decodeList({ encodedList: subject.encodedList }));
  if (list.length < leastBits)
    throw new Refusal(`holds ${list.length} bits, fewer than ${leastBits}`);
  for (const index of issued) {
    if (index >= list.length)
      throw new Refusal(`index ${index} is out of range`);
  }
  const wrong = Array.from({ length: list.length }, (_, index) => index)
    .filter((index) => list.getStatus(index) !== set.includes(index));
  if (wrong.length)
    throw new Refusal(`bits ${wrong.slice(0, 10)} differ from the registry`);
  const steps = issued.slice(1).map((index, i) => Math.abs(index - issued[i]));
  if (steps.length > 2 && steps.filter((step) => step === 1).length > 1)
    throw new Refusal(`places ${issued} follow each other`);
});
