// V03: Digital Bazaar verifies the embedded proof and the status list. vc-db.mjs CREDENTIAL DID LIST
import { readFileSync } from 'node:fs';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { check, Refusal } from './contract.mjs';
import { loader, reasons } from './credentials.mjs';

await check(async (...files) => {
  const [credential, did, list] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const suite = () => new DataIntegrityProof({ cryptosuite });
  const documentLoader = loader([did, list]);
  const result = await vc.verifyCredential({
    credential, suite: suite(), documentLoader, verifyMatchingIssuers: true,
    checkStatus: (options) => checkStatus({
      ...options, suite: suite(), documentLoader, verifyBitstringStatusListCredential: true,
    }),
  });
  // The library calls a revoked credential verified: the bit is for its caller to read.
  const set = result.statusResult?.results?.filter(({ status }) => status) ?? [];
  if (!result.verified)
    throw new Refusal(reasons(result));
  if (set.length)
    throw new Refusal(`the bit of ${set[0].credentialStatus.statusPurpose} is set`);
  if (result.statusResult?.results?.[0]?.status !== false)
    throw new Refusal('the status was not looked at');
});
