// A service in five lines: answers every request with its process id.
const server = require('node:http').createServer((request, response) => {
  response.setHeader('connection', 'close');
  response.end(String(process.pid));
});
server.listen(Number(process.env.PORT), 'localhost', () => console.log('listening'));
