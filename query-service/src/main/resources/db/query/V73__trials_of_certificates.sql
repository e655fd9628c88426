-- What each backend did with a certificate that a rotation brought it; over when that was taken away
-- again and every instance has proved to refuse it.
CREATE TABLE query.trial (
  backend_id     text    NOT NULL,
  certificate_id text    NOT NULL,
  trial          jsonb   NOT NULL,
  over           boolean NOT NULL,
  PRIMARY KEY (backend_id, certificate_id)
);
