// Who may sign in and what each may do: accounts, clients and the scopes of their roles.
import { timingSafeEqual, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const roles = read('./roles.json');
const byId = (entries) => new Map(entries.map((entry) => [entry.id, entry]));

export const clients = byId(read('./clients.json'));
export const accounts = byId(read('./accounts.json'));

export const scopesOf = (names) => [...new Set(names.flatMap((name) => roles[name]))];

/** What a client may do for a signed-in user: never more than the user's own roles. */
export const scopesFor = (client, account) => {
  const allowed = new Set(scopesOf(client.userRoles ?? client.roles));
  return scopesOf(account.roles).filter((scope) => allowed.has(scope));
};

/** CLIENT_PORTAL_PHU_THO_SECRET and CLIENT_PORTAL_PHU_THO_REDIRECT_URIS replace what clients.json says. */
const override = (client, name) => process.env[`CLIENT_${client.id.toUpperCase().replaceAll('-', '_')}_${name}`];

export const registrations = () => [...clients.values()].map((client) => {
  const redirectUris = override(client, 'REDIRECT_URIS')?.split(',') ?? client.redirectUris ?? [];
  return {
    client_id: client.id,
    client_name: client.name,
    client_secret: override(client, 'SECRET') ?? client.secret,
    grant_types: redirectUris.length
      ? ['authorization_code', 'refresh_token', 'client_credentials'] : ['client_credentials'],
    response_types: redirectUris.length ? ['code'] : [],
    redirect_uris: redirectUris,
    post_logout_redirect_uris: redirectUris.map((uri) => new URL('/', uri).href),
  };
});

const digest = (text) => createHash('sha256').update(text).digest();

export const signIn = (id, password) => {
  const account = accounts.get(id);
  const matches = timingSafeEqual(digest(password), digest(account?.password ?? ''));
  return account && matches ? account : undefined;
};
