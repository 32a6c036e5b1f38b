// V40: a certified OpenID client signs a person in with code and PKCE, and a program with client credentials.
// oidc.mjs ISSUER [wrong-verifier | replayed-code | wrong-nonce | wrong-state]: the flow with that one mistake.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { check, Refusal, validating } from './contract.mjs';

const audience = 'https://api.bdhvs.local';
const callback = 'http://localhost:8080/signin-oidc';
const client = { id: 'portal-thai-nguyen', secret: 'dev-portal-thai-nguyen' };
const person = { account: 'phongtrao.thainguyen', password: 'dev-phongtrao' };
const area = '91500335-29a1-8ebc-bf17-4d61afd50e99';

/** A browser as far as signing in needs one: it keeps cookies and stops at the portal's address. */
const signIn = async (start) => {
  const cookies = new Map();
  let [url, form] = [start, undefined];
  while (!url.href.startsWith(callback)) {
    const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
    const response = await fetch(url, { method: form ? 'POST' : 'GET', headers, body: form, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie())
      cookies.set(...cookie.split(';')[0].split(/=(.*)/s, 2));
    const location = response.headers.get('location');
    if (!location && (form || response.status !== 200))
      throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    [url, form] = location ? [new URL(location, url), undefined] : [url, new URLSearchParams(person)];
  }
  return url;
};

const expect = (actual, expected, what) => {
  if (actual !== expected)
    throw new Refusal(`${what} is ${actual} and not ${expected}`);
};

await check(async (issuer, mistake) => {
  const options = { execute: [oidc.allowInsecureRequests] };
  const provider = await validating(
    () => oidc.discovery(new URL(issuer), client.id, client.secret, undefined, options));
  const { jwks_uri } = provider.serverMetadata();
  const keys = createRemoteJWKSet(new URL(jwks_uri));
  const accessToken = async ({ access_token }) => (await validating(() => jwtVerify(access_token, keys, {
    issuer: provider.serverMetadata().issuer, audience, typ: 'at+jwt', algorithms: ['ES256', 'PS256'],
    requiredClaims: ['sub', 'client_id', 'scope', 'area', 'exp', 'iat', 'jti'],
  }))).payload;

  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const returned = await signIn(oidc.buildAuthorizationUrl(provider, {
    redirect_uri: callback, scope: 'openid learners:read operations:write', state, nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  }));
  const exchange = () => validating(() => oidc.authorizationCodeGrant(provider, returned, {
    pkceCodeVerifier: mistake === 'wrong-verifier' ? oidc.randomPKCECodeVerifier() : verifier,
    expectedNonce: mistake === 'wrong-nonce' ? oidc.randomNonce() : nonce,
    expectedState: mistake === 'wrong-state' ? oidc.randomState() : state,
    idTokenExpected: true,
  }));
  const tokens = await exchange();
  if (mistake === 'replayed-code')
    await exchange();

  expect(tokens.claims().sub, person.account, 'sub of the ID token');
  const personal = await accessToken(tokens);
  expect(personal.sub, person.account, 'sub');
  expect(personal.client_id, client.id, 'client_id');
  expect(personal.area, area, 'area');
  expect(personal.scope, 'learners:read', 'scope: only what the person may do');

  const program = await accessToken(
    await validating(() => oidc.clientCredentialsGrant(provider, { scope: 'learners:read operations:write' })));
  expect(program.client_id, client.id, 'client_id of the program');
  expect(program.area, area, 'area of the program');
  expect(program.scope, 'learners:read', 'scope: only what the program may do');
});
