'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * Makes a running https server trust what a file holds, now and whenever it is replaced.
 *
 * A file that cannot be loaded changes nothing and is tried again. Connections from before a change
 * end with their next response, so that no request is lost and no old trust lives on. What was loaded
 * is confirmed to the agent in a file of this process. Nothing is thrown.
 *
 * @param {import('node:https').Server} server
 * @param {string} trustFile PEM
 * @param {() => import('node:tls').SecureContextOptions} options gives key, certificate and
 *   whatever else the server was made with; it is asked at each change, which replaces all of them
 * @param {{confirmations?: string, interval?: number}} settings the folder that the agent looks
 *   into, and the milliseconds between two looks at the file
 * @returns {() => void} stops
 */
function followTrust(server, trustFile, options, settings = {}) {
  const folder = settings.confirmations ?? `${trustFile}.confirmations`;
  const confirmation = path.join(folder, `${process.pid}.json`);
  const generations = new WeakMap();
  let generation = 0;
  let loaded = '';
  let said = '';

  function look() {
    try {
      const { ino, mtimeMs } = fs.statSync(trustFile);
      const file = `${ino} ${mtimeMs}`;
      if (file !== loaded && load()) loaded = file;
    } catch (failure) {
      say(`${trustFile}: ${failure.message}`, process.emitWarning);
    }
  }

  function load() {
    const pem = fs.readFileSync(trustFile, 'utf8');
    const sha256 = crypto.createHash('sha256').update(pem).digest('hex');
    let error;
    try {
      server.setSecureContext({ ...options(), ca: certificates(pem) });
      generation++;
    } catch (failure) {
      error = failure.message;
    }
    say(JSON.stringify({ sha256, error }), confirm);
    return error === undefined;
  }

  // Once for what repeats.
  function say(text, how) {
    if (text !== said) how(text);
    said = text;
  }

  function confirm(text) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(`${confirmation}.new`, text);
    fs.renameSync(`${confirmation}.new`, confirmation);
  }

  function began(socket) {
    generations.set(socket, generation);
  }

  function endAfterChange(request, response) {
    if (generations.get(request.socket) !== generation) response.setHeader('Connection', 'close');
  }

  server.on('secureConnection', began);
  server.prependListener('request', endAfterChange);
  look();
  const looking = setInterval(look, settings.interval ?? 250);
  looking.unref();
  return () => {
    clearInterval(looking);
    server.off('secureConnection', began);
    server.off('request', endAfterChange);
    fs.rmSync(confirmation, { force: true });
  };
}

/** Node itself passes over what it cannot read, and over all that follows, in silence. */
function certificates(pem) {
  const blocks = pem.match(CERTIFICATE) ?? [];
  if (blocks.length === 0) throw new Error('the trust file holds no certificate');
  blocks.forEach((block) => new crypto.X509Certificate(block));
  return blocks;
}

module.exports = { followTrust };
