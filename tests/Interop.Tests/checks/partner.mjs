// V23: foreign AMQP clients at the operator channel. partner.mjs LOGIN LIBRARY ACT
//   LOGIN    JSON file: host, port, vhost, user, password, id, source, foreign
//   LIBRARY  amqplib or rabbitmq-client
//   ACT      report, twice-the-key, foreign-exchange or foreign-vhost
// `report` takes one request out of the operator's queue, publishes its receipt with confirms and acknowledges.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import amqp from 'amqplib';
import { Connection } from 'rabbitmq-client';
import { check, validating } from './contract.mjs';

const contentType = 'application/cloudevents+json';

/** The same three verbs over two libraries that know nothing of each other. */
const clients = {
  async amqplib({ host, port, vhost, user, password }) {
    const connection = await amqp.connect({ hostname: host, port, vhost, username: user, password });
    const channel = await connection.createConfirmChannel();
    const broken = new Promise((_, reject) => [connection, channel].forEach((each) => each.on('error', reject)));
    broken.catch(() => {});
    return {
      publish: (exchange, body) => Promise.race([broken, new Promise((resolve, reject) => channel.publish(
        exchange, '', body, { contentType, userId: user, persistent: true, mandatory: true },
        (refused) => (refused ? reject(refused) : resolve())))]),
      take: (queue, act) => new Promise((resolve, reject) => channel.consume(queue, (message) =>
        act(message.content).then(() => resolve(channel.ack(message)), reject))),
      close: () => channel.close().then(() => connection.close()), // the other way round the acknowledgement is lost
    };
  },
  async 'rabbitmq-client'({ host, port, vhost, user, password }) {
    const connection = new Connection({
      hostname: host, port, vhost, username: user, password, acquireTimeout: 5_000, retryHigh: 500, retryLow: 500,
    });
    const failure = new Promise((_, reject) => connection.on('error', reject));
    failure.catch(() => {});
    await Promise.race([failure, connection.onConnect(10_000)]);
    const publisher = connection.createPublisher({ confirm: true });
    return {
      publish: (exchange, body) => publisher.send(
        { exchange, routingKey: '', contentType, userId: user, durable: true, mandatory: true }, body),
      take: (queue, act) => new Promise((resolve, reject) => {
        const consumer = connection.createConsumer(
          { queue, queueOptions: { durable: true, passive: true }, qos: { prefetchCount: 1 } },
          async (message) => {
            await act(message.body).catch((error) => { reject(error); throw error; });
            setImmediate(() => consumer.close().then(resolve, reject)); // it acknowledges after this function ends
          });
        consumer.on('error', reject);
      }),
      close: () => publisher.close().then(() => connection.close()), // which waits for every channel
    };
  },
};

const receiptOf = (request, source) => JSON.stringify({
  specversion: '1.0', id: randomUUID(), source, type: 'vn.bdhvs.message.receipt-reported.v1',
  time: new Date().toISOString(), subject: request.subject, datacontenttype: 'application/json',
  dataschema: 'urn:bdhvs:schema:message.receipt-reported.v1', traceparent: request.traceparent,
  data: {
    reference: request.subject, operatorMessageId: randomUUID(), state: 'delivered',
    occurredAt: new Date().toISOString(),
  },
});

await check(async (file, library, act) => {
  const login = JSON.parse(readFileSync(file, 'utf8'));
  const [inbox, outbox] = [`partner.${login.id}.in`, `partner.${login.id}.out`];
  const vhost = act === 'foreign-vhost' ? login.foreign : login.vhost;
  const client = await validating(() => clients[library]({ ...login, vhost }));
  const twice = (text) => text.replace('"state":"delivered"', '"state":"rejected","state":"delivered"');
  if (act === 'foreign-exchange')
    await validating(() => client.publish('amq.fanout', Buffer.from('{}')));
  else
    await client.take(outbox, async (body) => {
      const request = JSON.parse(body.toString());
      const receipt = receiptOf(request, login.source);
      await client.publish(inbox, Buffer.from(act === 'twice-the-key' ? twice(receipt) : receipt));
    });
  await client.close();
});
process.exit();
