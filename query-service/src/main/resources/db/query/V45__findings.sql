-- What evidence has opened and not closed again. Whether a stage presents the certificate is joined
-- on reading. Without a certificate its id is empty.
CREATE TABLE query.finding (
  backend_id     text        NOT NULL,
  instance       text        NOT NULL,
  kind           text        NOT NULL,
  certificate_id text        NOT NULL,
  since          timestamptz NOT NULL,
  detail         text        NOT NULL,
  PRIMARY KEY (backend_id, instance, kind, certificate_id)
);
