'use strict';
// usage: node server.js <name> <port, 0 for any> <true: refuse clients that are not trusted> <TLS versions>
// Standard input: "load" reads trust.pem again; its end ends this process.
const { X509Certificate } = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const readline = require('node:readline');

process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});

const [name, port, verifies, tls] = process.argv.slice(2);
const tlsVersions = tls.split(',').sort();

function trusted() {
  const blocks = fs.readFileSync('trust.pem', 'utf8').match(/-----BEGIN [^]*?(?=-----BEGIN |$)/g) ?? [];
  if (blocks.length === 0) throw new Error('trust.pem holds no certificate');
  // Node drops what it can not read from `ca` without a word, so each is parsed here first.
  blocks.forEach((pem) => new X509Certificate(pem));
  return blocks;
}

// setSecureContext forgets what it is not given: always all options.
const options = () => ({
  key: fs.readFileSync('server-key.pem'),
  cert: fs.readFileSync('server.pem'),
  ca: trusted(),
  requestCert: true,
  rejectUnauthorized: verifies === 'true',
  minVersion: tlsVersions[0],
  maxVersion: tlsVersions.at(-1),
});

const server = https.createServer(options(), (request, response) => {
  const seen = request.socket.getPeerCertificate().fingerprint256 ?? null;
  const body = JSON.stringify({ backend: name, server: 'node', fingerprint256: seen });
  request.resume();
  response.writeHead(200, { 'Content-Type': 'application/json', Server: 'node' });
  response.end(body + '\n');
});
// Longer than the pool of a gateway keeps an idle connection, so that the client closes first.
server.keepAliveTimeout = 75_000;
server.listen(Number(port), '127.0.0.1', () => console.log(`listening ${server.address().port}`));

readline
  .createInterface({ input: process.stdin })
  .on('line', () => {
    try {
      server.setSecureContext(options());
      console.log('loaded');
    } catch (error) {
      console.log(`failed ${String(error.message).replaceAll('\n', ' ')}`);
    }
  })
  .on('close', () => process.exit(0));
