-- The renewals that somebody should see to; written in the transaction of the events.
CREATE TABLE command.renewal_risk (
  certificate_id text  PRIMARY KEY,
  risk           jsonb NOT NULL
);
