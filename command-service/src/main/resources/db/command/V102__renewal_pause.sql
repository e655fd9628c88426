-- Certificates whose rotation did not start, or was taken back: not before when to try again, and why.
CREATE TABLE command.renewal_pause (
  certificate_id text        PRIMARY KEY,
  until          timestamptz NOT NULL,
  why            text        NOT NULL
);
