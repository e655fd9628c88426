'use strict';

const fs = require('node:fs');

/**
 * A middleware that tells Interlock which client certificates requests came with.
 *
 * @param {{interlock: string, backend: string, instance: string, credentials: string,
 *   interval?: number}} settings the URL of Interlock, who this is, an AWS credentials file, and the
 *   milliseconds between two reports; a report that fails is made up for by the next one
 * @returns {(request: import('node:http').IncomingMessage, response?: unknown,
 *   next?: () => void) => void}
 */
function reportSeen(settings) {
  const url = new URL(
    `v1/backends/${encodeURIComponent(settings.backend)}/observations`,
    settings.interlock.replace(/\/*$/, '/'),
  );
  const seen = new Map();
  setInterval(report, settings.interval ?? 5000).unref();

  async function report() {
    for (const [fingerprint, { count, lastSeen }] of seen) {
      seen.delete(fingerprint);
      const body = { instance: settings.instance, fingerprint, lastSeen, count };
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: basic(settings.credentials) },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      } catch (failure) {
        note(fingerprint, count, lastSeen);
        process.emitWarning(`Interlock did not take an observation: ${failure.message}`);
      }
    }
  }

  function note(fingerprint, count, lastSeen) {
    const known = seen.get(fingerprint) ?? { count: 0, lastSeen };
    seen.set(fingerprint, {
      count: known.count + count,
      lastSeen: known.lastSeen > lastSeen ? known.lastSeen : lastSeen,
    });
  }

  return (request, response, next) => {
    const { fingerprint256 } = request.socket.getPeerCertificate();
    if (fingerprint256) {
      note(fingerprint256.replaceAll(':', '').toLowerCase(), 1, new Date().toISOString());
    }
    next?.();
  };
}

function basic(file) {
  const text = fs.readFileSync(file, 'utf8');
  const value = (name) => text.match(new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)`, 'm'))?.[1] ?? '';
  const pair = `${value('aws_access_key_id')}:${value('aws_secret_access_key')}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

module.exports = { reportSeen };
