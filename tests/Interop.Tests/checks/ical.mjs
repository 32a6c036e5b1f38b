// V40: a calendar program reads the feed of an area. ical.mjs FILE UID START, the start being an instant in UTC.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { check, Refusal, validating } from './contract.mjs';

await check(async (file, uid, start) => {
  const calendar = new ICAL.Component(await validating(() => ICAL.parse(readFileSync(file, 'utf8'))));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));

  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const event = events.find((candidate) => candidate.uid === uid);
  if (!event)
    throw new Refusal(`no event ${uid}`);
  const read = event.startDate.convertToZone(ICAL.Timezone.utcTimezone).toString();
  if (event.startDate.zone.tzid !== 'Asia/Ho_Chi_Minh' || read !== start)
    throw new Refusal(`starts at ${read} in ${event.startDate.zone.tzid}, not at ${start}`);
  if (!event.summary || event.endDate.compare(event.startDate) <= 0)
    throw new Refusal('has no title or no length');
});
