-- Renewals that people should see to, as the write side reported them.
CREATE TABLE query.renewal_risk (
  certificate_id text        PRIMARY KEY,
  risk           jsonb       NOT NULL,
  since          timestamptz NOT NULL
);
