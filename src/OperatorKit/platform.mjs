// The platform's side of the channel on a broker of your own: the virtual host, exchange, queues and rights an operator
// gets, and nothing behind them. Never point it at the platform's broker.
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';

export class Platform {
  received = [];
  #waiting = new Set();

  constructor({ id, amqpUrl, managementUrl, password }) {
    Object.assign(this, { id, password, amqpUrl: new URL(amqpUrl), management: new URL(managementUrl) });
    this.vhost = `/operators/${id}`;
    this.user = `operator-${id}`;
    this.source = `urn:operator:${id}`;
    this.out = `partner.${id}.out`;
  }

  async api(method, path, body) {
    const { username, password } = this.management;
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const answer = await fetch(new URL(`/api/${path}`, this.management.origin), {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(login).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok && !(method === 'DELETE' && answer.status === 404))
      throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.status === 200 ? answer.json() : undefined;
  }

  async open() {
    const vhost = encodeURIComponent(this.vhost);
    const { id, amqpUrl } = this;
    const quorum = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
    await this.api('PUT', `vhosts/${vhost}`);
    await this.api('PUT', `permissions/${vhost}/${amqpUrl.username}`, { configure: '.*', write: '.*', read: '.*' });
    for (const queue of ['ingress', this.out, `partner.${id}.errors`])
      await this.api('PUT', `queues/${vhost}/${queue}`, quorum);
    await this.api('PUT', `exchanges/${vhost}/partner.${id}.in`, { type: 'fanout', durable: true });
    await this.api('POST', `bindings/${vhost}/e/partner.${id}.in/q/ingress`, { routing_key: '' });
    await this.api('PUT', `users/${this.user}`, { password: this.password, tags: '' });
    await this.api('PUT', `permissions/${vhost}/${this.user}`, {
      configure: '^$', write: `^partner\\.${id}\\.in$`, read: `^partner\\.${id}\\.(out|errors)$`,
    });

    this.connection = await amqp.connect({
      hostname: amqpUrl.hostname, port: Number(amqpUrl.port || 5672), vhost: this.vhost,
      username: decodeURIComponent(amqpUrl.username), password: decodeURIComponent(amqpUrl.password),
    });
    this.channel = await this.connection.createConfirmChannel();
    await this.listen();
  }

  async listen() {
    const { consumerTag } = await this.channel.consume('ingress', (message) => {
      this.received.push(message);
      this.channel.ack(message);
      for (const look of this.#waiting)
        look();
    });
    this.consumerTag = consumerTag;
  }

  /** With no room in the ingress queue the operator is refused. */
  async refuseAll() {
    await this.channel.cancel(this.consumerTag);
    await this.bound(1);
  }

  /** A wide bound instead of none: without one the broker forgets to tell its publishers that there is room again. */
  async takeAgain() {
    await this.bound(1_000_000);
    await this.listen();
  }

  bound(length) {
    return this.api('PUT', `policies/${encodeURIComponent(this.vhost)}/room`, {
      pattern: '^ingress$', 'apply-to': 'queues', definition: { 'max-length': length, overflow: 'reject-publish' },
    });
  }

  /** Asks the operator for something, as the platform does. */
  async ask(fact, data, { id = randomUUID(), traceparent } = {}) {
    const event = {
      specversion: '1.0', id, source: 'urn:bdhvs:platform', type: `vn.bdhvs.${fact}`, time: new Date().toISOString(),
      subject: data.reference ?? id, datacontenttype: 'application/json', dataschema: `urn:bdhvs:schema:${fact}`,
      ...(traceparent && { traceparent }), data,
    };
    await new Promise((resolve, reject) => this.channel.sendToQueue(
      this.out, Buffer.from(JSON.stringify(event)),
      { contentType: 'application/cloudevents+json', persistent: true, messageId: id },
      (error) => (error ? reject(error) : resolve())));
    return event;
  }

  events() {
    return this.received.flatMap(({ content }) => {
      try {
        return [JSON.parse(content.toString())];
      } catch {
        return [];
      }
    });
  }

  /** Reports about a reference, of one type or any. */
  reports(reference, type) {
    return this.events().filter(({ data, type: actual }) =>
      data?.reference === reference && (!type || actual === `vn.bdhvs.${type}`));
  }

  /** Waits until something can be seen in what was received; nothing after the deadline. */
  async until(probe, ms) {
    let look;
    const found = new Promise((resolve) => {
      look = () => { const value = probe(); if (value) resolve(value); };
      this.#waiting.add(look);
      look();
    });
    const late = new Promise((resolve) => setTimeout(resolve, ms).unref());
    const value = await Promise.race([found, late]);
    this.#waiting.delete(look);
    return value;
  }

  async consumers() {
    return (await this.channel.checkQueue(this.out)).consumerCount;
  }

  async closeOperatorConnections() {
    for (const { name, user } of await this.api('GET', 'connections?columns=name,user'))
      if (user === this.user)
        await this.api('DELETE', `connections/${encodeURIComponent(name)}`);
  }

  /** Events the operator took and did not acknowledge, or did not take. */
  async unsettled() {
    const queue = await this.api('GET', `queues/${encodeURIComponent(this.vhost)}/${this.out}`);
    return queue.messages ?? 0;
  }

  async close() {
    await this.connection?.close().catch(() => {});
    await this.api('DELETE', `users/${this.user}`);
    await this.api('DELETE', `vhosts/${encodeURIComponent(this.vhost)}`);
  }
}
