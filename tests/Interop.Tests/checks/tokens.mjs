// V41: forged tokens are refused at every door. tokens.mjs ISSUER KEYS URL…: KEYS is the issuer's own private key file,
// so that each forgery has one fault and a true signature; each URL is a resource that operations:read may read.
import { readFileSync } from 'node:fs';
import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { check, Refusal } from './contract.mjs';

const audience = 'https://api.bdhvs.local';

/** A token as the issuer makes it, but for what is changed. */
const forge = (issuer, jwk, key, { claims = {}, header = {} } = {}) => new SignJWT({
  iss: issuer, aud: audience, sub: 'ops', client_id: 'ops', scope: 'operations:read', jti: crypto.randomUUID(),
  iat: seconds(0), exp: seconds(300), ...claims,
}).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid, ...header }).sign(key);

const seconds = (fromNow) => Math.floor(Date.now() / 1000) + fromNow;

const forgeries = async (issuer, jwk, key) => {
  const make = (change, otherKey = key) => forge(issuer, jwk, otherKey, change);
  const good = await make();
  const [head, payload, signature] = good.split('.');
  const { d, ...publicJwk } = jwk;
  const publicPem = new TextEncoder().encode(await exportSPKI(await importJWK({ ...publicJwk, ext: true }, 'ES256')));
  const altered = Buffer.from(JSON.stringify({
    ...JSON.parse(Buffer.from(payload, 'base64url')), scope: 'operations:read operations:write',
  })).toString('base64url');
  return {
    'alg none': `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`,
    'unsecured by jose': new UnsecuredJWT(JSON.parse(Buffer.from(payload, 'base64url'))).encode(),
    'HS256 with our public key': await make({ header: { alg: 'HS256' } }, publicPem),
    'ES256 of a stranger': await make({}, (await generateKeyPair('ES256')).privateKey),
    'other aud': await make({ claims: { aud: 'https://other.example' } }),
    'other iss': await make({ claims: { iss: 'https://other.example' } }),
    'other typ': await make({ header: { typ: 'JWT' } }),
    expired: await make({ claims: { exp: seconds(-120), iat: seconds(-600) } }),
    'not yet valid': await make({ claims: { nbf: seconds(120) } }),
    'without exp': await make({ claims: { exp: undefined } }),
    altered: `${head}.${altered}.${signature}`,
  };
};

await check(async (issuer, keyFile, ...urls) => {
  const { jwks: { keys: [jwk] } } = JSON.parse(readFileSync(keyFile, 'utf8'));
  const key = await importJWK(jwk, 'ES256');
  const statusOf = async (url, token) => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;

  const accepted = [];
  for (const url of urls) {
    const good = await statusOf(url, await forge(issuer, jwk, key));
    if (good !== 200)
      throw new Error(`${url} answered ${good} to a good token, so what it refuses would prove nothing`);
    for (const [name, token] of Object.entries(await forgeries(issuer, jwk, key))) {
      const status = await statusOf(url, token);
      if (status !== 401)
        accepted.push(`${url} answered ${status} to a token with ${name}`);
    }
  }
  if (accepted.length)
    throw new Refusal(accepted.join('\n'));
});
