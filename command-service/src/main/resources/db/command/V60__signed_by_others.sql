-- Those that signed a certificate, the nearest first; none when it is self-signed.
ALTER TABLE command.client_certificate
  ADD COLUMN authorities jsonb NOT NULL DEFAULT '[]';

-- Certificates that another authority has yet to sign.
CREATE TABLE command.certificate_request (
  id            text PRIMARY KEY,
  listed        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  description   text,
  tags          jsonb NOT NULL,
  subject       text NOT NULL,
  key_algorithm text NOT NULL,
  request       text NOT NULL,
  requested_at  timestamptz NOT NULL
);
