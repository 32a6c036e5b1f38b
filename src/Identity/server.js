// OpenID provider for development: any other issuer takes its place by configuration alone.
import { createServer } from 'node:http';
import Provider, { interactionPolicy } from 'oidc-provider';
import { accounts, clients, registrations, scopesFor, scopesOf } from './directory.js';
import { loadKeys } from './keys.js';
import { login } from './login.js';

if (process.env.NODE_ENV === 'production' && process.env.ALLOW_DEVELOPMENT_ISSUER !== 'true') {
  console.error('This issuer has well-known passwords: name a real one in Authentication:Issuer, '
    + 'or set ALLOW_DEVELOPMENT_ISSUER=true on a closed network.');
  process.exit(1);
}

const port = Number(process.env.PORT ?? 8090);
const issuer = process.env.ISSUER ?? `http://localhost:${port}`;
const audience = process.env.AUDIENCE ?? 'https://api.bdhvs.local';
const { jwks, cookies } = loadKeys(process.env.DATA_DIR);
const tenMinutes = 600;
const workingDay = 8 * 3600;

const policy = interactionPolicy.base();
policy.remove('consent'); // the platform's own portals: nothing to ask

const provider = new Provider(issuer, {
  jwks,
  cookies: { keys: cookies, long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
  clients: registrations(),
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  scopes: ['openid', 'offline_access'],
  claims: { openid: ['sub', 'name'] },
  conformIdTokenClaims: false,
  responseTypes: ['code'],
  issueRefreshToken: (context, client) => client.grantTypeAllowed('refresh_token'),
  pkce: { required: () => true },
  ttl: {
    AccessToken: tenMinutes, ClientCredentials: tenMinutes, IdToken: tenMinutes, Interaction: tenMinutes,
    AuthorizationCode: 60, RefreshToken: workingDay, Session: workingDay, Grant: workingDay,
  },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource(context, client) {
        // Without a scope a client asks for all it may do.
        if (context.oidc.params.grant_type === 'client_credentials')
          context.oidc.params.scope ??= scopesOf(clients.get(client.clientId).roles).join(' ');
        return audience;
      },
      useGrantedResource: () => true,
      getResourceServerInfo(context, resource, client) {
        const { roles, userRoles } = clients.get(client.clientId);
        const signedIn = context.oidc.params.grant_type !== 'client_credentials';
        return {
          scope: scopesOf(signedIn ? userRoles ?? roles : roles).join(' '),
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: tenMinutes,
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  },
  interactions: { policy, url: (context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (context, id) => accounts.has(id)
    && { accountId: id, claims: () => ({ sub: id, name: accounts.get(id).name }) },
  extraTokenClaims: (context, token) => {
    const { area, organisation } = token.accountId ? accounts.get(token.accountId) : clients.get(token.clientId);
    return { ...(area && { area }), ...(organisation && { organisation }) };
  },
  async loadExistingGrant(context) {
    const { client, session, provider: { Grant } } = context.oidc;
    const grant = new Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid offline_access');
    const scopes = scopesFor(clients.get(client.clientId), accounts.get(session.accountId));
    grant.addResourceScope(audience, scopes.join(' '));
    await grant.save();
    return grant;
  },
});
provider.on('server_error', (context, error) => console.error(error));

const protocol = provider.callback();
const server = createServer((request, response) => {
  if (request.url === '/health')
    return response.writeHead(200, { 'content-type': 'text/plain' }).end('Healthy');
  if (!request.url.startsWith('/interaction/'))
    return protocol(request, response);
  return login(provider, request, response).catch(() => {
    if (!response.headersSent)
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Phiên đăng nhập không còn hiệu lực. · This sign-in is no longer valid.');
  });
});
server.on('error', (error) => {
  console.error(`Cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, process.env.HOST ?? '127.0.0.1', () => console.log(`Issuer ${issuer} is ready.`));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
