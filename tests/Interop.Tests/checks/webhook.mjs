// V23: an operator without AMQP, its signatures made and checked by the standard's own library.
// webhook.mjs LOGIN ACT
//   LOGIN  JSON file: port to listen on, secret, door (where events are handed in), source
//   ACT    report, or forge: signs with another secret
// Takes one request of the platform, hands in its receipt and says what the platform answered.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { check, Refusal } from './contract.mjs';

const contentType = 'application/cloudevents+json';

const taken = ({ port, secret }) => new Promise((resolve, reject) => {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request)
      body += chunk;
    try {
      new Webhook(secret).verify(body, request.headers);
      response.writeHead(204).end(() => server.close(() => resolve(JSON.parse(body))));
    } catch (error) {
      response.writeHead(401).end();
      reject(new Refusal(error.message));
    }
  }).listen(port, '127.0.0.1');
});

await check(async (file, act) => {
  const login = JSON.parse(readFileSync(file, 'utf8'));
  const request = await taken(login);
  const now = new Date();
  const body = JSON.stringify({
    specversion: '1.0', id: randomUUID(), source: login.source, type: 'vn.bdhvs.message.receipt-reported.v1',
    time: now.toISOString(), subject: request.subject, datacontenttype: 'application/json',
    dataschema: 'urn:bdhvs:schema:message.receipt-reported.v1', traceparent: request.traceparent,
    data: {
      reference: request.subject, operatorMessageId: randomUUID(), state: 'delivered', occurredAt: now.toISOString(),
    },
  });
  const id = randomUUID();
  const secret = act === 'forge' ? `whsec_${randomBytes(32).toString('base64')}` : login.secret;
  const answer = await fetch(login.door, {
    method: 'POST',
    headers: {
      'content-type': contentType, 'webhook-id': id, 'webhook-timestamp': `${Math.floor(now / 1000)}`,
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
    body,
  });
  if (answer.status !== 204)
    throw new Refusal(`${answer.status} ${await answer.text()}`);
});
process.exit();
