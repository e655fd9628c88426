-- Which certificate a call of GenerateClientCertificate made, so that its repeat makes no other.
CREATE TABLE command.generate_call (
  access_key     text        NOT NULL,
  invocation_id  text        NOT NULL,
  request        text        NOT NULL,
  certificate_id text        NOT NULL,
  called_at      timestamptz NOT NULL,
  PRIMARY KEY (access_key, invocation_id)
);
CREATE INDEX ON command.generate_call (called_at);
