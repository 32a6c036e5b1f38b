// V05: jose verifies the token with the key its header names, fetched from that address; the token says what the
// embedded credential says. vc-jwt.mjs TOKEN CREDENTIAL [TIME]
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { check, Refusal, travel, validating } from './contract.mjs';

const seconds = (time) => time && Date.parse(time) / 1000;

await check(async (tokenFile, credentialFile, time) => {
  travel(time);
  const token = readFileSync(tokenFile, 'utf8');
  const { proof, ...credential } = JSON.parse(readFileSync(credentialFile, 'utf8'));
  const { kid, ...header } = await validating(() => decodeProtectedHeader(token));
  const answer = await fetch(kid);
  if (!kid.startsWith('https://') || !answer.ok)
    throw new Refusal(`the key ${kid} answered ${answer.status}`);
  const key = await importJWK(await answer.json(), 'RS256');
  const { payload } = await validating(() => jwtVerify(token, key, { typ: 'JWT', algorithms: ['RS256'] }));

  if (Object.keys(header).sort().join() !== 'alg,typ')
    throw new Refusal(`the header has ${Object.keys(header)}`);
  const { iss, jti, sub, nbf, exp, ...said } = payload;
  const claims = [iss, jti, sub, nbf, exp];
  const expected = [
    credential.issuer.id, credential.id, credential.credentialSubject.id, seconds(credential.validFrom),
    seconds(credential.validUntil),
  ];
  if (!isDeepStrictEqual(claims, expected) || !isDeepStrictEqual(said, credential))
    throw new Refusal('the token says something else than the credential');
});
