// The signing key and cookie keys: made at the first start, kept in DATA_DIR so that a restart leaves tokens valid.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const generate = () => ({
  jwks: {
    keys: [{
      ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
      alg: 'ES256', use: 'sig', kid: randomUUID(),
    }],
  },
  cookies: [randomBytes(32).toString('base64url')],
});

export const loadKeys = (directory) => {
  if (!directory)
    return generate();
  const file = join(directory, 'identity-keys.json');
  if (existsSync(file))
    return JSON.parse(readFileSync(file, 'utf8'));
  const keys = generate();
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Renamed into place: a start that is killed here must not leave half a file that blocks the next one.
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
};
