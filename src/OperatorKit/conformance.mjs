// Does an operator keep the contract? conformance.mjs [options] [-- command…]
//   --amqp URL        a broker of your own, administrator's login; amqp://guest:guest@localhost:5672 unless said
//   --management URL  its management API; http://guest:guest@localhost:15672 unless said
//   --id ID           the operator's slug; conformance unless said
//   --password TEXT   the operator's password; made up unless said
//   --timeout S       longest wait for one answer; 15 unless said
// With a command, runs it as the operator; without, waits until the operator connects by itself. Prints one line a
// requirement and ends with 0 where all are kept, 1 where one is not, 2 where nothing could be judged.
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { example, faultOf } from './contract.mjs';
import { Platform } from './platform.mjs';

const { values: options, positionals: command } = parseArgs({
  allowPositionals: true,
  options: {
    amqp: { type: 'string', default: 'amqp://guest:guest@localhost:5672' },
    management: { type: 'string', default: 'http://guest:guest@localhost:15672' },
    id: { type: 'string', default: 'conformance' },
    password: { type: 'string', default: randomBytes(12).toString('hex') },
    timeout: { type: 'string', default: '15' },
  },
});
const patience = Number(options.timeout) * 1000;
const platform = new Platform({
  id: options.id, amqpUrl: options.amqp, managementUrl: options.management, password: options.password,
});
const send = 'message.send-requested.v1';
const receipt = 'message.receipt-reported.v1';
const final = ['delivered', 'undeliverable', 'expired', 'rejected'];
const secretText = `kiem thu ${randomUUID()}`;

const must = (kept, reason) => {
  if (!kept)
    throw new Error(reason);
};
const message = () => ({ ...example(send), reference: randomUUID(), to: '+84900000001', text: secretText });
const receipts = (reference) => platform.reports(reference, receipt);
const finalOf = (reference) => receipts(reference).find(({ data }) => final.includes(data.state));
const delivered = (reference, ms = patience) => platform.until(() => finalOf(reference), ms);
const quiet = () => new Promise((resolve) => setTimeout(resolve, Math.min(patience, 2000)));

const asked = async (fact, answer) => {
  const data = { ...example(fact), reference: randomUUID() };
  const request = await platform.ask(fact, data);
  const first = await platform.until(() => platform.reports(data.reference)[0], patience);
  must(first, `no answer to ${fact}`);
  must(answer.includes(first.type.slice(9)), `${fact} was answered by ${first.type}`);
  must(first.sequence >= 1, 'the answer has no sequence');
  await platform.ask(fact, data, { id: request.id });
  await platform.until(() => platform.reports(data.reference)[1], patience);
  return platform.reports(data.reference);
};

