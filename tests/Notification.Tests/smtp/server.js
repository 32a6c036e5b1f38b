// Prints its port, then a line of JSON for each mail. What it does with one, the local part of the recipient says.
import { SMTPServer } from "smtp-server";

const read = (stream) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    stream.on("error", reject);
  });

const failure = (code, text) => Object.assign(new Error(text), { responseCode: code });

const seen = new Set();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo(address, session, done) {
    if (address.address.startsWith("nobody")) return done(failure(550, "No such user here"));
    if (address.address.startsWith("later") && !seen.has(address.address)) {
      seen.add(address.address);
      return done(failure(451, "Greylisted, try again"));
    }
    done();
  },
  async onData(stream, session, done) {
    const raw = await read(stream);
    const to = session.envelope.rcptTo.map((recipient) => recipient.address);
    console.log(JSON.stringify({ to, from: session.envelope.mailFrom.address, raw }));
    if (to[0].startsWith("silent")) return; // has the whole mail and never says so
    done(null, "Queued");
  },
});
server.on("error", (error) => console.error(error.message));
server.listen(0, "127.0.0.1", function () {
  console.log(JSON.stringify({ port: this.address().port }));
});
