// The operators' contract as the repository publishes it: the AsyncAPI document and the payload schemas beside it,
// which are the files that the partner gateway enforces.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

export const payloadSchemas = (contract) => {
  const folder = join(dirname(contract), 'Schemas');
  return readdirSync(folder).map((file) => read(join(folder, file)));
};

export const eventType = ({ $id }) => `vn.bdhvs.${$id.split(':').at(-1)}`;

/** What the document says of a message, as a schema of its own: payload schemas are referred to by their `$id`. */
export const messageSchema = (contract, type) => {
  const { components: { messages, schemas } } = load(readFileSync(contract, 'utf8'));
  const { payload } = Object.values(messages).find(({ name }) => name === type) ?? {};
  return payload && JSON.parse(JSON.stringify({ ...payload, $defs: schemas })
    .replaceAll('#/components/schemas/', '#/$defs/')
    .replace(/\.\/Schemas\/[^"]+/g, (file) => read(join(dirname(contract), file)).$id));
};
