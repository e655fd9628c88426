'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const os = require('node:os');
const path = require('node:path');
const { once } = require('node:events');
const { followTrust, reportSeen } = require('.');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'interlock-node-'));
const trustFile = path.join(folder, 'trust.pem');
const server = identity('localhost');
const a = identity('a');
const b = identity('b');

function identity(name) {
  const [key, cert] = ['key', 'pem'].map((suffix) => path.join(folder, `${name}.${suffix}`));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-keyout', key, '-out', cert, '-subj', `/CN=${name}`, '-days', '2',
    '-addext', 'subjectAltName=DNS:localhost'], { stdio: 'ignore' });
  return { key: fs.readFileSync(key, 'utf8'), cert: fs.readFileSync(cert, 'utf8') };
}

function replace(pem) {
  fs.writeFileSync(`${trustFile}.new`, pem);
  fs.renameSync(`${trustFile}.new`, trustFile);
}

function confirmation() {
  return JSON.parse(fs.readFileSync(`${trustFile}.confirmations/${process.pid}.json`, 'utf8'));
}

async function until(condition) {
  for (let i = 0; i < 500 && !condition(); i++) await new Promise((wake) => setTimeout(wake, 10));
  assert.ok(condition());
}

async function start(t, listener) {
  replace(a.cert);
  const verify = { requestCert: true, rejectUnauthorized: true };
  const running = https.createServer({ ...server, ...verify }, listener);
  const stop = followTrust(running, trustFile, () => server, { interval: 10 });
  running.listen(0, 'localhost');
  await once(running, 'listening');
  t.after(() => {
    stop();
    running.closeAllConnections();
    running.close();
  });
  return running.address().port;
}

async function call(port, client, agent) {
  const request = https.get({ host: 'localhost', port, ca: server.cert, agent, ...client });
  const [response] = await once(request, 'response');
  response.resume();
  await once(response, 'end');
  return response;
}

test('a connection from before a change ends with its next response', async (t) => {
  const port = await start(t, (request, response) => response.end('ok'));
  const agent = new https.Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  assert.strictEqual((await call(port, a, agent)).headers.connection, 'keep-alive');
  const before = confirmation().sha256;
  replace(b.cert);
  await until(() => confirmation().sha256 !== before);
  const last = await call(port, a, agent);
  assert.strictEqual(last.statusCode, 200);
  assert.strictEqual(last.headers.connection, 'close');
  await assert.rejects(call(port, a, agent));
});

test('a file that is broken after its first certificate is not loaded', async (t) => {
  const port = await start(t, (request, response) => response.end('ok'));
  replace(`${a.cert}${b.cert.replace('MII', 'AAA')}`);
  await until(() => confirmation().error !== undefined);
  assert.strictEqual((await call(port, a, undefined)).statusCode, 200);
});

test('what was seen is reported with the access key', async (t) => {
  const reports = [];
  const interlock = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reports.push({ url: request.url, by: request.headers.authorization, ...JSON.parse(body) });
    response.writeHead(204).end();
  });
  interlock.listen(0, 'localhost');
  await once(interlock, 'listening');
  t.after(() => interlock.close());
  const credentials = path.join(folder, 'credentials');
  fs.writeFileSync(credentials, '[default]\naws_access_key_id = X\naws_secret_access_key = Y\n');
  const seen = reportSeen({
    interlock: `http://localhost:${interlock.address().port}`,
    backend: 'orders',
    instance: 'one',
    credentials,
    interval: 20,
  });
  const port = await start(t, (request, response) => seen(request, response, () => response.end()));
  await call(port, a, undefined);
  await until(() => reports.length > 0);
  const { X509Certificate } = require('node:crypto');
  const fingerprint = new X509Certificate(a.cert).fingerprint256.replaceAll(':', '').toLowerCase();
  const { url, by, instance, count } = reports[0];
  assert.deepStrictEqual(
    { url, by, instance, count, fingerprint: reports[0].fingerprint },
    {
      url: '/v1/backends/orders/observations',
      by: `Basic ${Buffer.from('X:Y').toString('base64')}`,
      instance: 'one',
      count: 1,
      fingerprint,
    },
  );
});
