// A telecom operator in one file: reads what the platform asks for, does it once per reference, and reports. Replace
// the three functions of `work` by calls of your own systems; the rest may stay as it is.
import { randomUUID, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import amqp from 'amqplib';
import { CloudEvent, HTTP } from 'cloudevents';

const id = process.env.OPERATOR_ID ?? 'demo';
const user = process.env.OPERATOR_USER ?? `operator-${id}`;
const source = process.env.OPERATOR_SOURCE ?? `urn:operator:${id}`;
const broker = new URL(process.env.OPERATOR_URL ?? 'amqp://localhost:5672');
const contentType = 'application/cloudevents+json';

const file = (name) => process.env[name] && readFileSync(process.env[name]);

/** The real channel asks for a certificate beside the password: files in PEM. */
const tls = { ca: file('OPERATOR_CA'), cert: file('OPERATOR_CERT'), key: file('OPERATOR_KEY') };

/** What was done already, by reference. Keep this in your database: the platform may ask again after a restart. */
const done = new Map();

const once = (reference, act) => {
  if (!done.has(reference))
    done.set(reference, act());
  return done.get(reference);
};

const now = () => new Date().toISOString();
const number = (reference) => createHash('sha256').update(reference).digest('hex').slice(0, 16);

/** By type of request: the reports to send, in their order. */
const work = {
  'vn.bdhvs.message.send-requested.v1': ({ reference }) => {
    const operatorMessageId = once(reference, () => number(reference)); // here: hand the text to the message centre
    return ['accepted', 'delivered'].map((state) => ({
      fact: 'message.receipt-reported.v1', data: { reference, operatorMessageId, state, occurredAt: now() },
    }));
  },
  'vn.bdhvs.account.provision-requested.v1': ({ reference }) => {
    const occurredAt = once(reference, now); // here: open the account
    return [{ fact: 'account.provisioned.v1', sequence: 1, data: { reference, occurredAt } }];
  },
  'vn.bdhvs.session.link-requested.v1': ({ reference }) => {
    const occurredAt = once(reference, now); // here: make a room
    const joinUrl = `https://${id}.example/sessions/${number(reference)}`;
    return [{ fact: 'session.link-ready.v1', sequence: 1, data: { reference, joinUrl, occurredAt } }];
  },
};

const report = (request, { fact, sequence, data }) => new CloudEvent({
  id: randomUUID(),
  source,
  type: `vn.bdhvs.${fact}`,
  time: now(),
  subject: data.reference,
  datacontenttype: 'application/json',
  dataschema: `urn:bdhvs:schema:${fact}`,
  ...(sequence && { sequence }),
  ...(request.traceparent && { traceparent: request.traceparent }), // the platform sees one trace
  data,
});

/** At least once: a nack means that the platform's queue is full, so the same event goes again a little later. */
const publish = async (channel, event) => {
  const body = Buffer.from(HTTP.structured(event).body);
  const properties = { contentType, userId: user, persistent: true, mandatory: true };
  for (let pause = 200; ; pause = Math.min(pause * 2, 5000)) {
    const taken = await new Promise((resolve) =>
      channel.publish(`partner.${id}.in`, '', body, properties, (refused) => resolve(!refused)));
    if (taken || channel.closed)
      return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
};

const take = async (channel, message) => {
  const request = HTTP.toEvent({ headers: { 'content-type': contentType }, body: message.content.toString() });
  const reports = work[request.type]?.(request.data) ?? []; // a type of tomorrow is read and left alone
  console.log(`${request.type} ${request.subject}: ${reports.length} reports`);
  for (const each of reports)
    await publish(channel, report(request, each));
  if (!channel.closed)
    channel.ack(message); // last: whatever was not reported is asked for again
};

const serve = async () => {
  const connection = await amqp.connect({
    protocol: broker.protocol.slice(0, -1),
    hostname: broker.hostname,
    port: Number(broker.port || (broker.protocol === 'amqps:' ? 5671 : 5672)),
    vhost: process.env.OPERATOR_VHOST ?? `/operators/${id}`,
    username: user,
    password: process.env.OPERATOR_PASSWORD,
    heartbeat: 15,
  }, tls);
  const channel = await connection.createConfirmChannel();
  const closed = new Promise((resolve) => connection.once('close', resolve));
  connection.on('error', () => {});
  channel.on('error', () => {});
  channel.on('close', () => { channel.closed = true; connection.close().catch(() => {}); });
  await channel.prefetch(64);
  await channel.consume(`partner.${id}.out`, (message) =>
    message && take(channel, message).catch((error) => console.error(error.message)));
  await channel.consume(`partner.${id}.errors`, (message) => {
    if (!message)
      return;
    console.error('refused', JSON.parse(message.content.toString()).data);
    channel.ack(message);
  });
  console.log('ready');
  await closed;
};

for (;;) {
  await serve().catch((error) => console.error(error.message));
  await new Promise((resolve) => setTimeout(resolve, 500));
}