const requirements = {
  'K01 reads its queue': async () =>
    must(await until(async () => await platform.consumers() > 0, 60_000), 'nobody consumes the queue'),
  'K02 reports what became of a message': async () => {
    const data = message();
    await platform.ask(send, data);
    must(await platform.until(() => receipts(data.reference)[0], patience), 'no receipt');
    must(await delivered(data.reference), 'no final receipt: delivered, undeliverable, expired or rejected');
  },
  'K03 a message has one id at the operator, and one end': async () => {
    const data = message();
    await platform.ask(send, data);
    must(await delivered(data.reference), 'no final receipt');
    const ids = new Set(receipts(data.reference).map((event) => event.data.operatorMessageId));
    must(ids.size === 1, `${ids.size} operatorMessageIds for one text`);
    const ends = new Set(receipts(data.reference).map((event) => event.data.state).filter((s) => final.includes(s)));
    must(ends.size === 1, `ends as ${[...ends]}`);
  },
  'K04 a repeated request is no second message': async () => {
    const data = message();
    const { id } = await platform.ask(send, data);
    must(await delivered(data.reference), 'no final receipt');
    await platform.ask(send, data, { id });
    await platform.ask(send, data);
    await quiet();
    const ids = new Set(receipts(data.reference).map((event) => event.data.operatorMessageId));
    must(ids.size === 1, `the text was sent ${ids.size} times`);
  },
  'K05 answers continue the trace of their request': async () => {
    const [data, trace] = [message(), randomBytes(16).toString('hex')];
    await platform.ask(send, data, { traceparent: `00-${trace}-b7ad6b7169203331-01` });
    must(await delivered(data.reference), 'no final receipt');
    must(receipts(data.reference).every((event) => event.traceparent?.includes(trace)), 'traceparent is not echoed');
  },
  'K06 opens an account once': async () => {
    const answers = await asked(
      'account.provision-requested.v1', ['account.provisioned.v1', 'account.provision-failed.v1']);
    must(new Set(answers.map(({ type }) => type)).size === 1, 'a repeated request is answered otherwise');
  },
  'K07 tells one link of a session': async () => {
    const answers = await asked('session.link-requested.v1', ['session.link-ready.v1']);
    must(new Set(answers.map(({ data }) => data.joinUrl)).size === 1, 'a repeated request gets another link');
  },
  'K08 what it does not know does not stop it': async () => {
    const [data, later] = [message(), { ...message(), memberOfTomorrow: true }];
    await platform.ask('weather.foreseen.v1', { reference: randomUUID() });
    await platform.ask(send, later);
    await platform.ask(send, data);
    must(await delivered(data.reference), 'stopped by a type of tomorrow');
    must(await delivered(later.reference), 'stopped by an optional member of tomorrow');
  },
  'K09 comes back after its connection was closed': async () => {
    const data = message();
    await until(async () => { await platform.closeOperatorConnections(); return await platform.consumers() === 0; },
      10_000);
    await platform.ask(send, data);
    must(await delivered(data.reference, patience + 15_000), 'did not come back');
  },
  'K10 sends again what was refused for want of room': async () => {
    const texts = [message(), message(), message(), message()];
    await platform.refuseAll();
    for (const data of texts)
      await platform.ask(send, data);
    await quiet();
    await platform.takeAgain();
    for (const data of texts)
      must(await delivered(data.reference, patience + 15_000), 'a receipt that was refused never came again');
  },
  'K11 acknowledges what it took': async () => {
    await new Promise((resolve) => setTimeout(resolve, 6000)); // the broker's figures are up to five seconds old
    must(await until(async () => await platform.unsettled() === 0, patience + 10_000), 'messages stay unacknowledged');
  },
  'K12 every event keeps the published contract': async () => {
    const faults = platform.received.map((each) => faultOf(each, platform)).filter(Boolean);
    must(platform.received.length > 0, 'there was no event');
    must(faults.length === 0, `${faults.length} of ${platform.received.length} do not: ${faults[0]}`);
  },
  'K13 an event id is used for one body': async () => {
    const bodies = new Map();
    for (const { content } of platform.received) {
      const { id } = JSON.parse(content.toString());
      must((bodies.get(id) ?? content.toString()) === content.toString(), `id ${id} has two bodies`);
      bodies.set(id, content.toString());
    }
  },
  'K14 no number and no text comes back': async () => {
    const leaks = platform.received.filter(({ content, properties }) =>
      /84900000001|0900000001/.test(content.toString()) || content.includes(secretText)
      || JSON.stringify(properties).includes('900000001'));
    must(leaks.length === 0, `${leaks.length} events hold a number or a text`);
  },
};

/** Asks until the answer is yes, a fifth of a second apart. */
async function until(probe, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200)))
    if (await probe().catch(() => false))
      return true;
  return false;
}

const run = () => spawn(command[0], command.slice(1), {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    OPERATOR_ID: platform.id,
    OPERATOR_URL: `${platform.amqpUrl.protocol}//${platform.amqpUrl.host}`,
    OPERATOR_VHOST: platform.vhost,
    OPERATOR_USER: platform.user,
    OPERATOR_PASSWORD: platform.password,
    OPERATOR_SOURCE: platform.source,
  },
});

let operator;
let missed = 0;
try {
  await platform.open();
  if (command.length)
    operator = run();
  else
    console.log(`connect to ${platform.vhost} as ${platform.user}, password ${platform.password}`);
  for (const [name, check] of Object.entries(requirements)) {
    const failure = await check().then(() => undefined, (error) => error);
    missed += failure ? 1 : 0;
    console.log(failure ? `FAIL ${name}: ${failure.message}` : `PASS ${name}`);
    if (failure && name.startsWith('K01'))
      break;
  }
  console.log(missed ? `${missed} requirements are not kept` : 'every requirement is kept');
  process.exitCode = missed ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  operator?.kill();
  await platform.close().catch((error) => console.error(error.message));
}
