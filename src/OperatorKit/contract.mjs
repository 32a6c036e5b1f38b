// The published contract, as the conformance command enforces it: the files are the ones the platform enforces.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { HTTP } from 'cloudevents';
import { load } from 'js-yaml';

const here = dirname(fileURLToPath(import.meta.url));
// Beside the kit where it was handed over, in the platform's source where it was cloned.
const folder = existsSync(join(here, 'asyncapi.yaml')) ? here : join(here, '..', 'PartnerGateway');
const { components: { messages, schemas } } = load(readFileSync(join(folder, 'asyncapi.yaml'), 'utf8'));
const payloads = Object.fromEntries(readdirSync(join(folder, 'Schemas'))
  .map((file) => [file, JSON.parse(readFileSync(join(folder, 'Schemas', file), 'utf8'))]));

const ajv = new Ajv2020({ strict: true, allErrors: true, schemas: Object.values(payloads) });
addFormats(ajv);
const validators = Object.fromEntries(Object.values(messages).map(({ name, payload }) => [
  name,
  ajv.compile(JSON.parse(JSON.stringify({ ...payload, $defs: schemas })
    .replaceAll('#/components/schemas/', '#/$defs/')
    .replace(/\.\/Schemas\/([^"]+)/g, (_, file) => payloads[file].$id))),
]));

/** An example of the data of a type, to be filled with references of one's own. */
export const example = (fact) => {
  const file = `${fact.replaceAll('.', '-').replace('-v1', '.v1')}.json`;
  return structuredClone(payloads[file].examples[0]);
};

const harmless = ['traceparent', 'tracestate', 'x-dotnet-pub-seq-no'];

/** A member that is written twice: JSON.parse takes the last, the platform takes neither. */
const repeated = (text) => {
  const objects = [];
  for (const [token, string, isName] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    if (token === '{')
      objects.push(new Set());
    else if (token === '}')
      objects.pop();
    else if (isName) {
      const [names, name] = [objects.at(-1), JSON.parse(string)];
      if (names.has(name))
        return name;
      names.add(name);
    }
  }
};

/** Why what an operator published breaks the contract, or nothing. */
export const faultOf = ({ content, properties }, { user, source }) => {
  if (!/^application\/cloudevents\+json(; *charset=utf-8)?$/i.test(properties.contentType ?? ''))
    return `content-type is ${properties.contentType}`;
  if (properties.userId !== user)
    return `user-id is ${properties.userId}, not ${user}`;
  if (properties.deliveryMode !== 2)
    return 'the message is not persistent';
  const foreign = Object.keys(properties.headers ?? {}).filter((name) => !harmless.includes(name));
  if (foreign.length)
    return `headers ${foreign}`;
  if (content.length > 65536)
    return `${content.length} bytes`;
  try {
    const body = content.toString();
    const event = JSON.parse(body);
    if (event.source !== source)
      return `source is ${event.source}, not ${source}`;
    const twice = repeated(body);
    if (twice !== undefined)
      return `member ${twice} is written twice`;
    if (/\\u0000/.test(body))
      return 'U+0000 is in it';
    if (event.data?.reference && event.subject?.toLowerCase() !== event.data.reference.toLowerCase())
      return `subject is ${event.subject}, not the reference`;
    HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents+json' }, body }).validate();
    const validate = validators[event.type];
    if (!validate)
      return `no message of the contract has type ${event.type}`;
    return validate(event) ? undefined : ajv.errorsText(validate.errors);
  } catch (error) {
    return error.message;
  }
};
